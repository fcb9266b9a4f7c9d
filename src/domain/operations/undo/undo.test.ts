import { expect, test } from 'vitest';
import { aDock, aReceive, anOrder, company, ids } from '../../../../tests/support/rule-book.ts';
import { aTransfer, aWarehouse, at, loose, stocked, store } from '../../../../tests/support/warehouse.ts';
import { type DeviceId, type OperationId, type PersonId, childOrderId, lotIdOf } from '../../base/ids.ts';
import { usualProfile } from '../../catalogue/person.ts';
import { quantity } from '../../base/quantity.ts';
import { stockKey } from '../../stock/rows.ts';
import type { Intent } from '../registry.ts';

const undo = (target: OperationId): Intent => ({ kind: 'undo', payload: { target } });
const key = stockKey(ids.oats, lotIdOf(company, ids.oats, 'L-2611'));

test('[UND-1] undo moves the goods back, the ledger keeps both, the order counts down', () => {
  const dock = aDock();
  const received = dock.act(aReceive());
  const undone = dock.act(undo(received.id));
  expect(undone.ok && undone.facts).toMatchObject([
    {
      kind: 'moved',
      move: { from: ids.dock, to: ids.supplier, quantity: '25', reverses: `${received.id}/0` },
    },
    { kind: 'operation-settled', operation: received.id, how: 'undone' },
  ]);
  expect(dock.get('stock', key)?.places).toEqual([]);
  expect(dock.get('order', ids.order)?.lines[0]?.done).toBe('0');
  expect(dock.act(undo(received.id))).toMatchObject({ ok: false, refusal: { code: 'already-settled' } });
});

test('[UND-1] refused with the list of what has used it since', () => {
  const dock = aDock();
  const received = dock.act(aReceive());
  const stock = dock.get('stock', key);
  if (!stock) throw new Error('no stock');
  const user = 'used-it' as OperationId;
  const places = stock.places.map((place) =>
    place.location === ids.dock ? { ...place, quantity: quantity(5) } : place,
  );
  dock.put('stock', key, {
    ...stock,
    places,
    recent: [{ operation: user, from: ids.dock, to: ids.customer }, ...stock.recent],
  });
  expect(dock.act(undo(received.id))).toMatchObject({
    ok: false,
    refusal: { code: 'used-since', args: { operations: user } },
  });
});

test('[UND-1, STK-5] goods that had left before the books knew of them are no use since: the books are short again', () => {
  const house = aWarehouse();
  stocked(house, { quantity: 1 });
  expect(house.act(aTransfer(loose({ quantity: 11 }), { to: store.shelfB })).ok).toBe(true);
  const brought = house.act(aTransfer(loose({ quantity: 5 }), { from: store.shelfB, to: store.shelfA }));
  expect(at(house, store.shelfA)).toBe('-5');
  expect(house.act(undo(brought.id)).ok).toBe(true);
  expect(at(house, store.shelfA)).toBe('-10');
});

test("[UND-1] one's own work, or a supervisor's right", () => {
  const dock = aDock();
  const received = dock.act(aReceive());
  dock.put('person', 'bea', {
    id: 'bea' as PersonId,
    name: 'Bea',
    roles: ['receiver'],
    active: true,
    badge: null,
    pin: null,
    profile: usualProfile,
  });
  expect(dock.act(undo(received.id), { actor: 'bea' as PersonId })).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed' },
  });
  expect(dock.act(undo(received.id), { actor: 'carla' as PersonId }).ok).toBe(true);
});

test('[UND-1] undoing a close opens the receipt again and cancels the untouched backorder', () => {
  const dock = aDock();
  const closed = dock.act({ kind: 'close-order', payload: { order: ids.order, backorder: 'IN/00040' } });
  expect(dock.act(undo(closed.id)).ok).toBe(true);
  expect(dock.get('order', ids.order)).toMatchObject({ state: 'open', ended: null, backorder: null });
  expect(dock.get('order', childOrderId(closed.id, 0))?.state).toBe('cancelled');
});

test('[UND-1] a close whose backorder is being worked on stays closed', () => {
  const dock = aDock();
  const closed = dock.act({ kind: 'close-order', payload: { order: ids.order, backorder: 'IN/00040' } });
  dock.act(aReceive({ order: childOrderId(closed.id, 0) }));
  expect(dock.act(undo(closed.id))).toMatchObject({
    ok: false,
    refusal: { code: 'used-since', args: { operations: 'IN/00040' } },
  });
});

test('[ORD-1] undoing late work leaves the unplanned order to the others who have joined it', () => {
  const dock = aDock();
  dock.put(
    'order',
    ids.order,
    anOrder({
      state: 'closed',
      ended: { operation: 'x' as OperationId, device: 'tablet' as DeviceId, version: 5 },
    }),
  );
  const late = dock.act(aReceive(), { seen: 0 });
  const order = childOrderId(late.id, 0);
  dock.act(aReceive({ order, quantity: quantity(10) }));
  expect(dock.act(undo(late.id)).ok).toBe(true);
  expect(dock.get('order', order)).toMatchObject({ state: 'open', lines: [{ done: '10' }] });
});

test('an undo is not undone, and what was refused has nothing to undo', () => {
  const dock = aDock();
  const received = dock.act(aReceive());
  const undone = dock.act(undo(received.id));
  expect(dock.act(undo(undone.id))).toMatchObject({ ok: false, refusal: { code: 'not-undoable' } });
  expect(dock.act(undo('nothing' as OperationId))).toMatchObject({
    ok: false,
    refusal: { code: 'unknown-operation' },
  });
});
