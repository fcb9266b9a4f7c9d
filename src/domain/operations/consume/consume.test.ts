import { describe, expect, test } from 'vitest';
import {
  aWorkshop,
  balance,
  codes,
  confirmed,
  consume,
  lotOf,
  people,
  plant,
  produce,
  pumpTakes,
  pumps,
  stocked,
} from '../../../../tests/support/workshop.ts';
import { day } from '../../base/calendar.ts';
import type { DeviceId, OperationId, OrderId, PackageId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { orderStage } from '../../making/stage.ts';
import { stockKey } from '../../stock/rows.ts';

const ana = { actor: people.ana };
const carla = { actor: people.carla };

function muesli() {
  const book = aWorkshop();
  stocked(book, plant.oats, 'OF-0901', 120, { dates: { removal: day('2026-11-26') } });
  stocked(book, plant.oats, 'OF-0915', 400, { dates: { removal: day('2026-12-21') } });
  stocked(book, plant.oats, 'OF-0820', 60, {
    dates: { expiration: day('2026-11-20'), removal: day('2026-10-06') },
  });
  stocked(book, plant.oats, 'OF-0810', 60, {
    dates: { expiration: day('2026-12-20'), removal: day('2026-11-20') },
  });
  stocked(book, plant.honey, 'L-2611', 200);
  return { book, order: confirmed(book, plant.muesli, 100, plant.muesliBill) };
}

describe('consume', () => {
  test('[A20, G04] several lots of one component, each by its own scan', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-0901', '20.5'), ana);
    expect(codes(book.act(consume(order, plant.oats, 'OF-0901', 20, { grade: 'typed' }), ana))).toEqual([]);
    book.act(consume(order, plant.oats, 'OF-0915', 3), ana);
    const row = book.get('order', order);
    expect(row?.lines[0]).toMatchObject({ expected: '43.5', done: '43.5' });
    expect(row?.making?.consumed).toMatchObject([
      { product: plant.oats, lot: lotOf(plant.oats, 'OF-0901'), quantity: '20.5', grade: 'scanned' },
      { quantity: '20', grade: 'typed' },
      { lot: lotOf(plant.oats, 'OF-0915'), quantity: '3' },
    ]);
    expect(balance(book, plant.oats, 'OF-0901', plant.shelf)).toBe('79.5');
    expect(balance(book, plant.oats, 'OF-0901', plant.production)).toBe('40.5');
    expect(row && orderStage(row)).toBe('in-progress');
  });

  test('[T09, STK-3] a tracked component without a number is impossible', () => {
    const { book, order } = muesli();
    expect(codes(book.act(consume(order, plant.oats, null, 1), ana))).toEqual(['number-missing']);
    expect(codes(book.act(consume(order, plant.oats, 'OF-0901', '1.2345'), ana))).toEqual([
      'quantity-too-precise',
    ]);
    expect(codes(book.act(consume(order, plant.oats, 'OF-0901', 0), ana))).toEqual(['quantity-not-positive']);
  });

  test('[EXP-4] FEFO passed over is flagged with what should have gone first', () => {
    const { book, order } = muesli();
    const later = book.act(consume(order, plant.oats, 'OF-0915', 10), ana);
    expect(later.ok && later.flags).toEqual([
      { code: 'fefo-passed-over', args: { number: 'OF-0915', earlier: 'OF-0901' } },
    ]);
  });

  test('[EXP-4] past removal is flagged; past expiration waits for a supervisor, who takes it with a flag', () => {
    const { book, order } = muesli();
    expect(codes(book.act(consume(order, plant.oats, 'OF-0810', 1), ana))).toEqual(['past-removal']);
    const expired = consume(order, plant.oats, 'OF-0820', 1);
    const held = book.act(expired, ana);
    expect(held).toMatchObject({ ok: false, held: true, refusal: { code: 'needs-supervisor' } });
    expect(codes(book.act(expired, carla))).toEqual(['already-expired']);
    const site = book.get('site', 'site');
    if (site) book.put('site', 'site', { ...site, expiredNeedsSupervisor: false });
    expect(codes(book.act(expired, ana))).toEqual(['already-expired']);
  });

  test('[QLT-1] held goods that the device had seen to be held wait for a supervisor, as everywhere', () => {
    const { book, order } = muesli();
    const lot = book.get('lot', lotOf(plant.oats, 'OF-0915'));
    const hold = { why: 'quality', since: 0, by: 'qa' as OperationId, location: null, version: 1 } as const;
    if (lot) book.put('lot', lot.id, { ...lot, holds: [hold] });
    const used = book.act(consume(order, plant.oats, 'OF-0915', 10), { ...ana, seen: 5 });
    expect(used).toMatchObject({ ok: false, held: true, refusal: { code: 'goods-held' } });
  });

  test('[X16] what is taken out of a package does not lie in it in the machine, and may come back into it', () => {
    const { book, order } = muesli();
    const pallet = 'pallet' as PackageId;
    book.put('package', pallet, { id: pallet, sscc: '0'.repeat(18), order: null, contents: [] });
    const key = stockKey(plant.oats, lotOf(plant.oats, 'OF-0901'));
    const stock = book.get('stock', key);
    const onPallet = stock?.places.map((each) =>
      each.location === plant.shelf ? { ...each, package: pallet } : each,
    );
    if (stock && onPallet) book.put('stock', key, { ...stock, places: onPallet });
    book.act(consume(order, plant.oats, 'OF-0901', 20, { package: pallet }), ana);
    const places = () =>
      book.get('stock', key)?.places.map((each) => [each.location, each.package, each.quantity]);
    expect(places()).toContainEqual([plant.production, null, '20']);
    const back = { order, product: plant.oats, lot: 'OF-0901', quantity: quantity(5), to: plant.shelf };
    book.act({ kind: 'return-component', payload: { ...back, package: pallet } }, ana);
    expect(places()).toContainEqual([plant.production, null, '15']);
    expect(places()).toContainEqual([plant.shelf, pallet, '105']);
  });

  test('[QLT-1] held goods used unknowingly are flagged, not refused', () => {
    const { book, order } = muesli();
    const lot = book.get('lot', lotOf(plant.honey, 'L-2611'));
    const hold = { why: 'quality', since: 0, by: 'qa' as OperationId, location: null } as const;
    if (lot) book.put('lot', lot.id, { ...lot, holds: [hold] });
    const used = book.act(consume(order, plant.honey, 'L-2611', 8), ana);
    expect(used.ok && used.flags).toEqual([
      { code: 'held-goods-used', args: { number: 'L-2611', why: 'quality' } },
    ]);
  });

  test('[STK-5] more than on hand is flagged where the site allows it, and refused where it does not', () => {
    const { book, order } = muesli();
    const much = consume(order, plant.honey, 'L-2611', '200.5');
    const site = book.get('site', 'site');
    if (site) book.put('site', 'site', { ...site, allowNegativeStock: false });
    expect(codes(book.act(much, ana))).toEqual(['not-enough']);
    if (site) book.put('site', 'site', site);
    const taken = book.act(much, ana);
    expect(taken.ok && taken.flags).toMatchObject([
      { code: 'negative-stock', args: { quantity: '-0.5' } },
      { code: 'over-consumed' },
    ]);
  });

  test('[STK-2] a serial booked elsewhere is flagged with where', () => {
    const { book, order } = pumps(2);
    stocked(book, plant.motor, 'MT-0001', 1, { at: plant.bench });
    const taken = book.act(consume(order, plant.motor, 'MT-0001', 1), ana);
    expect(taken.ok && taken.flags).toEqual([
      { code: 'serial-booked-elsewhere', args: { number: 'MT-0001', location: 'bench' } },
    ]);
    expect(codes(book.act(consume(order, plant.motor, 'MT-0002', 2), ana))).toEqual(['serial-is-one']);
  });

  test('[STK-6] what is kept for another order is flagged with that order', () => {
    const { book, order } = muesli();
    const other = confirmed(book, plant.muesli, 100, plant.muesliBill, 'WH/MO/00120');
    const stock = book.get('stock', stockKey(plant.honey, lotOf(plant.honey, 'L-2611')));
    const kept = {
      line: plant.line('honey'),
      location: plant.shelf,
      package: null,
      quantity: quantity(195),
    };
    if (stock)
      book.put('stock', stockKey(plant.honey, stock.lot), {
        ...stock,
        reserved: [{ order: other, ...kept }],
      });
    expect(codes(book.act(consume(order, plant.honey, 'L-2611', 5), ana))).toEqual([]);
    const taken = book.act(consume(order, plant.honey, 'L-2611', 3), ana);
    expect(taken.ok && taken.flags).toEqual([
      { code: 'reserved-by-other', args: { number: 'L-2611', order: 'WH/MO/00120' } },
    ]);
  });

  test('[PRD-5] over-consumption is flagged with both figures; a strict bill needs a supervisor', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.honey, 'L-2611', 8), ana);
    const over = book.act(consume(order, plant.honey, 'L-2611', '0.5'), ana);
    expect(over.ok && over.flags).toEqual([
      { code: 'over-consumed', args: { product: 'honey', expected: '8', now: '8.5', unit: 'kg' } },
    ]);
    const bill = book.get('bom', plant.muesliBill);
    if (bill) book.put('bom', bill.id, { ...bill, strict: true });
    const more = consume(order, plant.honey, 'L-2611', '0.5');
    expect(codes(book.act(more, ana))).toEqual(['strict-consumption']);
    expect(codes(book.act(more, carla))).toEqual(['over-consumed']);
  });

  test('[PRD-5] a component that is not on the bill is flagged and counted on a line of its own', () => {
    const { book, order } = muesli();
    stocked(book, plant.grease, 'GR-5', 100);
    const odd = consume(order, plant.grease, 'GR-5', 5, { line: null });
    expect(codes(book.act(odd, ana))).toEqual(['not-on-bill']);
    expect(book.get('order', order)?.lines.at(-1)).toMatchObject({ product: plant.grease, done: '5' });
    const bill = book.get('bom', plant.muesliBill);
    if (bill) book.put('bom', bill.id, { ...bill, strict: true });
    expect(codes(book.act(odd, ana))).toEqual(['strict-consumption']);
  });

  test('[STK-4] a component lot that nobody knew is registered, where numbers may be made', () => {
    const { book, order } = muesli();
    expect(codes(book.act(consume(order, plant.honey, 'H-77', 1), ana))).toEqual(['negative-stock']);
    expect(book.get('lot', lotOf(plant.honey, 'H-77'))?.name).toBe('H-77');
    const type = book.get('operation-type', plant.making);
    if (type) book.put('operation-type', plant.making, { ...type, createNew: false });
    expect(codes(book.act(consume(order, plant.honey, 'H-78', 1), ana))).toEqual(['number-not-allowed']);
  });

  test('[ORD-1] consumption for an order that ended meanwhile goes to an unplanned one under the same root', () => {
    const { book, order } = pumps(1);
    const made = produce(order, { number: { name: 'PP-0001', reserved: true }, takes: pumpTakes(1) });
    book.act(made, { ...ana, device: 'tablet' as DeviceId });
    const late = book.act(consume(order, plant.bolt, null, 2), { ...ana, seen: 0 });
    expect(late).toMatchObject({
      ok: true,
      flags: [{ code: 'order-changed-meanwhile' }],
      adjustments: [{ code: 'booked-on-other-order', args: { order: 'WH/MO/00042-002' } }],
    });
    expect(codes(book.act(consume(order, plant.bolt, null, 8), ana))).toEqual(['order-ended']);
  });

  test('[UND-1] undo puts the component back, until it has been built into something', () => {
    const { book, order } = muesli();
    const taken = book.act(consume(order, plant.honey, 'L-2611', 8), ana);
    expect(book.act({ kind: 'undo', payload: { target: taken.id } }, ana).ok).toBe(true);
    expect(book.get('order', order)?.making?.consumed).toEqual([]);
    expect(book.get('order', order)?.lines[1]?.done).toBe('0');
    const again = book.act(consume(order, plant.honey, 'L-2611', 8), ana);
    book.act(produce(order, { quantity: quantity(100), number: { name: 'MU-1', reserved: true } }), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: again.id } }, ana))).toEqual(['used-since']);
  });

  test('what the device does not know refuses nothing', () => {
    const { book } = pumps(1, { missing: 'unknown' });
    expect(book.act(consume('elsewhere' as OrderId, plant.bolt, null, 1), ana)).toMatchObject({
      ok: true,
      facts: [],
    });
  });

  test('[UOM-2] a weighed piece keeps its weight in the move; one outside the tolerance is flagged', () => {
    const { book, order } = muesli();
    const honey = book.get('product', plant.honey);
    const catchWeight = { unit: 'kg', nominal: quantity(8), tolerancePercent: 10 };
    if (honey) book.put('product', plant.honey, { ...honey, catchWeight });
    const weighed = (weight: string) =>
      book.act(consume(order, plant.honey, 'L-2611', 1, { weight: quantity(weight) }), ana);
    const right = weighed('7.9');
    expect(codes(right)).toEqual([]);
    expect(
      right.ok && right.facts.flatMap((fact) => (fact.kind === 'moved' ? [fact.move.weight] : [])),
    ).toEqual(['7.9']);
    expect(codes(weighed('12'))).toEqual(['weight-outside-tolerance']);
  });
});
