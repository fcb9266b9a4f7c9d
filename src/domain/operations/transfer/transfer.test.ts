import { describe, expect, test } from 'vitest';
import { company, ids, newOperationId } from '../../../../tests/support/rule-book.ts';
import {
  aDelivery,
  aTransfer,
  aWarehouse,
  at,
  codes,
  kept,
  loose,
  lotRef,
  openDelivery,
  stocked,
  store,
  worker,
} from '../../../../tests/support/warehouse.ts';
import { day } from '../../base/calendar.ts';
import { type LineId, type LocationId, type OrderId, childOrderId, packageIdOf } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import type { Intent } from '../registry.ts';

describe('transfer', () => {
  test('[T01, STK-1] goods move from place to place, with both ends, by any worker', () => {
    const house = aWarehouse();
    stocked(house, {});
    const moved = house.act(aTransfer(), worker);
    expect(codes(moved)).toEqual([]);
    expect(moved.ok && moved.facts).toMatchObject([
      { move: { from: store.shelfA, to: store.shelfB, quantity: '5', operation: moved.id } },
    ]);
    expect([at(house, store.shelfA), at(house, store.shelfB)]).toEqual(['5', '5']);
  });

  test('only between places of ours that exist', () => {
    const house = aWarehouse();
    stocked(house, {});
    expect(codes(house.act(aTransfer(loose(), { to: ids.customer })))).toEqual(['refused not-our-place']);
    expect(codes(house.act(aTransfer(loose(), { to: 'no' as LocationId })))).toEqual([
      'refused unknown-location',
    ]);
  });

  test('[EXP-4, APR-2] held, old and reserved goods may be put elsewhere', () => {
    const house = aWarehouse();
    const hold = { why: 'approval', since: 0, by: newOperationId(), location: null, version: 1 } as const;
    stocked(house, { dates: { expiration: day('2026-01-01') }, more: { holds: [hold] } });
    expect(codes(house.act(aTransfer(), { seen: 9 }))).toEqual([]);
  });

  test('[QLT-1] a hold at one place goes along with the goods, and leaves with the last of them', () => {
    const house = aWarehouse();
    const by = newOperationId();
    stocked(house, { more: { holds: [{ why: 'quality', since: 0, by, location: store.shelfA }] } });
    const holds = () => house.get('lot', lotRef('MU-1').id)?.holds.map(({ location }) => location);
    const part = house.act(aTransfer());
    expect(holds()).toEqual([store.shelfA, store.shelfB]);
    house.act(aTransfer());
    expect(holds()).toEqual([store.shelfB]);
    expect(codes(house.act({ kind: 'undo', payload: { target: part.id } }))).toEqual(['refused used-since']);
  });

  test('[T03, STK-6] what was kept at the old place follows to where the goods are now', () => {
    const house = aWarehouse();
    stocked(house, {});
    const order = childOrderId(house.act(openDelivery([[store.muesli, 8]])).id, 0);
    expect(codes(house.act(aTransfer(loose({ quantity: 10 }))))).toEqual(['reserved-by-other']);
    expect(kept(house, order)).toEqual(['MU-1 8 @shelf-b']);
  });

  test('[STK-2] a serial found elsewhere than booked is moved with a flag', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
    const serial = loose({ product: ids.motor, lot: 'MT-1', quantity: 1 });
    expect(codes(house.act(aTransfer(serial)))).toEqual(['serial-booked-elsewhere']);
    expect(at(house, store.shelfB, 'MT-1', ids.motor)).toBe('1');
    expect(at(house, ids.dock, 'MT-1', ids.motor)).toBeUndefined();
  });

  test('[STK-4] an unknown number is impossible on the server and unknown on a device', () => {
    expect(codes(aWarehouse().act(aTransfer()))).toEqual(['refused unknown-lot']);
    expect(aWarehouse({ missing: 'unknown' }).act(aTransfer()).ok).toBe(true);
  });

  test('[T12, STK-4] on a planned transfer the operation type says whether numbers may be made', () => {
    const house = aWarehouse();
    const opened = house.act(openDelivery([[store.muesli, 5]], 'transfer'));
    const type = house.get('operation-type', store.transfers);
    if (!type) throw new Error('No transfers');
    const order = { id: childOrderId(opened.id, 0), line: null, operationType: store.transfers };
    const planned = aTransfer(loose({ lot: 'MU-NEW' }), { order });
    expect(type.createNew).toBe(false);
    expect(codes(house.act(planned))).toEqual(['refused number-not-allowed']);
    house.put('operation-type', store.transfers, { ...type, createNew: true });
    expect(codes(house.act(planned))).toContain('number-made-here');
    expect(house.get('lot', lotRef('MU-NEW').id)?.name).toBe('MU-NEW');
  });

  test('a lot of another product is not this one', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.oats, lot: 'O-1' });
    const forged = { ...loose(), lot: lotRef('O-1', ids.oats) };
    expect(codes(house.act(aTransfer(forged)))).toEqual(['refused unknown-lot']);
  });

  test('[X16] a pallet moves by one scan; found elsewhere than booked, the books follow', () => {
    const house = aWarehouse();
    const sscc = '095240000000000019';
    const whole = packageIdOf(company, sscc);
    stocked(house, { sscc, quantity: 6, at: ids.dock });
    stocked(house, { lot: 'MU-2', sscc, quantity: 4, at: ids.dock });
    expect(codes(house.act(aTransfer({ whole }, { from: ids.dock, to: store.shelfA })))).toEqual([]);
    expect(at(house, store.shelfA, 'MU-2', store.muesli, whole)).toBe('4');
    expect(codes(house.act(aTransfer({ whole }, { from: ids.dock, to: store.shelfB })))).toEqual([
      'package-booked-elsewhere',
    ]);
    expect(at(house, store.shelfB, 'MU-1', store.muesli, whole)).toBe('6');
    expect(at(house, ids.dock, 'MU-1', store.muesli, whole)).toBeUndefined();
  });

  test('[X16] the device need not know what is on a pallet; the server moves all of it', () => {
    const whole = packageIdOf(company, '095240000000000019');
    const device = aWarehouse({ missing: 'unknown' }).act(aTransfer({ whole }));
    expect(device).toMatchObject({ ok: true, facts: [] });
  });

  test('[T28] against an order: the line counts, and what was kept is used up', () => {
    const house = aWarehouse();
    stocked(house, {});
    const lines = [{ id: ids.line(1), product: store.muesli, expected: quantity(8), done: quantity(0) }];
    const id = 'int-1' as OrderId;
    house.put('order', id, aDelivery({ id, kind: 'transfer', reference: 'INT/1', to: store.shelfB, lines }));
    house.act({ kind: 'reserve', payload: { order: id, takes: null } });
    const order = { id, line: ids.line(1), operationType: store.transfers };
    expect(codes(house.act(aTransfer(loose(), { order })))).toEqual([]);
    expect(house.get('order', id)?.lines[0]?.done).toBe('5');
    expect(kept(house, id)).toEqual(['MU-1 3 @shelf-a']);
  });
});

