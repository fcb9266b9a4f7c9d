import { describe, expect, test } from 'vitest';
import { ids, newOperationId } from '../../../tests/support/rule-book.ts';
import {
  aDelivery,
  aWarehouse,
  argsOf,
  at,
  codes,
  kept,
  loose,
  lotRef,
  openDelivery,
  stocked,
  store,
  supervisor,
  worker,
} from '../../../tests/support/warehouse.ts';
import { day } from '../base/calendar.ts';
import { type LocationId, type OperationId, type OrderId, childOrderId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { noDates } from '../stock/expiry.ts';
import type { Intent, PayloadOf } from './registry.ts';
import { releaseDigest } from './release/digest.ts';

const lot = lotRef('MU-1');
const hold = (location: LocationId | null = null, why: 'quality' | 'recall' = 'quality'): Intent => ({
  kind: 'hold',
  payload: { lot, location, why },
});
const release = (holds: OperationId[], over = releaseDigest(lot.id, holds)): Intent => ({
  kind: 'release',
  payload: {
    lot,
    holds,
    signature: { name: 'Carla Sanz', meaning: 'Released after test 12', at: 0, over, seal: '-'.repeat(43) },
  },
});

describe('hold and release', () => {
  test('[QLT-1, X17] a supervisor holds a lot, or what of it is at one place', () => {
    const house = aWarehouse();
    stocked(house, {});
    expect(codes(house.act(hold(), worker))).toEqual(['refused not-allowed']);
    const held = house.act(hold(store.shelfA), { ...supervisor, version: 7 });
    expect(house.get('lot', lot.id)?.holds).toEqual([
      { why: 'quality', since: expect.any(Number), by: held.id, location: store.shelfA, version: 7 },
    ]);
    expect(house.act(hold(store.shelfA), supervisor)).toMatchObject({ ok: true, facts: [] });
    expect(
      codes(
        house.act(
          { kind: 'hold', payload: { lot: lotRef('NO'), location: null, why: 'recall' } },
          supervisor,
        ),
      ),
    ).toEqual(['refused unknown-lot']);
  });

  test('[QLT-1] what was promised of held goods is promised elsewhere', () => {
    const house = aWarehouse();
    stocked(house, {});
    stocked(house, { lot: 'MU-2', arrived: 5 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 6]])).id, 0);
    expect(kept(house, order)).toEqual(['MU-1 6 @shelf-a']);
    expect(codes(house.act(hold(), supervisor))).toEqual(['reserved-by-other']);
    expect(kept(house, order)).toEqual(['MU-2 6 @shelf-a']);
  });

  test('[X17] release is signed for the holds that were seen; one that came since stays', () => {
    const house = aWarehouse();
    stocked(house, {});
    const first = house.act(hold(), supervisor);
    house.act(hold(null, 'recall'), supervisor);
    expect(codes(house.act(release([first.id], 'ab'.repeat(32)), supervisor))).toEqual([
      'refused signed-other-holds',
    ]);
    expect(codes(house.act(release([first.id]), worker))).toEqual(['refused not-allowed']);
    const released = house.act(release([first.id]), supervisor);
    expect(codes(released)).toEqual([]);
    expect(house.get('lot', lot.id)?.holds.map(({ why }) => why)).toEqual(['recall']);
    expect(codes(house.act(release([first.id]), supervisor))).toEqual(['refused not-held']);
    expect(codes(house.act({ kind: 'undo', payload: { target: released.id } }, supervisor))).toEqual([
      'refused not-undoable',
    ]);
  });

  test('[APR-2] what waits for approval is not released by a signature for quality', () => {
    const house = aWarehouse();
    const by = newOperationId();
    stocked(house, { more: { holds: [{ why: 'approval', since: 0, by, location: null }] } });
    expect(codes(house.act(release([by]), supervisor))).toEqual(['refused not-held']);
  });
});

const scrap = (goods: PayloadOf<'scrap'>['goods'] = loose()): Intent => ({
  kind: 'scrap',
  payload: { goods, from: store.shelfA, entry: 'scanned' },
});

describe('scrap', () => {
  test('[STK-1] goods are thrown away with a reason, by any worker, held and expired ones too', () => {
    const house = aWarehouse();
    stocked(house, { dates: { expiration: day('2026-01-01') } });
    house.act(hold(), supervisor);
    expect(codes(house.act(scrap(), worker))).toEqual(['refused reason-missing']);
    expect(codes(house.act(scrap(), { ...worker, reason: 'Torn bag' }))).toEqual([]);
    expect(at(house, store.scrap)).toBe('5');
  });
});

const comesBack = (more: Partial<PayloadOf<'return-from-customer'>> = {}): Intent => ({
  kind: 'return-from-customer',
  payload: {
    operationType: ids.receipts,
    product: store.muesli,
    lot: { name: 'MU-1', label: { expiration: null, bestBefore: null }, dates: noDates, reference: null },
    quantity: quantity(2),
    weight: null,
    packaging: null,
    delivery: store.delivery,
    from: ids.customer,
    to: ids.dock,
    entry: 'scanned',
    ...more,
  },
});

