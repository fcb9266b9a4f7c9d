import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromRuns, runText, toRuns } from './runs.ts';
import { readTypedList } from './typed-list.ts';

function sequence(): () => string {
  let counter = 100;
  return () => `N${(counter += 1)}`;
}

const read = (text: string, needed = 10) => readTypedList(text, needed, sequence());

describe('a typed list', () => {
  test('[NUM-4] 1-5, 9, 4+, ~ as it stands in the rule', () => {
    expect(read('1-5, 9, 4+, ~', 8)).toEqual({
      items: [
        { text: '1-5', numbers: ['1', '2', '3', '4', '5'] },
        { text: '9', numbers: ['9'] },
        { text: '4+', numbers: ['4', '5'] },
        { text: '~', numbers: ['N101'] },
      ],
      numbers: ['1', '2', '3', '4', '5', '9', '4', '5', 'N101'],
      duplicates: ['4', '5'],
      notUnderstood: [],
    });
  });

  test.each([
    ['PP-0004-0007', ['PP-0004', 'PP-0005', 'PP-0006', 'PP-0007']],
    ['PP-0004-PP-0005', ['PP-0004', 'PP-0005']],
    ['SN0009-SN0010', ['SN0009', 'SN0010']],
    ['2+2', ['2', '3', '4']],
    ['~ ~', ['N101', 'N102']],
    ['8-8', ['8']],
    // Hyphens that are part of a number stay what they are.
    ['PP-0004', ['PP-0004']],
    ['2026-11', ['2026-11']],
    ['ABC-X', ['ABC-X']],
    ['0099/A-0101/A', ['0099/A', '0100/A', '0101/A']],
  ])('[NUM-4] %s', (text, numbers) => {
    expect(read(text).numbers).toEqual(numbers);
  });

  test('[NUM-4] what is not understood is named and nothing is dropped silently', () => {
    expect(read('5-1, 1-99999, 7')).toMatchObject({ numbers: ['7'], notUnderstood: ['5-1', '1-99999'] });
    expect(readTypedList('~', 1, () => undefined).notUnderstood).toEqual(['~']);
    expect(read(' ,; \n').items).toEqual([]);
  });

  test('[NUM-4] any plain list of numbers reads back as it was typed', () => {
    const name = fc.stringMatching(/^[A-Z]{1,4}[0-9]{1,6}$/);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (numbers) => {
        expect(read(numbers.join('\n')).numbers).toEqual(numbers);
      }),
    );
  });
});

test('[M25] runs stand for exactly the numbers they were made of', () => {
  const name = fc.stringMatching(/^[A-Z]{0,2}[0-9]{1,3}$/);
  fc.assert(
    fc.property(fc.array(name, { maxLength: 60 }), (numbers) => {
      expect(fromRuns(toRuns(numbers))).toEqual(numbers);
    }),
  );
  expect(toRuns(['PP-0009', 'PP-0010', 'PP-0012']).map(runText)).toEqual([
    'PP-0009 … PP-0010 (2)',
    'PP-0012',
  ]);
});
