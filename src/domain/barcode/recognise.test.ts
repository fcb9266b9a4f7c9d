import { describe, expect, test } from 'vitest';
import { day } from '../base/calendar.ts';
import type { RecogniseContext } from './context.ts';
import { checkDigitOf } from './keys.ts';
import { recognise } from './recognise.ts';
import type { Scan } from './scan.ts';

const context: RecogniseContext = { today: day('2026-11-21') };
const read = (text: string, more: Partial<RecogniseContext> = {}, source: Scan['source'] = 'wedge') =>
  recognise({ text, source }, { ...context, ...more });

// A GTIN, a lot and an expiry of nobody's goods.
const gtin = '04012345678901';
const label = `01${gtin}10K-77/B\u001d17280229`;

describe('a GS1 label', () => {
  test('[T08] says product, lot and expiry whatever the scanner did to it', () => {
    const forms = [
      `]C1${label}`,
      `]d2\u001d${label}\r\n`,
      label,
      label.replace('\u001d', '^]'),
      label.replace('\u001d', '|'),
      `(01)${gtin}(10)K-77/B(17)280229`,
      `https://example.com/01/${gtin}/10/K-77%2FB?17=280229`,
    ];
    for (const form of forms)
      expect(read(form)).toMatchObject({
        kind: 'gs1',
        fields: { gtin, lot: 'K-77/B', expiry: '2028-02-29' },
        ais: [
          ['01', gtin],
          ['10', 'K-77/B'],
          ['17', '280229'],
        ],
      });
  });

  test('names each repair', () => {
    expect(read(label.replace('\u001d', '~')).warnings).toEqual([
      { code: 'separator-substituted', args: ['~'] },
    ]);
    expect(read(`${label}\r`).warnings).toEqual([{ code: 'suffix-removed', args: [] }]);
  });

  test('with a mistake in it is wrong at a place, and nothing else', () => {
    expect(read(`]C101${gtin}17280230`)).toMatchObject({
      kind: 'invalid',
      standard: 'gs1',
      fault: { error: 'date', ai: '17', at: 22 },
    });
  });

  test('keeps its weight exact', () => {
    expect(read(`]C101${gtin}3103001250`).fields.quantity).toEqual({ value: '1.25', unit: 'kg' });
  });
});

describe('what this site knows', () => {
  test('[NUM-6] an exact match beats a guess', () => {
    const known = () => [{ kind: 'lot', id: 'lot-1' }] as const;
    expect(read('4012345678901')).toMatchObject({ kind: 'gtin', gtin14: gtin });
    expect(read('4012345678901', { known })).toMatchObject({ kind: 'known', match: { id: 'lot-1' } });
    expect(read(`]E04012345678901`, { known })).toMatchObject({ kind: 'gtin' });
  });

  test('[NUM-6] two things under one code ask', () => {
    const known = () =>
      [
        { kind: 'lot', id: 'a', product: 'oats' },
        { kind: 'lot', id: 'b', product: 'rye' },
      ] as const;
    const reading = read('L-7', { known });
    expect(reading).toMatchObject({ kind: 'ambiguous', between: 'known' });
    expect(reading.alternatives).toHaveLength(2);
  });

  test('the open order decides between readings that a lost GS leaves', () => {
    const swallowed = label.replace('\u001d', '');
    const strict = read(swallowed);
    expect(strict.fields.lot).toBe('K-77/B17280229');
    expect(strict.warnings).toContainEqual({ code: 'suspected-missing-separator', args: [] });
    const chosen = read(swallowed, { expected: { lots: ['K-77/B'] } });
    expect(chosen.fields).toMatchObject({ lot: 'K-77/B', expiry: '2028-02-29' });
    expect(chosen.warnings).toContainEqual({ code: 'chosen-by-context', args: ['K-77/B'] });
    expect(chosen.alternatives).toHaveLength(1);
  });

  test('a site rule reads what a restricted number weighs', () => {
    const siteRules = [{ name: 'Cheese', means: 'weight', pattern: '27.....{NNDDD}' }] as const;
    expect(read(`275432102050${checkDigitOf('275432102050')}`, { siteRules })).toMatchObject({
      kind: 'site-rule',
      code: `275432100000${checkDigitOf('275432100000')}`,
      fields: { quantity: { value: '2.05', unit: 'kg' } },
    });
  });
});

test.each(['WH/IN/00042', ' padded ', '00042', 'ÄÖ-77', '(X)99', '21#7', 'O-CMD.next', '=1+1', '<b>x</b>'])(
  '%j is plain, byte for byte',
  (text) => {
    expect(read(text)).toMatchObject({ kind: 'plain', text });
  },
);
