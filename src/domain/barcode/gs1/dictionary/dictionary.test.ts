import { expect, test } from 'vitest';
import { generatedTable, writtenTable } from './generate.ts';

test('the table is the one that the dictionary beside it makes', () => {
  // Fails after a change of dictionary or table: run "npm run generate:gs1" and commit what it writes.
  expect(writtenTable()).toBe(generatedTable());
});
