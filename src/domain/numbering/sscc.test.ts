import { describe, expect, test } from 'vitest';
import { hasCheckDigit } from '../barcode/keys.ts';
import { ssccFrom } from './sscc.ts';

describe('[X16] numbers of our own packages', () => {
  test('the company prefix, the counter and a check digit make eighteen', () => {
    expect(ssccFrom('9524000', '1')).toBe('095240000000000019');
    expect(ssccFrom('952400012345', '9999')).toBe('095240001234599997');
    for (const prefix of ['9524', '9524000', '952400012345'])
      for (const counter of ['1', '42', '9999'])
        expect(hasCheckDigit(ssccFrom(prefix, counter) ?? ''), `${prefix} ${counter}`).toBe(true);
  });

  test('[NUM-5] out of leased counters every device has numbers of its own', () => {
    const seven = ssccFrom('9524000', 'D7-12');
    expect(seven?.slice(0, 17)).toBe('99524000000070012');
    expect(ssccFrom('9524000', 'D71-2')).not.toBe(ssccFrom('9524000', 'D7-12'));
    expect(hasCheckDigit(seven ?? '')).toBe(true);
  });

  test('a counter that no longer fits makes no number', () => {
    expect(ssccFrom('952400012345', '10000')).toBeNull();
    expect(ssccFrom('952400012345', 'D7-1')).toBeNull();
    expect(ssccFrom('9524000', 'D7-10000')).toBeNull();
    expect(ssccFrom('9524000', 'A17')).toBeNull();
  });
});
