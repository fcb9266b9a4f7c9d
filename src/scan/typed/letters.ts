/** Nine keys a page fit a hand in a glove (docs: keys at least 20 mm); rare characters come last. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-/._+*()#% ';
export const keysPerPage = 9;

/** The pages of the letter pad beside the digits: A-I, J-R, S-Z, then signs. */
export const letterPages: readonly (readonly string[])[] = pagesOf(alphabet);

function pagesOf(characters: string): string[][] {
  const pages: string[][] = [];
  for (let start = 0; start < characters.length; start += keysPerPage)
    pages.push(Array.from(characters.slice(start, start + keysPerPage)));
  return pages;
}

/** The page after this one, round and round: one large "next" key is enough. */
export function nextPage(page: number): number {
  return (page + 1) % letterPages.length;
}

/** The page that bears a character; undefined when the pad has none for it. */
export function pageOf(character: string): number | undefined {
  const index = letterPages.findIndex((page) => page.includes(character.toUpperCase()));
  return index < 0 ? undefined : index;
}
