import { expect, test } from 'vitest';
import { names } from '../../../tests/support/workshop.ts';
import { nextFree, readBatch, replaceNumber } from './batch-faults.ts';

const free = () => false;

test('[M25] ranges with the faults on top: duplicates, in use, gaps, empty lines', () => {
  const list = readBatch(
    [...names(4, 6), 'PP-0009', 'PP-0005', ' ', 'PP-0010'],
    7,
    (number) => number === 'PP-0009',
  );
  expect(list.texts).toEqual(['PP-0004 … PP-0006 (3)', 'PP-0009', 'PP-0005', 'PP-0010']);
  expect(list.faults).toEqual({
    duplicates: ['PP-0005'],
    inUse: ['PP-0009'],
    elsewhere: [],
    gaps: [
      { after: 'PP-0006', before: 'PP-0009' },
      { after: 'PP-0005', before: 'PP-0010' },
    ],
    empty: [6],
    over: -1,
  });
  expect(list.isClean).toBe(false);
});

test('[M25] a clean list says so; gaps and another count are asked about, not forbidden', () => {
  expect(readBatch(names(4, 27), 24, free)).toMatchObject({ isClean: true, faults: { over: 0, gaps: [] } });
  expect(readBatch([...names(1, 2), ...names(5, 6)], 3, free)).toMatchObject({
    isClean: true,
    faults: { over: 1, gaps: [{ after: 'PP-0002', before: 'PP-0005' }] },
  });
  expect(readBatch([], 3, free).isClean).toBe(false);
});

test('[M25] scan to replace changes one number; two makes of number have no gap between them', () => {
  expect(replaceNumber(['A1', 'A2', 'A3'], 1, ' B7 ')).toEqual(['A1', 'B7', 'A3']);
  expect(readBatch(['A1', 'B7', 'A3'], 3, free).faults.gaps).toEqual([]);
});

test('[NUM-1, M21] next available skips numbers that are used already', () => {
  expect(nextFree(names(1, 9), (number) => number < 'PP-0004')).toBe('PP-0004');
  expect(nextFree(names(1, 2), () => true)).toBeUndefined();
});
