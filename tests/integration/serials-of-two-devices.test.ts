import { expect, test } from 'vitest';
import { childOrderId } from '../../src/domain/base/ids.ts';
import type { OrderId, SequenceId } from '../../src/domain/base/ids.ts';
import { quantity } from '../../src/domain/base/quantity.ts';
import { toRuns } from '../../src/domain/numbering/runs.ts';
import type { Intent } from '../../src/domain/operations/registry.ts';
import { aPlant, aPlantDevice } from '../support/plant-device.ts';

const pumps = 'pump-serials' as SequenceId;
const minute = 60_000;

/** The same throws every time. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1 + Math.floor((state / 2_147_483_648) * sides);
  };
}

const order = (reference: string, units: number): Intent => ({
  kind: 'open-order',
  payload: {
    kind: 'manufacture',
    operationType: 'manufacture' as never,
    reference,
    partner: null,
    origin: null,
    from: 'stock' as never,
    to: 'stock' as never,
    scheduled: '2026-11-21' as never,
    lines: [],
    making: { product: 'pump' as never, quantity: quantity(units), bom: 'pump-bill' as never },
  },
});

const prepare = (id: OrderId, names: readonly string[]): Intent => ({
  kind: 'prepare',
  payload: { order: id, numbers: toRuns(names).map((run) => ({ ...run, reserved: true })) },
});

test.each([1, 2, 3])(
  '[NUM-5, X02] an hour of work, seed %i: two devices, mostly offline, generate serials for one product and never the same',
  async (seed) => {
    const { clock, server, profile } = await aPlant();
    const roll = dice(seed);
    const air = [true, true];
    const devices = await Promise.all(
      ['ana', 'dov'].map((person, at) =>
        aPlantDevice(server, {
          person,
          profile: profile(),
          through: (fetch) => (url, init) =>
            air[at] ? fetch(url, init) : Promise.reject(new TypeError('No network')),
        }),
      ),
    );
    const given: string[] = [];
    let own = 0;
    for (let at = 0; at < 60; at += 1) {
      clock.advance(minute);
      for (const [which, device] of devices.entries()) {
        air[which] = roll(6) === 1;
        if (air[which]) await device.sync.syncNow();
        // Now and then a batch that is larger than what was leased ahead.
        const units = roll(12) === 1 ? 60 + roll(60) : roll(6);
        if (roll(3) === 1) continue;
        const opened = await device.recorder.record(order(`MO/S${which}-${at}`, units));
        if (!opened.ok) throw new Error(opened.error.code);
        const { texts, dry } = await device.numbers.take(pumps, units);
        own += dry;
        given.push(...texts);
        const prepared = await device.recorder.record(prepare(childOrderId(opened.value.entry.id, 0), texts));
        expect(prepared.ok).toBe(true);
      }
    }
    expect(given.length).toBeGreaterThan(200);
    expect(new Set(given).size).toBe(given.length);
    // The hour was long enough to run dry too.
    expect(own).toBeGreaterThan(0);
    air.fill(true);
    for (const device of devices) await device.sync.syncNow();
    for (const device of devices) {
      const entries = await device.queue.list({ limit: 1000 });
      expect(new Set(entries.map(({ state }) => state))).toEqual(new Set(['accepted']));
    }
    await server.close();
  },
  60_000,
);
