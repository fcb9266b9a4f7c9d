import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayAt, day, dayToNumber, numberToDay, parseDay } from './calendar.ts';
import { type CompanyId, type ProductId, isUuid, lotIdOf, uuidV5, uuidV7 } from './ids.ts';
import { add, fromMicros, multiply, parseQuantity, quantity, subtract, toMicros } from './quantity.ts';

describe('quantities', () => {
  test('[UOM-1] a tenth and a fifth are three tenths', () => {
    expect(add(quantity('0.1'), quantity('0.2'))).toBe('0.3');
    expect(multiply(quantity('40'), quantity('25'))).toBe('1000');
  });

  test('[UOM-1] one value has one spelling', () => {
    for (const spelling of ['5', '5.0', '05', ' 5.000000 '])
      expect(parseQuantity(spelling)).toEqual({ ok: true, value: '5' });
    expect(parseQuantity('-0')).toEqual({ ok: true, value: '0' });
  });

  test.each(['', '1,5', '1e3', '1.2345678', 'NaN', '1234567890123', '--1', '٣'])(
    '%j is no quantity',
    (text) => {
      expect(parseQuantity(text).ok).toBe(false);
    },
  );

  test('[UOM-1] adding and taking away is lossless', () => {
    const any = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(fromMicros);
    fc.assert(fc.property(any, any, (a, b) => subtract(add(a, b), b) === a && fromMicros(toMicros(a)) === a));
  });
});

describe('calendar', () => {
  test('[EXP-5] every day has its number and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (n) => dayToNumber(numberToDay(n)) === n),
    );
    expect(numberToDay(0)).toBe('1970-01-01');
    expect(addDays(day('2027-12-31'), 60)).toBe('2028-02-29');
  });

  test.each(['2027-02-29', '2027-13-01', '2027-00-10', '2027-1-1', '27-01-01'])('%s is no day', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('[EXP-5] the day is the day on the wall of the site', () => {
    const lateEvening = 1_795_298_400_000; // 2026-11-21T22:00Z
    expect(dayAt(lateEvening, 'UTC')).toBe('2026-11-21');
    expect(dayAt(lateEvening, 'Asia/Tokyo')).toBe('2026-11-22');
  });
});

describe('ids', () => {
  test('a version 7 id sorts by time', () => {
    const early = uuidV7(1, new Uint8Array(10).fill(255));
    const late = uuidV7(2, new Uint8Array(10));
    expect(isUuid(early) && isUuid(late) && early < late).toBe(true);
  });

  test('a version 5 id is the one of RFC 9562, appendix A.4', () => {
    expect(uuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  test('[NUM-6] a lot is its company, product and trimmed name', () => {
    const company = uuidV7(1, new Uint8Array(10)) as CompanyId;
    const [oats, rye] = ['oats', 'rye'] as ProductId[] as [ProductId, ProductId];
    expect(lotIdOf(company, oats, ' L-1 ')).toBe(lotIdOf(company, oats, 'L-1'));
    expect(lotIdOf(company, oats, 'L-1')).not.toBe(lotIdOf(company, oats, 'l-1'));
    expect(lotIdOf(company, oats, 'L-1')).not.toBe(lotIdOf(company, rye, 'L-1'));
  });
});