describe('returns', () => {
  const dates = { expiration: day('2027-06-30') };

  test('[RET-1] from a customer: on hold where it lies, linked to its delivery, keeping lot and dates', () => {
    const house = aWarehouse();
    stocked(house, { at: ids.customer, dates });
    stocked(house, {});
    const back = house.act(comesBack());
    expect(codes(back)).toEqual([]);
    const row = house.get('lot', lot.id);
    expect(row?.dates.expiration).toBe('2027-06-30');
    expect(row?.holds).toMatchObject([{ why: 'quality', by: back.id, location: ids.dock }]);
    expect([at(house, ids.customer), at(house, ids.dock)]).toEqual(['8', '2']);
    expect(back.ok && back.facts.at(-1)).toMatchObject({ move: { order: store.delivery, line: null } });
    expect(house.get('order', store.delivery)?.lines[0]?.done).toBe('0');
  });

  test('[RET-1] without a delivery, or more than went out: flagged and booked', () => {
    const house = aWarehouse();
    stocked(house, { at: ids.customer, quantity: 1 });
    const back = house.act(comesBack({ delivery: null }));
    expect(codes(back)).toEqual(['no-delivery-known', 'return-larger-than-delivery']);
    expect(argsOf(back)[1]).toEqual({ number: 'MU-1', delivered: '1', returned: '2' });
    expect(at(house, ids.dock)).toBe('2');
    expect(codes(house.act(comesBack({ delivery: ids.order })))).toEqual(['refused wrong-kind']);
  });

  test('[RET-1, STK-6] put onto a shelf from which the lot is promised, its hold makes way for other goods', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 10, dates: { removal: day('2026-12-20') } });
    stocked(house, { lot: 'MU-2', quantity: 10 });
    stocked(house, { at: ids.customer, quantity: 2 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 4]])).id, 0);
    expect(kept(house, order)).toEqual(['MU-1 4 @shelf-a']);
    expect(codes(house.act(comesBack({ to: store.shelfA })))).toContain('reserved-by-other');
    expect(kept(house, order)).toEqual(['MU-2 4 @shelf-a']);
  });

  test('[RET-1, UND-1] undone, a lot that nobody knew before is not left on hold', () => {
    const house = aWarehouse();
    const back = house.act(comesBack({ delivery: null }));
    expect(house.get('lot', lot.id)?.holds).toHaveLength(1);
    expect(house.act({ kind: 'undo', payload: { target: back.id } }).ok).toBe(true);
    expect(house.get('lot', lot.id)?.holds).toEqual([]);
    expect(at(house, ids.dock)).toBeUndefined();
  });

  test('[RET-1] out of the package that it was shipped in', () => {
    const house = aWarehouse();
    stocked(house, { at: ids.customer, quantity: 2, sscc: '095240000000000019' });
    expect(codes(house.act(comesBack()))).toEqual([]);
    expect(
      house.get('package', [...house.rows.keys()].find((key) => key.startsWith('package/'))?.slice(8) ?? '')
        ?.contents,
    ).toEqual([]);
  });

  test('[STK-2] a serial that is here cannot come back; one that left may', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: ids.dock });
    stocked(house, { product: ids.motor, lot: 'MT-2', quantity: 1, at: ids.customer });
    const unit = (name: string) =>
      comesBack({
        product: ids.motor,
        quantity: quantity(1),
        lot: { name, label: { expiration: null, bestBefore: null }, dates: noDates, reference: null },
      });
    expect(codes(house.act(unit('MT-1')))).toEqual(['refused serial-already-here']);
    expect(codes(house.act(unit('MT-2')))).toEqual([]);
  });

  test('[RET-1] goods without a number come back too, and that they cannot be held is said', () => {
    const house = aWarehouse();
    stocked(house, { product: store.tin, lot: null, at: ids.customer });
    expect(codes(house.act(comesBack({ product: store.tin, lot: null })))).toEqual(['cannot-be-held']);
  });

  test('[RET-1] to a supplier: linked to the receipt or flagged; held goods may go', () => {
    const house = aWarehouse();
    stocked(house, {});
    house.act(hold(), supervisor);
    const back = (receipt: OrderId | null): Intent => ({
      kind: 'return-to-supplier',
      payload: { goods: loose(), receipt, from: store.shelfA, to: ids.supplier, entry: 'scanned' },
    });
    expect(codes(house.act(back(ids.order)))).toEqual([]);
    expect(codes(house.act(back(null)))).toEqual(['no-receipt-known']);
    expect(at(house, store.shelfA)).toBeUndefined();
    house.put('order', store.delivery, aDelivery());
    expect(codes(house.act(back(store.delivery)))).toEqual(['refused wrong-kind']);
  });
});
