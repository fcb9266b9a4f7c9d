import { describe, expect, test } from 'vitest';
import { ids } from '../../../../tests/support/rule-book.ts';
import {
  aDeliver,
  aWarehouse,
  argsOf,
  codes,
  kept,
  loose,
  lotRef,
  openDelivery,
  stocked,
  store,
} from '../../../../tests/support/warehouse.ts';
import { day } from '../../base/calendar.ts';
import { type OperationId, type OrderId, childOrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import type { Intent, PayloadOf } from '../registry.ts';

const reserve = (order: OrderId, takes: PayloadOf<'reserve'>['takes'] = null): Intent => ({
  kind: 'reserve',
  payload: { order, takes },
});
const take = (lot: string, amount: number, at = store.shelfA) => ({
  line: ids.line(1),
  lot: lotRef(lot).id,
  location: at,
  package: null,
  quantity: quantity(amount),
});
const early = { removal: day('2026-12-11') };
const late = { removal: day('2027-01-20') };

describe('goods are kept for orders', () => {
  test('[T24, T25] an opened delivery has its goods kept at once, by the strategy of the category', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-2', dates: late, arrived: 1 });
    stocked(house, { lot: 'MU-1', dates: early, arrived: 2 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 15]])).id, 0);
    expect(kept(house, order)).toEqual(['MU-1 10 @shelf-a', 'MU-2 5 @shelf-a']);
    expect(house.get('order', order)).toMatchObject({ kind: 'delivery', state: 'open' });
  });

  test('[T27] category before place before FIFO', () => {
    const house = aWarehouse();
    stocked(house, { product: store.tin, lot: null, at: store.shelfA, arrived: 2 });
    stocked(house, { product: store.tin, lot: null, at: store.shelfB, arrived: 1 });
    const first = () => kept(house, childOrderId(house.act(openDelivery([[store.tin, 1]])).id, 0));
    expect(first()).toEqual(['- 1 @shelf-b']);
    const stock = house.get('location', store.stock);
    if (stock) house.put('location', store.stock, { ...stock, removal: 'lifo' });
    expect(first()).toEqual(['- 1 @shelf-a']);
    const tin = house.get('product', store.tin);
    const food = house.get('category', 'food');
    if (tin && food) {
      house.put('category', 'food', { ...food, removal: 'fifo' });
      house.put('product', store.tin, { ...tin, category: food.id });
    }
    expect(first()).toEqual(['- 1 @shelf-b']);
  });

  test('[T25] closest: the nearest place first', () => {
    const house = aWarehouse();
    const food = house.get('category', 'food');
    if (food) house.put('category', 'food', { ...food, removal: 'closest' });
    stocked(house, { lot: 'FAR', at: store.shelfA });
    stocked(house, { lot: 'NEAR', at: store.stock });
    expect(kept(house, childOrderId(house.act(openDelivery([[store.muesli, 5]])).id, 0))).toEqual([
      'NEAR 5 @stock',
    ]);
  });

  test('[QLT-1, T39] held goods, goods past removal and goods outside the area are not kept', () => {
    const house = aWarehouse();
    const by = 'x' as OperationId;
    stocked(house, { lot: 'HELD', more: { holds: [{ why: 'quality', since: 0, by, location: null }] } });
    stocked(house, { lot: 'OLD', dates: { removal: day('2026-11-20') } });
    stocked(house, { lot: 'DOCK', at: ids.dock });
    const opened = house.act(openDelivery([[store.muesli, 5]]));
    expect(kept(house, childOrderId(opened.id, 0))).toEqual([]);
  });

  test('[T26] two orders share what is there; nothing is promised twice', () => {
    const house = aWarehouse();
    stocked(house, {});
    const one = childOrderId(house.act(openDelivery([[store.muesli, 7]])).id, 0);
    const two = childOrderId(house.act(openDelivery([[store.muesli, 7]])).id, 0);
    expect([kept(house, one), kept(house, two)]).toEqual([['MU-1 7 @shelf-a'], ['MU-1 3 @shelf-a']]);
  });

  test('[T25] two lines of one product do not share either', () => {
    const house = aWarehouse();
    stocked(house, {});
    const opened = house.act(
      openDelivery([
        [store.muesli, 7],
        [store.muesli, 7],
      ]),
    );
    expect(kept(house, childOrderId(opened.id, 0))).toEqual(['MU-1 7 @shelf-a', 'MU-1 3 @shelf-a']);
  });

  test('[T25] looked up again, an order gets what has come since, and says what is still short', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 60 });
    const first = house.act(reserve(store.delivery));
    expect(argsOf(first)).toEqual([
      { order: 'OUT/00007', product: 'muesli', wanted: '100', kept: '60', unit: 'pcs' },
    ]);
    stocked(house, { lot: 'MU-2', quantity: 60 });
    expect(codes(house.act(reserve(store.delivery)))).toEqual([]);
    expect(kept(house, store.delivery)).toEqual(['MU-1 60 @shelf-a', 'MU-2 40 @shelf-a']);
  });

  test('[T28] lots are chosen and split by hand; no more is kept than is there', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 60 });
    stocked(house, { lot: 'MU-2', quantity: 60 });
    house.act(reserve(store.delivery));
    expect(codes(house.act(reserve(store.delivery, [take('MU-1', 40), take('MU-2', 60)])))).toEqual([]);
    expect(kept(house, store.delivery)).toEqual(['MU-1 40 @shelf-a', 'MU-2 60 @shelf-a']);
    const over = house.act(reserve(store.delivery, [take('MU-1', 90), take('NONE', 10)]));
    expect(codes(over)).toEqual(['less-reserved']);
    expect(kept(house, store.delivery)).toEqual(['MU-1 60 @shelf-a']);
    const wrongLine = { ...take('MU-1', 1), line: ids.line(9) };
    expect(codes(house.act(reserve(store.delivery, [wrongLine])))).toEqual(['refused unknown-line']);
  });

  test('an order that is closed, a draft or unknown keeps nothing', () => {
    const house = aWarehouse();
    const order = house.get('order', store.delivery);
    expect(codes(house.act(reserve('no' as OrderId)))).toEqual(['refused unknown-order']);
    if (order) house.put('order', order.id, { ...order, state: 'draft' });
    expect(codes(house.act(reserve(store.delivery)))).toEqual(['refused order-not-open']);
    if (order) house.put('order', order.id, { ...order, state: 'cancelled' });
    expect(codes(house.act(reserve(store.delivery)))).toEqual(['refused order-ended']);
  });

  test('[T29] a short delivery closed with a backorder: its goods are free, the rest is promised anew', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 50 });
    house.act(reserve(store.delivery));
    house.act(aDeliver(loose({ quantity: 20 })));
    stocked(house, { lot: 'MU-2', quantity: 30, dates: early });
    const closed = house.act({
      kind: 'close-order',
      payload: { order: store.delivery, backorder: 'OUT/00008' },
    });
    expect(kept(house, store.delivery)).toEqual([]);
    expect(kept(house, childOrderId(closed.id, 0))).toEqual(['MU-2 30 @shelf-a', 'MU-1 30 @shelf-a']);
  });

  test('[UND-1, STK-6] goods that come back are promised again, but not to an order that has ended', () => {
    const lost = () => {
      const house = aWarehouse();
      stocked(house, { lot: 'MU-1', dates: early });
      stocked(house, { lot: 'MU-2', dates: late });
      const other = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
      const taken = house.act(aDeliver(loose({ quantity: 4 })));
      expect(kept(house, other)).toEqual(['MU-1 6 @shelf-a', 'MU-2 4 @shelf-a']);
      return { house, other, undo: { kind: 'undo', payload: { target: taken.id } } as const };
    };
    const open = lost();
    open.house.act(open.undo);
    expect(kept(open.house, open.other)).toEqual(['MU-1 10 @shelf-a']);
    const ended = lost();
    ended.house.act({ kind: 'close-order', payload: { order: ended.other, backorder: null } });
    ended.house.act(ended.undo);
    expect(kept(ended.house, ended.other)).toEqual([]);
  });

  test('[UND-1] an undone reservation is free for others', () => {
    const house = aWarehouse();
    stocked(house, {});
    const done = house.act(reserve(store.delivery));
    house.act({ kind: 'undo', payload: { target: done.id } });
    expect(kept(house, store.delivery)).toEqual([]);
  });
});
