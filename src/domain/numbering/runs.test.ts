import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf, fromRuns, runText, toRuns } from './runs.ts';

test('[M25] runs stand for exactly the numbers they were made of', () => {
  const name = fc.stringMatching(/^[A-Z]{0,2}[0-9]{1,3}$/);
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), (numbers) => {
      expect(fromRuns(toRuns(numbers))).toEqual(numbers);
      expect(countOf(toRuns(numbers))).toBe(numbers.length);
    }),
  );
  expect(toRuns(['PP-0009', 'PP-0010', 'PP-0012']).map(runText)).toEqual([
    'PP-0009 … PP-0010 (2)',
    'PP-0012',
  ]);
});
