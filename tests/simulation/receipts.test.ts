import { describe, expect, test } from 'vitest';
import { mutations } from '../support/world/mutations.ts';
import { runWorld } from '../support/world/world.ts';

const seeds = Array.from({ length: 50 }, (_, at) => at + 1);
const mostSeeds = 12;

describe('three devices in a storm', () => {
  test.each(seeds)('[R1] seed %i: receipts, closes and undos, each in force exactly once', async (seed) => {
    const { violations, acknowledged } = await runWorld({ seed });
    expect(violations).toEqual([]);
    expect(acknowledged).toBeGreaterThan(5);
  });

  test('[R1] the same seed is the same history, another seed another', async () => {
    const [first, again, other] = [
      await runWorld({ seed: 7 }),
      await runWorld({ seed: 7 }),
      await runWorld({ seed: 8 }),
    ];
    expect(again).toEqual(first);
    expect(other.history).not.toBe(first.history);
  });
});

describe('a world in which one safety rule is switched off', () => {
  test.each(mutations)('is found out: $name', async (mutation) => {
    const found: string[] = [];
    for (let seed = 1; seed <= mostSeeds && found.length === 0; seed += 1)
      for (const { rule } of (await runWorld({ seed, mutation })).violations) found.push(rule);
    expect(found).not.toEqual([]);
  });
});
