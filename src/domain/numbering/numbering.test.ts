import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../base/calendar.ts';
import type { SequenceId } from '../base/ids.ts';
import { quantity, sum } from '../base/quantity.ts';
import { currentBlock, isLow, left, wantsRefill } from './blocks.ts';
import { generateLots, generateSerials } from './generate.ts';
import { nextNumber, numbersFrom } from './next.ts';
import { counterOf } from './counter-of.ts';
import { leasedElsewhere } from './leased-elsewhere.ts';
import { sequenceOf } from './sequence-of.ts';
import { fallbackNumber, productionDay, spell } from './spell.ts';

const sequence = { id: 'motors' as SequenceId, name: 'Motors', prefix: 'MT-{YY}', suffix: '', padding: 4 };
const today = day('2026-11-21');

describe('the number after', () => {
  test.each([
    ['SN0009', 'SN0010'],
    ['SN0009-X', 'SN0010-X'],
    ['2026-11-0099/A', '2026-11-0100/A'],
    ['SN999', 'SN1000'],
    ['ABC', 'ABC0'],
    ['ABC0', 'ABC1'],
    ['99999999999999999999', '100000000000000000000'],
    ['', '0'],
  ])('[NUM-2] %s -> %s', (number, next) => expect(nextNumber(number)).toBe(next));

  test('[NUM-2] a run never repeats itself and only its last digits change', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z/-]{0,5}\d{1,6}[A-Z/-]{0,3}$/),
        fc.integer({ min: 1, max: 200 }),
        (first, count) => {
          const numbers = numbersFrom(first, count);
          expect(new Set(numbers).size).toBe(count);
          expect(numbers[0]).toBe(first);
          const shape = (text: string): string => text.replace(/\d+(?=\D*$)/, '#');
          expect(new Set(numbers.map(shape)).size).toBe(1);
        },
      ),
    );
  });
});

describe('generate', () => {
  test('[M24] Generate makes exactly that many numbers', () => {
    expect(generateSerials('SN0098', 3).map(({ name }) => name)).toEqual(['SN0098', 'SN0099', 'SN0100']);
    expect(generateSerials('SN1', 0)).toEqual([]);
  });

  test('[NUM-3] the last lot takes the rest', () => {
    expect(generateLots('L-1', quantity(25), quantity(10))).toEqual([
      { name: 'L-1', quantity: '10' },
      { name: 'L-2', quantity: '10' },
      { name: 'L-3', quantity: '5' },
    ]);
    expect(generateLots('L-1', quantity(25), quantity(0))).toEqual([]);
  });

  test('[NUM-3] lots add up to what was to be numbered', () => {
    const tenth = fc.integer({ min: 1, max: 500 }).map((n) => quantity((n / 10).toFixed(1)));
    fc.assert(
      fc.property(
        tenth,
        tenth,
        (total, per) => sum(generateLots('L1', total, per).map((lot) => lot.quantity)) === total,
      ),
    );
  });
});

describe('spelling', () => {
  test('[NUM-7] a text is read back as the counter that spells it, and nothing else is', () => {
    const dated = { ...sequence, suffix: '/{DD}' };
    for (const counter of [0, 42, 9999, 10_000, 123_456])
      expect(counterOf(dated, spell(dated, counter, today), today)).toBe(counter);
    for (const other of ['', 'MT-26', 'MT-260042', 'MT-26042/21', 'MT-2600042x/21', 'XX-260042/21', '/21'])
      expect(counterOf(dated, other, today)).toBeNull();
  });

  test('[NUM-7] a number is kept elsewhere where another device has leased its counter, and only as it is spelled today', () => {
    const blocks = [
      { first: 101, last: 200 },
      { first: 401, last: 401 },
    ];
    const typed = ['MT-260100', 'MT-260101', 'MT-260200', 'MT-260201', 'MT-260401', 'MT-250150', 'SN-7'];
    expect([...leasedElsewhere(typed, { sequence, blocks, day: today })]).toEqual([
      'MT-260101',
      'MT-260200',
      'MT-260401',
    ]);
    expect(leasedElsewhere(typed, { sequence, blocks: [], day: today })).toEqual(new Set());
  });

  test('[NUM-1] a product has a run of its own, or uses the one that the site shares', () => {
    const site = { sharedSequence: 'shared' as SequenceId };
    expect(sequenceOf({ sequence: sequence.id }, site)).toBe('motors');
    expect(sequenceOf({ sequence: sequence.id }, undefined)).toBe('motors');
    expect(sequenceOf({ sequence: null }, site)).toBe('shared');
    expect(sequenceOf({ sequence: null }, undefined)).toBeUndefined();
  });

  test('[NUM-1] prefix with date parts, padding, counter', () => {
    expect(spell(sequence, 42, today)).toBe('MT-260042');
    expect(spell({ ...sequence, prefix: '', padding: 7, suffix: '/{DD}{MM}{YYYY}' }, 123, today)).toBe(
      '0000123/21112026',
    );
  });

  test('[NUM-5] a dry device makes numbers that are its own, at most twenty characters, counter last', () => {
    expect(fallbackNumber(sequence, 'D7', 1, today)).toBe('MT-26D7-1');
    const long = fallbackNumber({ ...sequence, prefix: 'MUESLI{YYYY}' }, 'D123456', 98_765, today);
    expect(long).toBe('MUESLI2D123456-98765');
    expect(long).toHaveLength(20);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 1, max: 999_999 }),
        fc.string({ maxLength: 12 }),
        (device, counter, prefix) => {
          const text = fallbackNumber({ ...sequence, prefix }, `D${device}`, counter, today);
          return text.length <= 20 && text.endsWith(`D${device}-${counter}`);
        },
      ),
    );
  });

  test('[EXP-5] the night shift still writes yesterday', () => {
    const twoInTheMorning = Date.UTC(2026, 10, 21, 1, 0); // 02:00 in Berlin
    expect(productionDay(twoInTheMorning, { timeZone: 'Europe/Berlin', shiftStart: 360 })).toBe('2026-11-20');
    expect(productionDay(twoInTheMorning, { timeZone: 'Europe/Berlin', shiftStart: 0 })).toBe('2026-11-21');
  });
});

describe('blocks', () => {
  const block = (first: number, last: number, next = first) => ({
    id: `b${first}`,
    sequence: sequence.id,
    first,
    last,
    next,
  });

  test('[NUM-5] numbers rise: the block begun first is spent first', () => {
    expect(currentBlock([block(101, 200), block(1, 100, 100)])?.first).toBe(1);
    expect(currentBlock([block(101, 200), block(1, 100, 101)])?.first).toBe(101);
    expect(currentBlock([block(1, 100, 101)])).toBeUndefined();
  });

  test('[NUM-5] two ahead, refilled at half, low water said in time', () => {
    expect(wantsRefill([block(1, 100), block(101, 200)], 100)).toBe(false);
    expect(wantsRefill([block(1, 100, 51), block(101, 200)], 100)).toBe(true);
    expect(isLow([block(1, 100, 80)], 100)).toBe(false);
    expect(isLow([block(1, 100, 81)], 100)).toBe(true);
    expect(left([block(1, 100, 101), block(101, 200, 199)])).toBe(2);
  });
});
