import { expect, test } from 'vitest';
import type { OrderId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { aPlant, aPlantDevice } from '../support/plant-device.ts';
import { unitsUnder } from '../support/pumps-on-server.ts';

const root = 'mo-00109' as OrderId;
const prepare: Intent = {
  kind: 'prepare',
  payload: { order: root, numbers: [{ first: 'PP-0700', count: 2, reserved: true }] },
};
const make = (order: OrderId, name: string): Intent => ({
  kind: 'produce',
  payload: {
    order,
    quantity: '1' as never,
    number: { name, reserved: true },
    dates: null,
    to: 'stock' as never,
    takes: [],
    uses: 'all',
    rest: 'give-up',
    byProducts: [],
  },
});
const takeBack = (parts: readonly Order[]): Intent => ({
  kind: 'unprepare',
  payload: { order: root, parts: parts.map(({ id }) => id), last: 2 },
});

/** Two devices that both know of a preparation of two units. */
async function bothKnow() {
  const { server, profile } = await aPlant();
  const one = await aPlantDevice(server, { profile: profile(), person: 'ana' });
  const two = await aPlantDevice(server, { profile: profile(), person: 'dov' });
  expect((await one.recorder.record(prepare)).ok).toBe(true);
  await one.sync.syncNow();
  await two.sync.syncNow();
  const units = await unitsUnder(server.db, root);
  expect(units).toHaveLength(2);
  const standing = async () =>
    (await unitsUnder(server.db, root))
      .filter(({ state }) => state !== 'cancelled')
      .map(({ reference, making }) => [reference, making.quantity, making.made, making.number]);
  return { server, one, two, units, standing };
}

test('[PRD-3, PRD-6] made on one device before the other took its preparation back: it stays, both are told', async () => {
  const { server, one, two, units, standing } = await bothKnow();
  const [first, second] = units;
  if (!first || !second) throw new Error('No units');
  expect((await two.recorder.record(make(second.id, 'PP-0701'))).ok).toBe(true);
  expect((await one.recorder.record(takeBack(units))).ok).toBe(true);
  await two.sync.syncNow();
  await one.sync.syncNow();
  await two.sync.syncNow();
  expect(await standing()).toEqual([
    ['MO/00109-001', '1', '0', null],
    ['MO/00109-002', '1', '1', 'PP-0701'],
  ]);
  const [told] = await one.queue.list();
  expect(told).toMatchObject({
    state: 'adjusted',
    outcome: { adjustments: [{ code: 'units-stay', args: { orders: 'MO/00109-002' } }] },
  });
  for (const device of [one, two]) {
    expect(await device.rows.get('order', first.id)).toMatchObject({ making: { number: null } });
    expect(await device.rows.get('order', second.id)).toMatchObject({ making: { made: '1' } });
  }
  await server.close();
});

test('[ORD-1, PRD-3] taken back before the other device had made a unit: it stands under its number, both are told', async () => {
  const { server, one, two, units, standing } = await bothKnow();
  const [first, second] = units;
  if (!first || !second) throw new Error('No units');
  expect((await one.recorder.record(takeBack(units))).ok).toBe(true);
  await one.sync.syncNow();
  expect((await two.recorder.record(make(second.id, 'PP-0701'))).ok).toBe(true);
  await two.sync.syncNow();
  await one.sync.syncNow();
  expect(await standing()).toEqual([
    ['MO/00109-001', '1', '0', null],
    ['MO/00109-003', '1', '1', 'PP-0701'],
  ]);
  expect((await two.queue.list())[0]).toMatchObject({
    state: 'adjusted',
    outcome: {
      flags: expect.arrayContaining([expect.objectContaining({ code: 'order-changed-meanwhile' })]),
      adjustments: [{ code: 'booked-on-other-order', args: { order: 'MO/00109' } }],
    },
  });
  expect(await one.rows.get('order', first.id)).toMatchObject({ making: { quantity: '1', number: null } });
  await server.close();
});

test('[UND-1] taken back, synced, and undone on its device: both devices have the units again', async () => {
  const { server, one, two, units, standing } = await bothKnow();
  const taken = await one.recorder.record(takeBack(units));
  if (!taken.ok) throw new Error('Not recorded');
  await one.sync.syncNow();
  expect(await standing()).toEqual([['MO/00109', '2', '0', null]]);
  expect((await one.recorder.record({ kind: 'undo', payload: { target: taken.value.entry.id } })).ok).toBe(
    true,
  );
  await one.sync.syncNow();
  await two.sync.syncNow();
  expect(await standing()).toEqual([
    ['MO/00109-001', '1', '0', 'PP-0700'],
    ['MO/00109-002', '1', '0', 'PP-0701'],
  ]);
  expect(await two.rows.get('order', root)).toMatchObject({ making: { number: 'PP-0700' } });
  await server.close();
});
