import { expect, test } from 'vitest';
import fixtures from './fixtures.v1.json' with { type: 'json' };
import { understand } from './judge.ts';
import { registry } from './registry.ts';

test.each(fixtures.operations)('a stored $kind of version $v is still understood', ({ kind, v, payload }) => {
  expect(understand({ kind, v, payload, repairs: null })).toMatchObject({ ok: true });
});

test('every kind has a stored payload of every version it was released in', () => {
  for (const { kind, version } of Object.values(registry))
    for (let v = 1; v <= version; v += 1)
      expect(
        fixtures.operations.some((stored) => stored.kind === kind && stored.v === v),
        `${kind} ${v}`,
      ).toBe(true);
});
