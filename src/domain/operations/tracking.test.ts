import { expect, test } from 'vitest';
import { ids } from '../../../tests/support/rule-book.ts';
import { tracePort } from '../../../tests/support/trace-port.ts';
import {
  aDeliver,
  aTransfer,
  aWarehouse,
  at,
  codes,
  loose,
  lotRef,
  stocked,
  store,
} from '../../../tests/support/warehouse.ts';
import { quantity } from '../base/quantity.ts';
import { standing } from '../trace/standing.ts';

const motor = (lot: string | null, amount = 1) => loose({ product: ids.motor, lot, quantity: amount });
const toShelf = { from: ids.dock, to: store.shelfA };

test('[T02] three ways of tracking: by quantity without any number, by lots of many units, by serials of one', () => {
  const house = aWarehouse();
  stocked(house, { product: store.tin, lot: null });
  stocked(house, {});
  stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
  const tins = (lot: string | null) => aTransfer(loose({ product: store.tin, lot, quantity: 3 }));
  expect(codes(house.act(tins(null)))).toEqual([]);
  expect(codes(house.act(tins('T-1')))).toEqual(['refused number-not-tracked']);
  expect(codes(house.act(aTransfer(loose({ quantity: 3 }))))).toEqual([]);
  expect(codes(house.act(aTransfer(loose({ lot: null, quantity: 3 }))))).toEqual(['refused number-missing']);
  expect(codes(house.act(aTransfer(motor('MT-1'), toShelf)))).toEqual([]);
  expect(codes(house.act(aTransfer(motor('MT-1', 2), toShelf)))).toEqual(['refused serial-is-one']);
});

test('[T04, STK-2] a serial is one unit at every step: put in, moved and sent by its number, and never in two places', () => {
  const house = aWarehouse();
  stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
  for (const step of [aTransfer(motor(null), toShelf), aDeliver(motor(null))])
    expect(codes(house.act(step))).toEqual(['refused number-missing']);
  house.act(aTransfer(motor('MT-1'), toShelf));
  expect([at(house, ids.dock, 'MT-1', ids.motor), at(house, store.shelfA, 'MT-1', ids.motor)]).toEqual([
    undefined,
    '1',
  ]);
  house.act(aDeliver(motor('MT-1'), { line: null }));
  expect([at(house, store.shelfA, 'MT-1', ids.motor), at(house, ids.customer, 'MT-1', ids.motor)]).toEqual([
    undefined,
    '1',
  ]);
});

test('[A21, G02, T33] every movement of a unit is recorded with its number, from the first to the last', async () => {
  const house = aWarehouse();
  stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
  stocked(house, { product: ids.motor, lot: 'MT-2', quantity: 1, at: ids.dock });
  house.act(aTransfer(motor('MT-1'), toShelf));
  house.act(aTransfer(motor('MT-1'), { from: store.shelfA, to: store.shelfB }));
  house.act(aDeliver(motor('MT-1'), { from: store.shelfB, line: null }));
  const moves = standing(await tracePort(house).movesOf(lotRef('MT-1', ids.motor).id));
  const steps = moves.map(({ move, stands }) => [move.act, move.from, move.to, stands]);
  expect(steps.slice(-3)).toEqual([
    ['transfer', ids.dock, store.shelfA, '1'],
    ['transfer', store.shelfA, store.shelfB, '1'],
    ['deliver', store.shelfB, ids.customer, '1'],
  ]);
  expect(new Set(moves.map(({ move }) => move.lot))).toEqual(new Set([lotRef('MT-1', ids.motor).id]));
  expect(quantity(1)).toBe(moves.at(-1)?.move.quantity);
});
