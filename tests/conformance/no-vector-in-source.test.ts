import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vectors } from './vectors.ts';

test('no payload of a vector stands in the source', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const files = globSync('src/domain/barcode/**/*.ts', { cwd: root }).filter(
    (file) => !/dictionary\//.test(file),
  );
  expect(files.length).toBeGreaterThan(40);
  // Shorter payloads ("(", "ABC", "12345") are in every text.
  const payloads = vectors.map(({ payload }) => payload).filter(({ length }) => length > 6);
  const found = files.flatMap((file) => {
    const source = readFileSync(root + file, 'utf8');
    return payloads.filter((payload) => source.includes(payload)).map((payload) => `${file}: ${payload}`);
  });
  expect(found).toEqual([]);
});
