import { describe, expect, test } from 'vitest';
import { checkDigitOf, expandUpcE, gtinSpellings, hasCheckDigit, shortGtin, toGtin14 } from './keys.ts';

describe('product keys', () => {
  test.each([
    ['4012345678901', '04012345678901'],
    ['036000241457', '00036000241457'],
    ['40123455', '00000040123455'],
    ['14012345678908', '14012345678908'],
  ])('%s is one key of fourteen digits', (text, key) => {
    expect(toGtin14(text)).toBe(key);
  });

  test.each(['4012345678902', '401234567890', 'A012345678901', '', '004012345678901', '٤٠١٢٣٤٥٥'])(
    '%j is no key',
    (text) => {
      expect(toGtin14(text)).toBeUndefined();
    },
  );

  test('a check digit does not change with leading zeros', () => {
    for (let digit = 0; digit < 10; digit++) {
      const right = digit === checkDigitOf('401234567890');
      expect(hasCheckDigit(`401234567890${digit}`)).toBe(right);
      expect(hasCheckDigit(`0000401234567890${digit}`)).toBe(right);
    }
  });

  test('a product kept under its shorter number is found', () => {
    expect(gtinSpellings('04012345678901')).toEqual(['4012345678901', '04012345678901']);
    expect(gtinSpellings('00000040123455')).toEqual([
      '40123455',
      '000040123455',
      '0000040123455',
      '00000040123455',
    ]);
    expect(shortGtin('14012345678908')).toBe('14012345678908');
  });

  // The last digit of the six says where the zeros were (GenSpecs, UPC-E).
  test.each([
    ['123450', '012000003455'],
    ['123451', '012100003454'],
    ['123452', '012200003453'],
    ['987653', '098700000659'],
    ['123454', '012340000053'],
    ['123459', '012345000096'],
  ])('UPC-E %s is UPC-A %s', (short, long) => {
    expect(expandUpcE(short)).toBe(long);
    expect(expandUpcE(`0${short}${long.slice(-1)}`)).toBe(long);
    expect(expandUpcE(`0${short}${(Number(long.slice(-1)) + 1) % 10}`)).toBeUndefined();
  });
});
