type Layout = {
  readonly name: 'German' | 'French' | 'Spanish' | 'Italian' | 'Caps Lock';
  /** What a text of this layout shows and a US keyboard hardly types. */
  readonly tell: RegExp;
  /** Pairs: what the computer typed, then what the scanner meant. */
  readonly pairs: string;
};

/**
 * Scanners press the keys of a US keyboard; a computer set to another layout types other characters. Keys that type the
 * same are left out.
 */
export const layouts: readonly Layout[] = [
  {
    name: 'German',
    tell: /[ßüöäÜÖÄ§´°]|^\+[A-Za-z]\d/,
    pairs: `zyyzZYYZß-?_´=\`+ü[Ü{+]*}#\\'|ö;Ö:ä'Ä"-/_?;<:>"@§#&^/&(*)(=)°~`,
  },
  {
    name: 'French',
    tell: /^\$?[A-Za-z]?[&é"'(\-è_çà]{2}/,
    pairs: `aqqazwwzAQQAZWWZm;M:,m?M;,.<:./>!/§?&1é2"3'4(5-6è7_8ç9à01!2@3#4$5%6^7&8*9(0))-°_^[¨{$]£}*\\µ|ù'%"²\``,
  },
  {
    name: 'Spanish',
    tell: /[ñÑçÇ¡¿·´]|^\+[A-Za-z]\d/,
    pairs: `'-?_¡=¿+\`[^{+]*}ç\\Ç|ñ;Ñ:´'¨"-/_?;<:>"@·#&^/&(*)(=)`,
  },
  {
    name: 'Italian',
    tell: /[ìèéòçàù°£§]|^\+[A-Za-z]\d/,
    pairs: `'-?_ì=^+è[é{+]*}ù\\§|ò;ç:à'°"-/_?;<:>"@£#&^/&(*)(=)`,
  },
  { name: 'Caps Lock', tell: /^\][cDqj]\d/, pairs: '' },
];

const maps = new Map<Layout, ReadonlyMap<string, string>>();

/** The text as the scanner meant it, if the computer has this layout. */
export function asTypedOn(layout: Layout, text: string): string {
  if (layout.pairs === '') return text.replace(/[a-z]+|[A-Z]+/g, otherCase);
  let map = maps.get(layout);
  if (!map) maps.set(layout, (map = pairsToMap(layout.pairs)));
  let meant = '';
  for (const character of text) meant += map.get(character) ?? character;
  return meant;
}

const otherCase = (letters: string): string =>
  letters < 'a' ? letters.toLowerCase() : letters.toUpperCase();

function pairsToMap(pairs: string): ReadonlyMap<string, string> {
  const characters = [...pairs];
  const map = new Map<string, string>();
  for (let at = 0; at < characters.length; at += 2) map.set(characters[at] ?? '', characters[at + 1] ?? '');
  return map;
}