describe('a transfer by plan', () => {
  const plan = (kind: 'transfer' | 'delivery', more: { draft?: boolean } = {}): Intent => {
    const opening = openDelivery([[store.muesli, 5]]);
    if (opening.kind !== 'open-order') throw new Error('Not an order');
    const to = kind === 'transfer' ? store.shelfB : opening.payload.to;
    return { kind: 'open-order', payload: { ...opening.payload, kind, to, ...more } };
  };

  test('[T25] any worker plans, changes and closes it; goods are kept for it; of a delivery the dock is asked', () => {
    const house = aWarehouse();
    stocked(house, {});
    const draft = house.act(plan('transfer', { draft: true }), worker);
    const order = childOrderId(draft.id, 0);
    expect([codes(draft), kept(house, order)]).toEqual([[], []]);
    const lines = [{ id: 'l1' as LineId, product: store.muesli, expected: quantity(7) }];
    const confirm: Intent = {
      kind: 'change-order',
      payload: { order, scheduled: day('2026-11-22'), lines, announced: [], confirm: true },
    };
    expect(codes(house.act(confirm, worker))).toEqual([]);
    expect(kept(house, order)).toEqual(['MU-1 7 @shelf-a']);
    const close: Intent = { kind: 'close-order', payload: { order, backorder: null } };
    expect(codes(house.act(close, worker))).toEqual([]);
    expect(codes(house.act(plan('delivery'), worker))).toEqual(['refused not-allowed']);
    const delivery = childOrderId(house.act(plan('delivery')).id, 0);
    expect(
      codes(house.act({ kind: 'close-order', payload: { order: delivery, backorder: null } }, worker)),
    ).toEqual(['refused not-allowed']);
    expect(codes(house.act({ kind: 'reserve', payload: { order: delivery, takes: null } }, worker))).toEqual([
      'refused not-allowed',
    ]);
  });
});
