import { describe, expect, test } from 'vitest';
import { day } from '#domain/base/calendar.ts';
import { createFormat } from './format.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('written so that nobody reads something else', () => {
  const english = createFormat('en', 'Europe/Berlin');
  const german = createFormat('de', 'Europe/Berlin');

  test('months are letters', () => {
    expect(english.day(day('2027-06-30'))).toBe('30 Jun 2027');
    expect(english.day(day('2027-09-07'))).toBe('7 Sep 2027');
    expect(german.day(day('2027-06-30'))).toMatch(/^30\. Juni? 2027$/);
  });

  test('times are on the wall of the site', () => {
    expect(english.moment(Date.UTC(2026, 10, 21, 13, 5))).toBe('21 Nov 2026, 14:05');
    expect(createFormat('en', 'America/New_York').time(Date.UTC(2026, 10, 21, 13, 5))).toBe('08:05');
  });

  test('[UOM-1] quantities keep every digit, and a comma is never a group', () => {
    expect(plain(english.amount('1000', 'kg'))).toBe('1000 kg');
    expect(plain(english.quantity('123456789012.000001'))).toBe('123 456 789 012.000001');
    expect(plain(german.quantity('12345.5'))).toBe('12 345,5');
    expect(plain(english.quantity('-10000'))).toBe('-10 000');
  });
});
