const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

/** ANSI/HIBC 2: modulo 43 over the values of Code 39; nothing when a character has none. */
export function checkCharacterOf(text: string): string | undefined {
  let sum = 0;
  for (const character of text) {
    const value = characters.indexOf(character);
    if (value < 0) return undefined;
    sum += value;
  }
  return characters[sum % 43];
}

/** Whether the last character is the check character of all before it. */
export const hasCheckCharacter = (text: string): boolean =>
  text.length > 2 && checkCharacterOf(text.slice(0, -1)) === text.at(-1);
