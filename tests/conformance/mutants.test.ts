import { beforeAll, describe, expect, test } from 'vitest';
import { build, readWith, readerOfRows } from './mutants/build.ts';
import { isFound } from './mutants/judge.ts';
import { parserFaults } from './mutants/parser-faults.ts';
import { tableFaults, wholeRows } from './mutants/table-faults.ts';

let sound = '';
beforeAll(async () => {
  sound = await build();
});

describe('a planted fault is found by vectors and made messages', () => {
  test('the reader without a fault passes', async () => {
    expect(isFound(await readWith(sound))).toBe(false);
  });

  test.each(parserFaults)('$file: $from', async (fault) => {
    expect(isFound(await readWith(await build(fault)))).toBe(true);
  });

  test('in every row of the table', async () => {
    const faults = tableFaults();
    expect(faults.length).toBeGreaterThan(700);
    const readerWith = readerOfRows(sound);
    const rows = wholeRows().join('\n');
    expect(isFound(readerWith(rows))).toBe(false);
    const missed = faults.filter(
      ({ row, instead, ais }) => !isFound(readerWith(rows.replace(row, () => instead)), ais),
    );
    expect(missed).toEqual([]);
  });
});
