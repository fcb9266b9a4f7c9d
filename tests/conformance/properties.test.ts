import { expect, test } from 'vitest';
import { day } from '../../src/domain/base/calendar.ts';
import { recognise } from '../../src/domain/barcode/recognise.ts';
import { longestText } from '../../src/domain/barcode/scan.ts';
import { fuzz } from '../fuzz/barcode/fuzz.ts';

test('100,000 texts of every sort are read without a throw, a silent repair or a loss', async () => {
  const { inputs, failures } = await fuzz(100_000, 20_261_121);
  expect(inputs).toBe(100_000);
  expect(failures.slice(0, 10)).toEqual([]);
});

const context = {
  today: day('2026-11-21'),
  separators: ['Alt029', '@'],
  dataIdentifiers: true,
  siteRules: [{ name: 'any', means: 'lot', pattern: `${'.'.repeat(300)}.*|{NNDDD}` }],
  expected: { lots: ['A'], serials: ['B'], gtins: ['C'] },
} as const;

/** What regular expressions and searches stumble over, made as long as wanted. */
const shapes: readonly (readonly [name: string, part: string, start?: string])[] = [
  ['digits', '7'],
  ['separators', '\u001d'],
  ['digits in groups', '77 '],
  ['brackets', '('],
  ['bracketed pairs', '(20)11'],
  ['escaped brackets', '\\(', '(10)'],
  ['one identifier again and again', '2011', ']C1'],
  ['identifiers that need each other', '3103000001310200000137112024', ']C1'],
  ['dates', '11270630'],
  ['blanks', ' ', '(01)'],
  ['tildes', '~', '01'],
  ['tokens', '<GS>', '0109521234543213'],
  ['half tokens', '\\x1', '10'],
  ['key codes', 'Alt', '10'],
  ['path', '/01/1', 'https://a'],
  ['path of qualifiers', '/10/a', 'https://a'],
  ['query', '&99=a', 'https://a/01/09521234543213?'],
  ['percent', '%2', 'https://a/01/'],
  ['slashes', '/', 'https://'],
  ['envelope', '\u001d1TA', '[)>\u001e06'],
  ['formats', '\u001e06', '[)>'],
  ['pictures', '␝', '[)>'],
  ['health industry', '/S1', '+A123B1'],
  ['line ends', '\r\n'],
  ['French keys', '&é"\'(-è_çà'],
  ['German keys', 'ß', '+C101'],
  ['pairs of surrogates', '😀'],
];

test.each(shapes)('%s take time in proportion to their length', (_name, part = '', start = '') => {
  /** CPU microseconds, the best of seven rounds that each read the same number of characters. */
  const timeOf = (length: number): number => {
    const text = (start + part.repeat(length)).slice(0, length);
    const times = (2 * longestText) / length;
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 7; round++) {
      const before = process.cpuUsage();
      for (let again = 0; again < times; again++)
        for (const source of ['wedge', 'typed'] as const) recognise({ text, source }, context);
      const { user, system } = process.cpuUsage(before);
      best = Math.min(best, (user + system) / times);
    }
    return best;
  };
  timeOf(longestText / 8);
  const short = timeOf(longestText / 8);
  const long = timeOf(longestText);
  // Eight times the text: linear work takes eight times as long, quadratic sixty-four. Below a millisecond nobody waits.
  expect(long < 1000 || long / short < 24, `${short} µs, then ${long} µs`).toBe(true);
});

test('what is longer than any symbol is cut, and said so', () => {
  const reading = recognise({ text: 'X'.repeat(longestText + 5), source: 'camera' }, context);
  expect(reading.text).toHaveLength(longestText);
  expect(reading.warnings).toContainEqual({ code: 'cut', args: [String(longestText + 5)] });
});
