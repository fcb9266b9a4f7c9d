import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// The tests run from the root of the house; jsdom has its own idea of this file's address.
const src = join(process.cwd(), 'src');
const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.css'),
);

test('styles know start and end, never left and right: right-to-left mirrors by itself', () => {
  expect(sheets.length).toBeGreaterThan(20);
  const physical =
    /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right|float|text-align:\s*(?:left|right))\s*:|text-align:\s*(?:left|right)/;
  expect(sheets.filter((name) => physical.test(readFileSync(join(src, name), 'utf8')))).toEqual([]);
});

test('four-sided shorthands give both sides the same', () => {
  const uneven = sheets.filter((name) =>
    [
      ...readFileSync(join(src, name), 'utf8').matchAll(
        /(?:margin|padding|inset):\s*(\S+) (\S+) (\S+) (\S+);/g,
      ),
    ].some(([, , right, , left]) => right !== left),
  );
  expect(uneven).toEqual([]);
});
