import { expect, test } from 'vitest';
import {
  aWorkshop,
  codes,
  confirmed,
  lotOf,
  names,
  people,
  plant,
  prepare,
  produce,
  pumpTakes,
  pumps,
  stocked,
} from '../../../../tests/support/workshop.ts';
import type { DeviceId, OrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import type { Intent } from '../registry.ts';

const ana = { actor: people.ana };
const assign = (order: OrderId, name: string, reserved = true): Intent => ({
  kind: 'assign-number',
  payload: { order, number: { name, reserved } },
});

test('[M09, M12] the next number is generated, fills the field, and the order stays open', () => {
  const book = aWorkshop();
  const order = confirmed(book, plant.muesli, 100, plant.muesliBill);
  expect(codes(book.act(assign(order, 'MU-2001'), ana))).toEqual([]);
  expect(book.get('order', order)).toMatchObject({ state: 'open', making: { number: 'MU-2001', made: '0' } });
  expect(book.get('lot', lotOf(plant.muesli, 'MU-2001'))).toMatchObject({ name: 'MU-2001', holds: [] });
});

test('[M10] an existing lot may be chosen and is not registered twice', () => {
  const book = aWorkshop();
  stocked(book, plant.muesli, 'MU-1015', 60);
  const order = confirmed(book, plant.muesli, 100, plant.muesliBill);
  const assigned = book.act(assign(order, 'MU-1015'), ana);
  expect(assigned.ok && assigned.facts.map(({ kind }) => kind)).toEqual(['number-assigned']);
});

test('[M11, NUM-7] a typed number is created; outside the device’s blocks it is marked unreserved', () => {
  const book = aWorkshop();
  const order = confirmed(book, plant.muesli, 100, plant.muesliBill);
  const typed = book.act(assign(order, ' MY-LOT ', false), ana);
  expect(typed.ok && typed.flags).toEqual([{ code: 'unreserved-number', args: { number: 'MY-LOT' } }]);
  expect(book.get('order', order)?.making?.number).toBe('MY-LOT');
});

test('[M16] one unit: assigning does not close; Produce All takes the number that was given', () => {
  const { book, order } = pumps(1);
  book.act(assign(order, 'PP-0042'), ana);
  expect(book.get('order', order)?.state).toBe('open');
  expect(codes(book.act(produce(order, { takes: pumpTakes(1) }), ana))).toEqual([]);
  expect(book.get('order', order)).toMatchObject({
    state: 'closed',
    making: { number: 'PP-0042', made: '1' },
  });
});

test('[T44] many units are not given one number', () => {
  const { book, order } = pumps(2);
  expect(codes(book.act(assign(order, 'PP-0001'), ana))).toEqual(['too-few-numbers']);
});

test('[STK-4] a new number where none may be made, and a number for goods without numbers, are refused', () => {
  const book = aWorkshop({ type: { createNew: false } });
  expect(codes(book.act(assign(confirmed(book, plant.muesli, 1, null), 'NEW'), ana))).toEqual([
    'number-not-allowed',
  ]);
  expect(codes(book.act(assign(confirmed(book, plant.bolt, 1, null), 'NEW'), ana))).toEqual([
    'number-not-tracked',
  ]);
});

test('[NUM-7] a serial that was made once is not assigned again', () => {
  const { book, order } = pumps(2);
  book.act(prepare(order, names(1, 2)), ana);
  book.act(produce(order, { takes: pumpTakes(1) }), ana);
  const other = confirmed(book, plant.pump, 1, plant.pumpBill);
  expect(codes(book.act(assign(other, 'PP-0001'), ana))).toEqual(['produced-already']);
});

test('[ORD-1] a number for an order that ended meanwhile is no error; on one seen to end it is', () => {
  const book = aWorkshop();
  const order = confirmed(book, plant.bran, 20, null);
  book.act(produce(order, { quantity: quantity(20), number: { name: 'BR-1', reserved: true } }), {
    ...ana,
    reason: 'Sweepings',
    device: 'tablet' as DeviceId,
  });
  expect(book.get('order', order)?.state).toBe('closed');
  expect(codes(book.act(assign(order, 'BR-2'), { ...ana, seen: 0 }))).toEqual(['closed-meanwhile']);
  expect(codes(book.act(assign(order, 'BR-2'), ana))).toEqual(['order-ended']);
});
