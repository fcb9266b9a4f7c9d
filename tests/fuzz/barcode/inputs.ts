import { type Made, makeMessages } from '../../conformance/made/messages.ts';
import type { Random } from '../../conformance/made/random.ts';
import { vectors } from '../../conformance/vectors.ts';
import { checkCharacterOf } from '../../../src/domain/barcode/hibc/check-character.ts';

const alphabets = [
  '0123456789',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./ $+%',
  '0123456789\u001d',
  '0123456789()[]{}<>~|#^\\\u001d\u001e\u0004',
  ' \t\r\n\u0000\u0002\u0003\u001b\u007f\u00a0\u200b\ufeff',
  'àéèçùäöüßñÄÖÜ€£§°␝␞␄漢字😀\ud800\udc00',
  "<script>alert('1')</script>%00../;:'\"`$",
  '01020010172130013710',
];
const tokens = [
  '^]',
  '␝',
  '<GS>',
  '{GS}',
  '[GS]',
  '\\x1d',
  '\\u001d',
  '~',
  '|',
  '#',
  'Alt029',
  '{FNC1}',
  ']',
  'è',
  '',
  '\u001d\u001d',
];
const prefixes = [
  '',
  '',
  '',
  ']C1',
  ']d2',
  ']Q3',
  ']e0',
  ']J1',
  ']C0',
  ']A0',
  ']E0',
  ']E4',
  ']I1',
  ']d1',
  ']',
  ']X',
  '\u001d',
  '+C1',
  '\u0002',
];
const suffixes = ['', '', '', '\r', '\r\n', '\t', '\n\n', '\u0003', ' '];

/** Texts of every sort that a scanner, a keyboard or a joker may send. */
export function createInputs(random: Random): () => string {
  const made = makeMessages(random.int(1, 1_000_000)).map(({ payload }: Made) => payload);
  const shown = vectors.map(({ payload }) => payload);
  const sorts: readonly (() => string)[] = [
    () => random.pick(made),
    () => damaged(random.pick(made), random),
    () => damaged(random.pick(shown), random),
    () => random.pick(made).replaceAll('\u001d', random.pick(tokens)),
    () => damaged(random.pick(made).replaceAll('\u001d', random.pick(tokens)), random),
    () => random.text(random.pick(alphabets), random.int(0, 60)),
    () =>
      Array.from({ length: random.int(1, 6) }, () =>
        random.text(random.pick(alphabets), random.int(0, 12)),
      ).join(''),
    () => random.text('0123456789', random.pick([6, 7, 8, 11, 12, 13, 14, 16, 18, 20])),
    () => healthCode(random),
    () =>
      `[)>\u001e${random.pick(['05', '06', '12', '01'])}\u001d${random.pick(made).replace(/^\u001d/, '')}\u001e\u0004`,
  ];
  return () =>
    (random.chance(0.7) ? '' : random.pick(prefixes)) + random.pick(sorts)() + random.pick(suffixes);
}

function damaged(text: string, random: Random): string {
  const characters = [...text];
  for (let times = random.int(1, 3); times > 0; times--) {
    const at = random.int(0, characters.length);
    const other = random.text(random.pick(alphabets), 1);
    random.pick([
      () => characters.splice(at, 1),
      () => characters.splice(at, 0, other),
      () => characters.splice(at, 1, other),
      () => characters.splice(at, random.int(1, 8)),
      () => characters.splice(at, 0, ...characters.slice(0, random.int(1, 20))),
    ])();
  }
  return characters.join('');
}

function healthCode(random: Random): string {
  const code = random.pick([
    () =>
      `+${random.text('ABCDEFGH', 1)}${random.text('A1B2C3', 3)}${random.text('XYZ789', random.int(1, 18))}1`,
    () => `+$$${random.text('0123456789', random.int(1, 10))}${random.text('LOT-7', 4)}`,
    () => `+H123PN1/$$3${random.text('0123456789', 6)}${random.text('AB', 3)}/S${random.text('12', 3)}`,
    () => `+${random.text('0123456789', 10)}`,
  ])();
  return code + (checkCharacterOf(code) ?? '');
}
