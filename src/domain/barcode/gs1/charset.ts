/** Which GS1 character sets a character belongs to, one bit a set: the letters of the Syntax Dictionary. */
export const sets = { N: 1, X: 2, Y: 4, Z: 8 } as const;

const members: readonly (readonly [set: number, characters: string])[] = [
  [sets.N, '0123456789'],
  [
    sets.X,
    '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz', // GenSpecs figure 7.11-1
  ],
  [sets.Y, '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'], // GenSpecs figure 7.11-2
  [sets.Z, '-0123456789=ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'], // figure 7.11-3; "=" pads
];

const setsOf = new Uint8Array(128);
for (const [set, characters] of members)
  for (const character of characters) {
    const code = character.charCodeAt(0);
    setsOf[code] = (setsOf[code] ?? 0) | set;
  }

/** Offset of the first character from `from` to `to` that is not in the set, or -1. */
export function firstOutside(set: number, text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (((setsOf[text.charCodeAt(at)] ?? 0) & set) === 0) return at;
  return -1;
}

/** Character set 82: all that a GS1 text value may hold. */
export const isText = (character: string): boolean => firstOutside(sets.X, character, 0, 1) === -1;
