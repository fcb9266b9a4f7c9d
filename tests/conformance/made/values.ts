import { checkDigit, checkPair, iban, texts } from './checks.ts';
import { type Part, type Row, codesOf } from './dictionary.ts';
import type { Random } from './random.ts';

const digits = '0123456789';
const alphabets: Readonly<Record<string, string>> = {
  N: digits,
  X: texts,
  Y: '#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  Z: '-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
};

/** A value that the row accepts. */
export function goodValue(row: Row, random: Random): string {
  let value = '';
  for (const part of row.parts) {
    if (part.optional && random.chance(0.5)) break;
    value += goodPart(part, random);
  }
  return value;
}

export function goodPart(part: Part, random: Random): string {
  const length = random.chance(0.2) ? part.most : random.int(part.least, part.most);
  const check = part.checks.find((name) => !name.startsWith('gcppos') || part.checks.length === 1);
  const make = check === undefined ? undefined : makers[check];
  return make ? make(random, length, part) : random.text(alphabets[part.type] ?? '', length);
}

const two = (number: number): string => String(number).padStart(2, '0');
const year = (random: Random): string => two(random.int(0, 99));
const monthAndDay = (random: Random, first: number): string =>
  two(random.int(1, 12)) + two(random.int(first, 28));
const hour = (random: Random): string => two(random.int(0, 23));
const minute = (random: Random): string => two(random.int(0, 59));

type Maker = (random: Random, length: number, part: Part) => string;

const makers: Readonly<Record<string, Maker>> = {
  csum: (random, length) => withDigit(random.text(digits, length - 1)),
  gcppos1: (random, length, { type }) => {
    const size = Math.max(length, 4);
    return random.text(digits, 4) + random.text(alphabets[type] ?? '', size - 4);
  },
  csumalpha: (random, length) => {
    const size = Math.max(length, 8);
    const body = `${random.text(digits, 4)}A${random.text(texts, size - 7)}`;
    return body + checkPair(body);
  },
  yymmd0: (random) => year(random) + monthAndDay(random, 0),
  yymmdd: (random) => year(random) + monthAndDay(random, 1),
  yyyymmdd: (random) => `${random.int(1900, 2099)}${monthAndDay(random, 1)}`,
  hh: hour,
  mi: minute,
  ss: minute,
  hhmi: (random) => hour(random) + minute(random),
  iso3166: (random) => random.pick(codesOf('iso3166')),
  iso3166999: (random) => (random.chance(0.2) ? '999' : random.pick(codesOf('iso3166'))),
  iso3166alpha2: (random) => random.pick(codesOf('iso3166alpha2')),
  iso4217: (random) => random.pick(codesOf('iso4217')),
  packagetype: (random) => random.pick(codesOf('packagetype')),
  iban: (random, length, { most }) =>
    iban(
      random.pick(codesOf('iso3166alpha2')),
      random.text(`${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`, length === most ? 30 : random.int(7, 30)),
    ),
  pcenc: (random, length) =>
    length > 4 && random.chance(0.5)
      ? `${random.text('ABCabc-.', length - 4)}%2${random.text('0123456789ABCDEFabcdef', 1)}x`
      : random.text('ABCabc-.', length),
  latitude: (random) => String(random.int(0, 1_800_000_000)).padStart(10, '0'),
  longitude: (random) => String(random.int(0, 3_600_000_000)).padStart(10, '0'),
  yesno: (random) => random.pick(['0', '1']),
  hyphen: () => '-',
  importeridx: (random) => random.text(alphabets['Z'] ?? '', 1),
  iso5218: (random) => random.pick(['0', '1', '2', '9']),
  mediatype: (random) => random.pick(['01', '10', '80', '99']),
  nonzero: (random, length) => String(random.int(1, 10 ** length - 1)).padStart(length, '0'),
  nozeroprefix: (random, length) => random.text('123456789', 1) + random.text(digits, length - 1),
  zero: (_random, length) => '0'.repeat(length),
  winding: (random) => random.pick(['0', '1', '9']),
  pieceoftotal: (random) => {
    const total = random.int(1, 99);
    return two(random.int(1, total)) + two(total);
  },
  posinseqslash: (random) => {
    const total = random.int(1, 9);
    return `${random.int(1, total)}/${total}`;
  },
};

const withDigit = (body: string): string => body + checkDigit(body);
