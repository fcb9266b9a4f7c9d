import { describe, expect, test } from 'vitest';
import { day } from '../base/calendar.ts';
import { combine } from './combine.ts';
import { checkCharacterOf } from './hibc/check-character.ts';
import { recognise } from './recognise.ts';

const context = { today: day('2026-11-21'), session: 'open' } as const;
const read = (...texts: readonly string[]) =>
  texts.map((text) => recognise({ text, source: 'wedge' }, context));
const checked = (code: string): string => code + (checkCharacterOf(code) ?? '');

describe('codes of one item', () => {
  const lot = ']C110K-77';
  const expiry = ']C117280229';
  const product = ']E04012345678901';

  test('[T08] say together what each leaves out, in any order', () => {
    const expected = { gtin: '04012345678901', lot: 'K-77', expiry: '2028-02-29' };
    for (const order of [
      [lot, expiry, product],
      [product, expiry, lot],
      [expiry, lot, product],
    ])
      expect(combine(read(...order))).toMatchObject({
        fields: expected,
        associations: { state: 'ok' },
        warnings: [],
      });
  });

  test('break a rule only together', () => {
    expect(read(lot)[0]).toMatchObject({ kind: 'gs1', associations: { state: 'deferred' } });
    expect(combine(read(lot, expiry)).associations).toEqual({
      state: 'violated',
      violations: [
        { rule: 'required-association', ai: '10', needs: '01,02,03,8006,8026' },
        { rule: 'required-association', ai: '17', needs: '01,02,03,255,8006,8026' },
      ],
    });
  });

  test('that disagree are told, and the first one stands', () => {
    const both = combine(read(product, lot, ']C110K-78'));
    expect(both.fields.lot).toBe('K-77');
    expect(both.warnings).toEqual([{ code: 'codes-disagree', args: ['lot', 'K-77', 'K-78'] }]);
    expect(both.associations).toMatchObject({ violations: [{ rule: 'repeat-conflict', ai: '10' }] });
  });

  test('the same label twice adds nothing', () => {
    const label = ']C1010401234567890110K-77';
    expect(combine(read(label, label))).toEqual(combine(read(label)));
  });

  test('keep every measure', () => {
    const { measures } = combine(read(']C13103001250', ']C13302001400')).fields;
    expect(measures).toEqual([
      { value: '1.25', unit: 'kg' },
      { value: '14', unit: 'kg', gross: true },
    ]);
  });

  test('a secondary HIBC code belongs to the primary that it names', () => {
    const primary = checked('+A999XY1231');
    const secondary = (link: string) => checked(`+$$3280229K-77${link}`);
    const right = combine(read(primary, secondary(primary.slice(-1))));
    expect(right).toMatchObject({ fields: { partNumber: 'XY123', lot: 'K-77' }, warnings: [] });
    const link = primary.endsWith('A') ? 'B' : 'A';
    expect(combine(read(secondary(link), primary)).warnings).toEqual([
      { code: 'codes-disagree', args: ['link', primary.slice(-1), link] },
    ]);
  });
});
