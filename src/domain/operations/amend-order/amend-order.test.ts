import { describe, expect, test } from 'vitest';
import { type RuleBook, aDock, aReceive, ids } from '../../../../tests/support/rule-book.ts';
import {
  aDeliver,
  aWarehouse,
  argsOf,
  codes,
  kept,
  loose,
  openDelivery,
  stocked,
  store,
} from '../../../../tests/support/warehouse.ts';
import { day } from '../../base/calendar.ts';
import { type DeviceId, type LineId, type OrderId, type ProductId, childOrderId } from '../../base/ids.ts';
import { type Quantity, quantity } from '../../base/quantity.ts';
import type { Intent } from '../registry.ts';

type Said = readonly (readonly [line: string, product: ProductId, expected: number | string])[];
const amend = (order: OrderId, said: Said, scheduled: string | null = null): Intent => ({
  kind: 'amend-order',
  payload: {
    order,
    scheduled: scheduled === null ? null : day(scheduled),
    lines: said.map(([id, product, expected]) => ({
      id: id as LineId,
      product,
      expected: (expected === 0 ? '0' : quantity(expected)) as Quantity,
    })),
  },
});
const linesOf = (house: RuleBook, order: OrderId) =>
  house.get('order', order)?.lines.map(({ id, expected, done }) => `${id} ${done}/${expected}`);

function anOrderOf(much: number) {
  const house = aWarehouse();
  stocked(house, { lot: 'MU-1', quantity: 6, dates: { removal: day('2026-12-20') } });
  stocked(house, { lot: 'MU-2', quantity: 20, dates: { removal: day('2027-01-20') } });
  stocked(house, { product: store.tin, lot: null, quantity: 50 });
  return { house, order: childOrderId(house.act(openDelivery([[store.muesli, much]])).id, 0) };
}

describe('an order that is confirmed', () => {
  test('[T24, T25] wants more: more is kept for it, by the strategy', () => {
    const { house, order } = anOrderOf(5);
    expect(kept(house, order)).toEqual(['MU-1 5 @shelf-a']);
    expect(codes(house.act(amend(order, [['line-1', store.muesli, 10]], '2026-11-30')))).toEqual([]);
    expect(kept(house, order)).toEqual(['MU-1 6 @shelf-a', 'MU-2 4 @shelf-a']);
    expect(house.get('order', order)).toMatchObject({ state: 'open', scheduled: '2026-11-30' });
  });

  test('[STK-6] wants less: what was kept last is free for others', () => {
    const { house, order } = anOrderOf(10);
    house.act(amend(order, [['line-1', store.muesli, 7]]));
    expect(kept(house, order)).toEqual(['MU-1 6 @shelf-a', 'MU-2 1 @shelf-a']);
    house.act(amend(order, [['line-1', store.muesli, 2]]));
    expect(kept(house, order)).toEqual(['MU-1 2 @shelf-a']);
  });

  test('never less than what is done', () => {
    const { house, order } = anOrderOf(10);
    house.act(aDeliver(loose({ quantity: 6 }), { order, line: null }));
    const refused = house.act(amend(order, [['line-1', store.muesli, 5]]));
    expect(codes(refused)).toEqual(['refused less-than-done']);
    expect(argsOf(refused)).toEqual([{ product: 'muesli', done: '6', unit: 'pcs' }]);
    expect(codes(house.act(amend(order, [['line-1', store.muesli, 6]])))).toEqual([]);
    expect(linesOf(house, order)).toEqual(['line-1 6/6']);
    expect(kept(house, order)).toEqual([]);
  });

  test('gets a line more, and loses one on which nothing was done', () => {
    const { house, order } = anOrderOf(10);
    house.act(amend(order, [['tin', store.tin, 12]]));
    expect(linesOf(house, order)).toEqual(['line-1 0/10', 'tin 0/12']);
    expect(kept(house, order)).toContain('- 12 @shelf-a');
    house.act(amend(order, [['line-1', store.muesli, 0]]));
    expect(linesOf(house, order)).toEqual(['tin 0/12']);
    expect(kept(house, order)).toEqual(['- 12 @shelf-a']);
    expect(codes(house.act(amend(order, [['tin', store.tin, 0]])))).toEqual(['refused nothing-to-order']);
  });

  test('[ORD-2] two who change different lines both get their way', () => {
    const { house, order } = anOrderOf(10);
    house.act(amend(order, [['tin', store.tin, 12]]));
    house.act(amend(order, [['line-1', store.muesli, 8]]));
    house.act(amend(order, [['tin', store.tin, 13]], '2026-12-01'));
    expect(linesOf(house, order)).toEqual(['line-1 0/8', 'tin 0/13']);
  });

  test('[ORD-1] work of a device that did not know is booked on it, flagged, and refused to nobody', () => {
    const { house, order } = anOrderOf(10);
    house.act(amend(order, [['tin', store.tin, 12]]), { version: 7 });
    house.act(amend(order, [['line-1', store.muesli, 4]]), { version: 8 });
    const late = { device: 'late' as DeviceId, seen: 6, version: 9 };
    const more = house.act(aDeliver(loose({ quantity: 6 }), { order, line: 'line-1' as LineId }), late);
    expect(codes(more)).toEqual(['more-than-ordered']);
    house.act(amend(order, [['tin', store.tin, 0]]), { version: 10 });
    const gone = house.act(
      aDeliver(loose({ product: store.tin, lot: null, quantity: 3 }), { order, line: 'tin' as LineId }),
      { ...late, version: 11 },
    );
    expect(codes(gone)).toEqual(['not-ordered']);
    expect(linesOf(house, order)).toEqual(['line-1 6/4', 'tin 3/0']);
  });

  test('[UND-1] undone, it wants and keeps what it did before', () => {
    const { house, order } = anOrderOf(10);
    const amended = house.act(amend(order, [['line-1', store.muesli, 3]], '2026-12-24'));
    expect(house.act({ kind: 'undo', payload: { target: amended.id } }).ok).toBe(true);
    expect(linesOf(house, order)).toEqual(['line-1 0/10']);
    expect(kept(house, order).toSorted()).toEqual(['MU-1 6 @shelf-a', 'MU-2 4 @shelf-a']);
  });

  test('what has ended, was never confirmed or is made stays as it is', () => {
    const { house, order } = anOrderOf(10);
    expect(codes(house.act(amend(order, [['line-1', store.tin, 3]])))).toEqual(['refused unknown-line']);
    expect(codes(house.act(amend(order, [['x', store.muesli, 0]])))).toEqual([
      'refused quantity-not-positive',
    ]);
    house.act({ kind: 'close-order', payload: { order, backorder: null } });
    expect(codes(house.act(amend(order, [['line-1', store.muesli, 12]])))).toEqual(['refused order-ended']);
  });

  test('[T15] a receipt is told of more to come', () => {
    const dock = aDock();
    dock.act(aReceive());
    expect(dock.act(amend(ids.order, [['line-1', ids.oats, 1200]])).ok).toBe(true);
    expect(linesOf(dock, ids.order)).toEqual(['line-1 25/1200']);
    expect(codes(dock.act(amend(ids.order, [['line-1', ids.oats, 20]])))).toEqual(['refused less-than-done']);
  });
});
