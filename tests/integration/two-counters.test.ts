import { expect, test } from 'vitest';
import type { LocationId, ProductId } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { basisOf } from '#domain/operations/count/basis.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { stockKey } from '#domain/stock/rows.ts';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice } from '../support/plant-device.ts';

type Device = Awaited<ReturnType<typeof aPlantDevice>>;
const oats = 'oats' as ProductId;
const here = { location: 'stock' as LocationId, package: null };

/** Two people with a device each, who both look at the 400 kg of one lot. */
async function twoCounters() {
  const plant = await aPlant();
  const left = await aPlantDevice(plant.server, { profile: plant.profile() });
  const right = await aPlantDevice(plant.server, { profile: plant.profile(), person: 'ben' });
  const [row] = await left.rows.find('lot', 'exact:OF-0915', 1);
  if (!row) throw new Error('No lot OF-0915');
  const lot = { id: row.id, name: row.name };
  return {
    ...plant,
    left,
    right,
    async counts(device: Device, counted: number, shared: boolean): Promise<void> {
      const stock = await device.rows.get('stock', stockKey(oats, lot.id));
      const basis = basisOf(stock, here);
      const intent: Intent = {
        kind: 'count',
        payload: {
          ...here,
          product: oats,
          lot,
          counted: quantity(counted),
          blind: false,
          basis,
          found: null,
          shared,
        },
      };
      expect((await device.recorder.record(intent)).ok).toBe(true);
    },
    booked: () => ledgerBalance(plant.server.db, 'oats', 'OF-0915', 'stock'),
    states: async () => Promise.all([left, right].map(async ({ queue }) => (await queue.list())[0]?.state)),
  };
}

test('[ORD-2] two people count pieces of their own of one lot, offline: their shares add up on the server', async () => {
  const { left, right, counts, booked, states, server } = await twoCounters();
  await counts(left, 180, true);
  await counts(right, 215, true);
  await left.sync.syncNow();
  expect(await booked()).toBe('180');
  await right.sync.syncNow();
  expect(await booked()).toBe('395');
  expect(await states()).toEqual(['accepted', 'accepted']);
  await server.close();
});

test('[ORD-2, STK-7] both claim the whole: agreed, it is one count; else the second waits for a supervisor', async () => {
  for (const [second, state] of [
    [390, 'accepted'],
    [385, 'held'],
  ] as const) {
    const { left, right, counts, booked, states, server } = await twoCounters();
    await counts(left, 390, false);
    await counts(right, second, false);
    await left.sync.syncNow();
    await right.sync.syncNow();
    expect(await states()).toEqual(['accepted', state]);
    expect(await booked()).toBe('390');
    await server.close();
  }
});
