import { expect, test } from 'vitest';
import { release } from '../table.generated.ts';
import { generatedTable, writtenTable } from './generate.ts';

test('the table is the one that the dictionary beside it makes', () => {
  // Fails after a change of dictionary or table: run "npm run generate:gs1" and commit what it writes.
  expect(writtenTable()).toBe(generatedTable());
});

test('the table says which release of the dictionary it is', () => {
  expect(release).toBe('2026-01-27');
});
