import { expect, test } from 'vitest';
import { flatReading } from './flat.ts';
import { ownRows } from './own-rows.ts';

test.each(ownRows)('$about', ({ expect: wanted, ...line }) => {
  expect(flatReading(line, '2026-11-21')).toMatchObject(wanted);
});
