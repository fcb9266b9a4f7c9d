import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { vectors } from './vectors.ts';

test('no payload of a vector stands in the source', () => {
  const root = new URL('../../', import.meta.url).pathname;
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/dictionary\//.test(file));
  expect(files.length).toBeGreaterThan(400);
  // Shorter payloads ("(", "ABC", "12345") are in every text.
  const payloads = vectors.map(({ payload }) => payload).filter(({ length }) => length > 6);
  const found = files.flatMap((file) => {
    const source = readFileSync(root + file, 'utf8');
    // In code a separator is written as an escape.
    return payloads
      .filter((payload) => [payload, escaped(payload)].some((text) => source.includes(text)))
      .map((payload) => `${file}: ${payload}`);
  });
  expect(found).toEqual([]);
});

const escaped = (payload: string): string => payload.replaceAll('\u001d', String.raw`\u001d`);
