import { describe, expect, test } from 'vitest';
import { mutations } from '../support/world/mutations.ts';
import { runWorld } from '../support/world/world.ts';

const seeds = Array.from({ length: 40 }, (_, at) => at + 1);
const mostSeeds = 12;

describe('three devices in a storm', () => {
  const inForce = new Set<string>();

  test.each(seeds)(
    '[R1, STK-1, STK-6] seed %i: each operation in force exactly once, and the books add up',
    async (seed) => {
      const world = await runWorld({ seed });
      expect(world.violations).toEqual([]);
      expect(world.acknowledged).toBeGreaterThan(5);
      for (const kind of Object.keys(world.inForce)) inForce.add(kind);
    },
  );

  test('[R1] all that a house does has been in force in one storm or another', () => {
    expect([...inForce].toSorted()).toEqual([
      'close-order',
      'count',
      'deliver',
      'hold',
      'open-order',
      'receive',
      'scrap',
      'transfer',
      'undo',
    ]);
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
