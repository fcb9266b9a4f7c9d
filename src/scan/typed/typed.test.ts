import { describe, expect, test } from 'vitest';
import { checkTyped } from './check-digit.ts';
import { narrowExpected } from './expected.ts';
import { letterPages, nextPage, pageOf } from './letters.ts';
import { pickExpected, startTyping, submitTyped, typedEvent } from './typed-entry.ts';

describe('[SER-1] a serial is typed twice', () => {
  test('the same twice is taken and marked', () => {
    const first = submitTyped(startTyping, ' SN-0001 ', 'serial');
    expect(first).toEqual({ ok: true, entry: { step: 'again', first: 'SN-0001' } });
    const second = submitTyped(first.entry, 'SN-0001', 'serial');
    expect(second.entry).toEqual({ step: 'done', text: 'SN-0001', how: 'typed-twice' });
    if (second.entry.step !== 'done') throw new Error('not done');
    expect(typedEvent(second.entry, 7)).toMatchObject({
      source: 'typed',
      how: 'typed-twice',
      text: 'SN-0001',
      at: 7,
    });
  });

  test('two that differ start over', () => {
    const { entry } = submitTyped(startTyping, 'SN-0001', 'serial');
    expect(submitTyped(entry, 'SN-0007', 'serial')).toEqual({
      ok: false,
      refusal: { kind: 'differs' },
      entry: startTyping,
    });
  });

  test('one picked from the expected ones needs no second time', () => {
    expect(pickExpected('SN-0001')).toEqual({ step: 'done', text: 'SN-0001', how: 'picked' });
  });
});

describe('check digits', () => {
  test.each([
    ['09524000001016', { kind: 'valid', as: 'gtin' }],
    ['4006381333931', { kind: 'valid', as: 'gtin' }],
    ['96385074', { kind: 'valid', as: 'gtin' }],
    ['095240000000000019', { kind: 'valid', as: 'sscc' }],
    ['09521234543214', { kind: 'wrong' }],
    ['90521234543213', { kind: 'wrong' }],
    ['0000046', { kind: 'none' }],
    ['LOT-27', { kind: 'none' }],
  ])('%s', (text, verdict) => {
    expect(checkTyped(text)).toEqual(verdict);
  });

  test('a wrong one is asked for again, and a number that only looks like a GTIN can still be entered', () => {
    const first = submitTyped(startTyping, '20261121', 'code');
    expect(first).toMatchObject({ ok: false, refusal: { kind: 'check-digit' } });
    expect(submitTyped(first.entry, '20261121', 'code').entry).toMatchObject({
      step: 'done',
      how: 'typed-twice',
    });
    expect(submitTyped(startTyping, '20261121', 'lot').entry).toMatchObject({ step: 'done', how: 'typed' });
  });

  test('nothing is no entry', () => {
    expect(submitTyped(startTyping, '  ', 'lot')).toMatchObject({ ok: false, refusal: { kind: 'empty' } });
  });
});

test('letters are paged nine at a time, and every letter has its page', () => {
  expect(letterPages[0]).toEqual([...'ABCDEFGHI']);
  expect(letterPages.every((page) => page.length <= 9)).toBe(true);
  for (const letter of 'abcXYZ-/. ') expect(pageOf(letter)).toBeDefined();
  expect(nextPage(letterPages.length - 1)).toBe(0);
});

test('a half-typed name narrows the expected ones, by its start and by its end', () => {
  const expected = ['LOT-271', 'LOT-272', 'SN-0272'];
  expect(narrowExpected(expected, 'lot-27')).toEqual(['LOT-271', 'LOT-272']);
  expect(narrowExpected(expected, '272')).toEqual(['LOT-272', 'SN-0272']);
  expect(narrowExpected(expected, '')).toEqual(expected);
});
