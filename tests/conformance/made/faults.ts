import { checkDigit } from './checks.ts';
import type { Part, Row } from './dictionary.ts';
import type { Random } from './random.ts';
import { goodPart } from './values.ts';

/** What a check of the dictionary refuses, and the class of the refusal. */
type Fault = { readonly error: string; readonly spoil: (good: string, random: Random) => string };

const content = (...bad: readonly string[]): Fault => ({
  error: 'content',
  spoil: (_, random) => random.pick(bad),
});
const date = (...bad: readonly string[]): Fault => ({
  error: 'date',
  spoil: (_, random) => random.pick(bad),
});

const faults: Readonly<Record<string, Fault>> = {
  csum: {
    error: 'check-digit',
    spoil: (good, random) =>
      good.slice(0, -1) + String((Number(checkDigit(good.slice(0, -1))) + random.int(1, 9)) % 10),
  },
  gcppos1: { error: 'content', spoil: (good) => `1A34${good.slice(4)}` },
  csumalpha: {
    error: 'check-digit',
    spoil: (good) => good.slice(0, -1) + (good.endsWith('2') ? '3' : '2'),
  },
  yymmd0: date('271301', '270001', '270631', '270230', '251132'),
  yymmdd: date('270600', '271301', '270931', '260229'),
  yyyymmdd: date('20270600', '20271301', '19000229', '21000229', '20270431'),
  hh: date('24', '99'),
  mi: date('60'),
  ss: date('60', '75'),
  hhmi: date('2400', '1260'),
  iso3166: content('001', '999', '895'),
  iso3166999: content('998', '000'),
  iso3166alpha2: content('AA', 'ZZ', '1D', 'de'),
  iso4217: content('001', '998', '250'),
  packagetype: content('A', 'ZZZ', '000', 'aa'),
  iban: {
    error: 'check-digit',
    spoil: (good) => good.slice(0, 2) + (good.startsWith('98', 2) ? '97' : '98') + good.slice(4),
  },
  pcenc: content('A%', '%2', '%G0', 'x%2'),
  latitude: content('1800000001', '9999999999'),
  longitude: content('3600000001', '9180000000'),
  yesno: content('2', '9'),
  hyphen: content('+', 'A'),
  importeridx: { error: 'charset', spoil: (_, random) => random.pick(['=', '!', '/']) },
  iso5218: content('3', '8'),
  mediatype: content('00', '11', '79'),
  nonzero: { error: 'content', spoil: (good) => '0'.repeat(good.length) },
  nozeroprefix: { error: 'content', spoil: (good) => `0${good.slice(1)}` },
  zero: { error: 'content', spoil: (good) => `1${good.slice(1)}` },
  winding: content('2', '8'),
  pieceoftotal: content('0001', '0100', '0201', '9912'),
  posinseqslash: content('0/3', '3/0', '3/2', '123', '1//', '/12'),
  hasnondigit: content('1234567890'),
};

export type Spoiled = { readonly value: string; readonly error: string; readonly check: string };

/** One value for every check in the row that only this check refuses. */
export function spoiledValues(row: Row, random: Random): readonly Spoiled[] {
  const [{ type } = { type: '' }] = row.parts;
  // Base64url: at most two signs of padding, and then a whole number of three characters.
  if (type === 'Z')
    return ['ABC===', 'ABCDE==', 'AB=C'].map((value) => ({
      value,
      error: value.endsWith('=') ? 'content' : 'charset',
      check: 'padding',
    }));
  return row.parts.flatMap((part, index) =>
    part.checks.flatMap((check) => {
      const fault = faults[check];
      // A company prefix in digits can't be wrong, and the check pair vouches for the characters before it.
      if (!fault || (check === 'gcppos1' && (part.type === 'N' || part.checks.length > 1))) return [];
      if (check === 'hasnondigit') return [];
      const value = row.parts
        .slice(0, index + 1)
        .map((each, at) => (at === index ? fault.spoil(long(each, random), random) : goodPart(each, random)))
        .join('');
      return [{ value: value + rest(row, index, random), error: fault.error, check }];
    }),
  );
}

const long = (part: Part, random: Random): string => {
  let good = goodPart(part, random);
  for (let attempt = 0; attempt < 20 && good.length < Math.min(part.most, 6); attempt++)
    good = goodPart(part, random);
  return good;
};

const rest = (row: Row, index: number, random: Random): string =>
  row.parts
    .slice(index + 1)
    .filter(({ optional }) => !optional)
    .map((part) => goodPart(part, random))
    .join('');
