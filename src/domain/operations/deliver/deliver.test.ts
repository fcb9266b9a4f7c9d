import { describe, expect, test } from 'vitest';
import { company, ids, newOperationId } from '../../../../tests/support/rule-book.ts';
import {
  aDeliver,
  aDelivery,
  aSite,
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
} from '../../../../tests/support/warehouse.ts';
import { day } from '../../base/calendar.ts';
import { type DeviceId, type OrderId, childOrderId, packageIdOf } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';

const old = { expiration: day('2026-12-31'), removal: day('2026-12-11') };
const young = { expiration: day('2027-02-20'), removal: day('2027-01-20') };

describe('deliver', () => {
  test('[T29] the number goes out with the goods, and the line counts it', () => {
    const house = aWarehouse();
    const lot = stocked(house, {});
    const shipped = house.act(aDeliver());
    expect(codes(shipped)).toEqual([]);
    expect(shipped.ok && shipped.facts).toMatchObject([
      {
        kind: 'moved',
        move: { lot, quantity: '5', from: store.shelfA, to: ids.customer, order: store.delivery },
      },
    ]);
    expect(at(house, store.shelfA)).toBe('5');
    expect(at(house, ids.customer)).toBe('5');
    expect(house.get('order', store.delivery)?.lines[0]?.done).toBe('5');
  });

  test('[T09, STK-3] a tracked product without a number does not leave', () => {
    expect(codes(aWarehouse().act(aDeliver(loose({ lot: null }))))).toEqual(['refused number-missing']);
  });

  test('[STK-4, T13] a number unknown to the company is impossible; a device that cannot know accepts', () => {
    expect(codes(aWarehouse().act(aDeliver()))).toEqual(['refused number-not-allowed']);
    expect(aWarehouse({ missing: 'unknown' }).act(aDeliver()).ok).toBe(true);
  });

  test('[T14] with create-new on, the number is made and its risk stays visible', () => {
    const house = aWarehouse();
    const type = house.get('operation-type', store.deliveries);
    if (type) house.put('operation-type', store.deliveries, { ...type, createNew: true });
    expect(codes(house.act(aDeliver()))).toEqual(['number-made-here', 'negative-stock']);
    expect(house.get('lot', lotRef('MU-1').id)?.name).toBe('MU-1');
  });

  test('[STK-5] more than on-hand is flagged, or impossible where the site allows no negative stock', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 3 });
    const over = house.act(aDeliver());
    expect(codes(over)).toEqual(['negative-stock']);
    expect(argsOf(over)).toEqual([{ product: 'muesli', location: 'shelf-a', quantity: '-2' }]);
    const strict = aWarehouse();
    stocked(strict, { quantity: 3 });
    strict.put('site', 'site', aSite({ allowNegativeStock: false }));
    const refused = strict.act(aDeliver());
    expect(codes(refused)).toEqual(['refused not-enough']);
    expect(argsOf(refused)).toMatchObject([{ available: '3', wanted: '5' }]);
  });

  test('[T20, STK-2] a serial leaves as one unit, once; booked elsewhere, the books follow and it is flagged', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1, at: store.shelfB });
    const serial = loose({ product: ids.motor, lot: 'MT-1', quantity: 1 });
    expect(codes(house.act(aDeliver({ ...serial, quantity: quantity(2) }, { line: null })))).toEqual([
      'refused serial-is-one',
    ]);
    const shipped = house.act(aDeliver(serial, { line: null }));
    expect(shipped.ok && shipped.flags).toContainEqual({
      code: 'serial-booked-elsewhere',
      args: { number: 'MT-1', location: 'shelf-b' },
    });
    expect(shipped.ok && shipped.facts.filter(({ kind }) => kind === 'moved')).toMatchObject([
      { move: { from: store.shelfB, to: store.shelfA } },
      { move: { from: store.shelfA, to: ids.customer } },
    ]);
    expect(at(house, store.shelfA, 'MT-1', ids.motor)).toBeUndefined();
    expect(at(house, ids.customer, 'MT-1', ids.motor)).toBe('1');
  });

  test('[EXP-4, T42] a lot that should have gone first is named', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-1', dates: young });
    stocked(house, { lot: 'MU-0', dates: old, at: store.shelfB });
    const shipped = house.act(aDeliver());
    expect(shipped.ok && shipped.flags).toEqual([
      { code: 'fefo-passed-over', args: { number: 'MU-1', earlier: 'MU-0' } },
    ]);
    expect(codes(house.act(aDeliver(loose({ lot: 'MU-0' }), { from: store.shelfB })))).toEqual([]);
  });

  test('[EXP-4, T25] what is kept for the order leaves in any sequence: nothing is passed over that goes with it', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-0', dates: old, quantity: 4 });
    stocked(house, { lot: 'MU-1', dates: young, quantity: 20 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
    expect(kept(house, order)).toEqual(['MU-0 4 @shelf-a', 'MU-1 6 @shelf-a']);
    const mine = (lot: string, much: number) =>
      aDeliver(loose({ lot, quantity: quantity(much) }), { order, line: null });
    expect(codes(house.act(mine('MU-1', 6)))).toEqual([]);
    expect(codes(house.act(mine('MU-0', 4)))).toEqual([]);
  });

  test('[UND-1, T24, T25] undone, the goods lie where they lay and are kept for their order again', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-0', dates: old, quantity: 4 });
    stocked(house, { lot: 'MU-1', dates: young, quantity: 20 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
    const shipped = house.act(aDeliver(loose({ lot: 'MU-1', quantity: 6 }), { order, line: null }));
    expect(kept(house, order)).toEqual(['MU-0 4 @shelf-a']);
    // Meanwhile another order is promised what is left on the shelf, and not what is on its way back.
    const other = childOrderId(house.act(openDelivery([[store.muesli, 30]])).id, 0);
    expect(kept(house, other)).toEqual(['MU-1 14 @shelf-a']);
    expect(house.act({ kind: 'undo', payload: { target: shipped.id } }).ok).toBe(true);
    expect(at(house, store.shelfA)).toBe('20');
    expect(kept(house, order)).toEqual(['MU-0 4 @shelf-a', 'MU-1 6 @shelf-a']);
    expect(kept(house, other)).toEqual(['MU-1 14 @shelf-a']);
  });

  test('[UND-1, T25] a substitution undone: what was kept before is kept again, and nothing beyond what is wanted', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-0', dates: old, quantity: 4 });
    stocked(house, { lot: 'MU-1', dates: young, quantity: 20 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 4]])).id, 0);
    expect(kept(house, order)).toEqual(['MU-0 4 @shelf-a']);
    const shipped = house.act(
      aDeliver(loose({ lot: 'MU-1', quantity: 3 }), { order, line: null }),
      supervisor,
    );
    expect(kept(house, order)).toEqual(['MU-0 1 @shelf-a']);
    house.act({ kind: 'undo', payload: { target: shipped.id } }, supervisor);
    expect(kept(house, order)).toEqual(['MU-0 4 @shelf-a']);
  });

  test('[UND-1, QLT-1] goods that were put on hold meanwhile are not kept; others are found for the order', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-0', dates: old, quantity: 4 });
    stocked(house, { lot: 'MU-1', dates: young, quantity: 20 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 4]])).id, 0);
    const shipped = house.act(aDeliver(loose({ lot: 'MU-0', quantity: 4 }), { order, line: null }));
    house.act({ kind: 'hold', payload: { lot: lotRef('MU-0'), location: null, why: 'quality' } }, supervisor);
    house.act({ kind: 'undo', payload: { target: shipped.id } }, supervisor);
    expect(kept(house, order)).toEqual(['MU-1 4 @shelf-a']);
  });

  test('[UND-1] an order that was closed meanwhile is kept nothing', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 20 });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
    const shipped = house.act(aDeliver(loose({ quantity: 6 }), { order, line: null }));
    house.act({ kind: 'close-order', payload: { order, backorder: null } });
    expect(house.act({ kind: 'undo', payload: { target: shipped.id } }).ok).toBe(true);
    expect(kept(house, order)).toEqual([]);
  });

  test('[EXP-4] past removal is flagged; past expiration waits for a supervisor, who may', () => {
    const house = aWarehouse();
    stocked(house, { dates: { removal: day('2026-11-20'), expiration: day('2026-12-20') } });
    expect(codes(house.act(aDeliver()))).toEqual(['past-removal']);
    stocked(house, { lot: 'X', dates: { expiration: day('2026-11-20') } });
    expect(codes(house.act(aDeliver(loose({ lot: 'X' }))))).toEqual(['held needs-supervisor']);
    expect(codes(house.act(aDeliver(loose({ lot: 'X' })), supervisor))).toEqual(['already-expired']);
    house.put('site', 'site', aSite({ expiredNeedsSupervisor: false }));
    expect(codes(house.act(aDeliver(loose({ lot: 'X' }))))).toEqual(['already-expired']);
  });

  test('[QLT-1, X17] held goods used unknowingly are flagged; a device that knew waits for a supervisor', () => {
    const house = aWarehouse();
    const hold = {
      why: 'quality',
      since: 0,
      by: newOperationId(),
      location: store.shelfA,
      version: 3,
    } as const;
    stocked(house, { more: { holds: [hold] } });
    const used = house.act(aDeliver(), { seen: 2, version: 9 });
    expect(used.ok && used.flags).toEqual([
      { code: 'held-goods-used', args: { number: 'MU-1', why: 'quality' } },
    ]);
    expect(codes(house.act(aDeliver(), { seen: 3, version: 9 }))).toEqual(['held goods-held']);
    expect(codes(house.act(aDeliver(), { seen: 0, version: null }))).toEqual(['held goods-held']);
    stocked(house, { at: store.shelfB });
    expect(codes(house.act(aDeliver(loose(), { from: store.shelfB })))).toEqual([]);
  });

  test('[STK-6] taking what another order has kept: that order gets other goods and is named', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-1', dates: old });
    stocked(house, { lot: 'MU-2', dates: young });
    const other = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
    expect(kept(house, other)).toEqual(['MU-1 10 @shelf-a']);
    const shipped = house.act(aDeliver());
    expect(shipped.ok && shipped.flags).toEqual([
      { code: 'reserved-by-other', args: { number: 'MU-1', order: 'OUT/00050' } },
    ]);
    expect(kept(house, other)).toEqual(['MU-1 5 @shelf-a', 'MU-2 5 @shelf-a']);
  });

  test('[T28, STK-6] other goods than those kept for it are a substitution, and what was kept is free again', () => {
    const house = aWarehouse();
    house.put('order', store.delivery, aDelivery({ lines: [] }));
    stocked(house, { lot: 'MU-1', dates: old });
    stocked(house, { lot: 'MU-2', dates: young });
    const order = childOrderId(house.act(openDelivery([[store.muesli, 10]])).id, 0);
    const shipped = house.act(aDeliver(loose({ lot: 'MU-2', quantity: 4 }), { order }));
    expect(codes(shipped)).toEqual(['fefo-passed-over', 'substituted']);
    expect(argsOf(shipped).slice(1)).toEqual([{ number: 'MU-2', reserved: 'MU-1' }]);
    expect(kept(house, order)).toEqual(['MU-1 6 @shelf-a']);
    expect(codes(house.act(aDeliver(loose({ lot: 'MU-1', quantity: 6 }), { order })))).toEqual([]);
    expect(kept(house, order)).toEqual([]);
  });

  test('[ORD-2] more than ordered, and a product nobody ordered, are accepted and flagged', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 200 });
    stocked(house, { product: store.tin, lot: null });
    expect(codes(house.act(aDeliver(loose({ quantity: 101 }))))).toEqual(['more-than-ordered']);
    expect(codes(house.act(aDeliver(loose({ product: store.tin, lot: null }), { line: null })))).toEqual([
      'not-ordered',
    ]);
  });

  test('[ORD-1] work on a delivery that was closed meanwhile goes onto an order of its own', () => {
    const house = aWarehouse();
    stocked(house, {});
    const ended = { operation: newOperationId(), device: 'tablet' as DeviceId, version: 5 };
    house.put('order', store.delivery, aDelivery({ state: 'closed', ended }));
    expect(codes(house.act(aDeliver(), { seen: 5 }))).toEqual(['refused order-ended']);
    const late = house.act(aDeliver(), { seen: 4 });
    expect(codes(late)).toEqual(['order-changed-meanwhile']);
    expect(house.get('order', childOrderId(late.id, 0))).toMatchObject({
      kind: 'delivery',
      lines: [{ done: '5' }],
    });
  });

  test('a delivery is not worked on as a receipt', () => {
    const house = aWarehouse();
    stocked(house, {});
    expect(codes(house.act(aDeliver(loose(), { order: ids.order })))).toEqual(['refused wrong-kind']);
    expect(codes(house.act(aDeliver(loose(), { order: 'no' as OrderId })))).toEqual([
      'refused unknown-order',
    ]);
  });

  test('[X16] a package leaves by one scan with all that is in it', () => {
    const house = aWarehouse();
    const sscc = '095240000000000019';
    const whole = packageIdOf(company, sscc);
    stocked(house, { lot: 'MU-1', sscc, quantity: 6 });
    stocked(house, { product: store.tin, lot: null, sscc, quantity: 3 });
    const shipped = house.act(aDeliver({ whole }));
    expect(codes(shipped)).toEqual(['not-ordered']);
    expect(at(house, ids.customer, 'MU-1', store.muesli, whole)).toBe('6');
    expect(at(house, ids.customer, null, store.tin, whole)).toBe('3');
    expect(codes(house.act(aDeliver({ whole: packageIdOf(company, 'x') })))).toEqual([
      'refused unknown-package',
    ]);
  });

  test('[X16] single goods out of a package arrive loose; undone, they lie in it again', () => {
    const house = aWarehouse();
    const sscc = '095240000000000019';
    const inside = packageIdOf(company, sscc);
    stocked(house, { sscc, quantity: 6 });
    const shipped = house.act(aDeliver(loose({ quantity: 6, package: inside })));
    expect(at(house, ids.customer)).toBe('6');
    expect(house.get('package', inside)?.contents).toEqual([]);
    expect(house.act({ kind: 'undo', payload: { target: shipped.id } }).ok).toBe(true);
    expect(at(house, store.shelfA, 'MU-1', store.muesli, inside)).toBe('6');
    expect(house.get('package', inside)?.contents).toHaveLength(1);
  });

  test('[SER-1] a typed serial stays marked typed', () => {
    const house = aWarehouse();
    stocked(house, { product: ids.motor, lot: 'MT-1', quantity: 1 });
    const serial = loose({ product: ids.motor, lot: 'MT-1', quantity: 1 });
    expect(codes(house.act(aDeliver(serial, { line: null, entry: 'typed' })))).toContain('typed-not-scanned');
  });

  test('[UOM-1] what packaging was scanned is kept beside the base quantity', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 48 });
    const packaging = { name: 'Carton of 12', count: quantity(2) };
    const shipped = house.act(aDeliver(loose({ quantity: 24, packaging })));
    expect(shipped.ok && shipped.facts).toMatchObject([{ move: { quantity: '24', packaging } }]);
  });

  test('[STK-6] a second device took one lot meanwhile: the delivery is booked, and what is short is flagged', () => {
    const house = aWarehouse();
    stocked(house, { quantity: 5, dates: old });
    house.act(aDeliver(loose({ quantity: 5 })));
    const second = house.act(aDeliver(loose({ quantity: 5 })), { device: 'other' as DeviceId, seen: 0 });
    expect(codes(second)).toEqual(['negative-stock']);
    expect(at(house, store.shelfA)).toBe('-5');
  });
});
