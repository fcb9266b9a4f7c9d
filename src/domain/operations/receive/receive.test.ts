import { describe, expect, test } from 'vitest';
import { aDock, aReceive, anOrder, company, ids } from '../../../../tests/support/rule-book.ts';
import { day } from '../../base/calendar.ts';
import { type DeviceId, type OrderId, type PersonId, lotIdOf, packageIdOf } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { stockKey } from '../../stock/rows.ts';

const lot = lotIdOf(company, ids.oats, 'L-2611');

const codes = (decision: ReturnType<ReturnType<typeof aDock>['act']>): string[] =>
  decision.ok ? decision.flags.map(({ code }) => code) : [decision.refusal.code];

describe('receive', () => {
  test('[T15] goods arrive: the lot is registered, the quantity is moved, the line counts it', () => {
    const dock = aDock();
    expect(dock.act(aReceive())).toMatchObject({ ok: true, flags: [] });
    expect(dock.get('lot', lot)).toMatchObject({
      name: 'L-2611',
      product: ids.oats,
      supplier: ids.farm,
      holds: [],
    });
    expect(dock.get('stock', stockKey(ids.oats, lot))?.places).toMatchObject([
      { location: ids.supplier, quantity: '-25' },
      { location: ids.dock, quantity: '25' },
    ]);
    expect(dock.get('order', ids.order)?.lines[0]?.done).toBe('25');
  });

  test('[STK-4] a known lot received again is a top-up and keeps one identity', () => {
    const dock = aDock();
    dock.act(aReceive());
    const again = dock.act(aReceive({ lot: ' L-2611 ' }));
    expect(again.ok && again.facts.map(({ kind }) => kind)).toEqual(['moved']);
    expect(
      dock.get('stock', stockKey(ids.oats, lot))?.places.find(({ location }) => location === ids.dock)
        ?.quantity,
    ).toBe('50');
  });

  test('[EXP-3] another date on the label of a known lot is flagged and never overwrites', () => {
    const dock = aDock();
    dock.act(aReceive({ label: { expiration: day('2027-06-30') } }));
    const again = dock.act(aReceive({ label: { expiration: day('2027-07-31') } }));
    expect(again.ok && again.flags).toEqual([
      { code: 'label-date-differs', args: { number: 'L-2611', known: '2027-06-30', label: '2027-07-31' } },
    ]);
    expect(dock.get('lot', lot)?.dates.expiration).toBe('2027-06-30');
  });

  test('[T16] a tracked product without a number is refused', () => {
    expect(codes(aDock().act(aReceive({ lot: null })))).toEqual(['number-missing']);
  });

  test('[STK-3] a product that is not tracked takes no number', () => {
    expect(codes(aDock().act(aReceive({ product: ids.bolt })))).toEqual(['number-not-tracked']);
    expect(codes(aDock().act(aReceive({ product: ids.bolt, lot: null })))).toEqual(['not-ordered']);
  });

  test.each([
    ['0', 'quantity-not-positive'],
    ['-5', 'quantity-not-positive'],
    ['1.2345', 'quantity-too-precise'],
  ])('[UOM-1] %s kg: %s', (amount, code) => {
    expect(codes(aDock().act(aReceive({ quantity: quantity(amount) })))).toEqual([code]);
  });

  test('[STK-2] a serial is one unit, and cannot arrive while it is here', () => {
    const dock = aDock();
    const serial = { product: ids.motor, lot: 'MT-240030', line: null, quantity: quantity(1) };
    expect(codes(dock.act(aReceive({ ...serial, quantity: quantity(2) })))).toEqual(['serial-is-one']);
    expect(dock.act(aReceive(serial)).ok).toBe(true);
    const again = dock.act(aReceive(serial));
    expect(again).toMatchObject({
      ok: false,
      refusal: { code: 'serial-already-here', args: { number: 'MT-240030', location: 'dock' } },
    });
  });

  test('[STK-2] a serial that left to a customer may come back', () => {
    const dock = aDock();
    const id = lotIdOf(company, ids.motor, 'MT-1');
    const serial = aReceive({ product: ids.motor, lot: 'MT-1', line: null, quantity: quantity(1) });
    dock.act(serial);
    const stock = dock.get('stock', stockKey(ids.motor, id));
    if (!stock) throw new Error('no stock');
    const places = stock.places.map((place) =>
      place.location === ids.dock ? { ...place, location: ids.customer } : place,
    );
    dock.put('stock', stockKey(ids.motor, id), { ...stock, places });
    expect(dock.act(serial).ok).toBe(true);
  });

  test('[STK-4] create-new off: a number unknown to the company is impossible; a device that cannot know accepts', () => {
    for (const [missing, ok] of [
      ['absent', false],
      ['unknown', true],
    ] as const) {
      const dock = aDock({ missing });
      const type = dock.get('operation-type', ids.receipts);
      if (type) dock.put('operation-type', ids.receipts, { ...type, createNew: false });
      expect(dock.act(aReceive()).ok).toBe(ok);
    }
  });

  test('[ORD-2] more than ordered is accepted and flagged with both figures', () => {
    const dock = aDock();
    dock.act(aReceive({ quantity: quantity(990) }));
    const over = dock.act(aReceive({ quantity: quantity('20.5') }));
    expect(over.ok && over.flags).toEqual([
      { code: 'more-than-ordered', args: { order: 'IN/00031', ordered: '1000', now: '1010.5', unit: 'kg' } },
    ]);
  });

  test('[EXP-4] goods that arrive expired are accepted and flagged', () => {
    expect(codes(aDock().act(aReceive({ label: { expiration: day('2026-11-20') } })))).toEqual([
      'already-expired',
    ]);
    expect(codes(aDock().act(aReceive({ label: { expiration: day('2026-11-21') } })))).toEqual([]);
  });

  test('[UOM-2] a weight outside the tolerance is flagged, one inside is not', () => {
    const wheel = { product: ids.cheese, lot: 'W-1', line: null, quantity: quantity(1) };
    expect(codes(aDock().act(aReceive({ ...wheel, weight: quantity('8.8') })))).toEqual(['not-ordered']);
    expect(codes(aDock().act(aReceive({ ...wheel, weight: quantity('8.801') })))).toEqual([
      'weight-outside-tolerance',
      'not-ordered',
    ]);
  });

  test('[RCV-1] unidentified goods come in on hold', () => {
    const dock = aDock();
    const unidentified = { code: '????', note: 'Blue drum, torn label', photo: null };
    expect(codes(dock.act(aReceive({ lot: 'U-1', unidentified })))).toEqual(['unidentified']);
    expect(dock.get('lot', lotIdOf(company, ids.oats, 'U-1'))).toMatchObject({
      holds: [{ why: 'unidentified' }],
      note: 'Blue drum, torn label',
    });
  });

  test('[RCV-2] two lots under one SSCC are one pallet', () => {
    const dock = aDock();
    const sscc = '095240000000000019';
    dock.act(aReceive({ sscc, lot: 'A' }));
    const second = dock.act(aReceive({ sscc, lot: 'B' }));
    expect(second.ok && second.facts.map(({ kind }) => kind)).toEqual(['lot-registered', 'moved']);
    const id = packageIdOf(company, sscc);
    expect(dock.get('package', id)?.sscc).toBe(sscc);
    expect(dock.get('stock', stockKey(ids.oats, lotIdOf(company, ids.oats, 'B')))?.places).toContainEqual(
      expect.objectContaining({ package: id, location: ids.dock, quantity: '25' }),
    );
  });

  test.each([
    [{ product: 'nothing' as typeof ids.oats }, 'unknown-product'],
    [{ order: 'nothing' as OrderId }, 'unknown-order'],
    [{ to: 'nowhere' as typeof ids.dock }, 'unknown-location'],
  ])('%j is refused on the server and never on a device', (more, code) => {
    expect(codes(aDock().act(aReceive(more)))).toEqual([code]);
    expect(aDock({ missing: 'unknown' }).act(aReceive(more)).ok).toBe(true);
  });

  test('rights: a worker does not receive, a receiver and a supervisor do', () => {
    const by = (actor: string) => aDock().act(aReceive(), { actor: actor as PersonId });
    expect(codes(by('ana'))).toEqual(['not-allowed']);
    expect(codes(by('eve'))).toEqual(['not-allowed']);
    expect(codes(by('nobody'))).toEqual(['unknown-person']);
    expect([by('ben').ok, by('carla').ok]).toEqual([true, true]);
  });
});

describe('[ORD-1] a receipt that ended', () => {
  const closedAt = (version: number, more = {}) =>
    anOrder({
      state: 'closed',
      ended: { operation: 'x' as never, device: 'tablet' as DeviceId, version },
      ...more,
    });

  test('with the device knowing: refused', () => {
    const dock = aDock();
    dock.put('order', ids.order, closedAt(5));
    expect(codes(dock.act(aReceive(), { seen: 5 }))).toEqual(['order-ended']);
    expect(codes(dock.act(aReceive(), { seen: 0, device: 'tablet' as DeviceId }))).toEqual(['order-ended']);
  });

  test('without the device knowing: booked onto the backorder, flagged late', () => {
    const dock = aDock();
    const backorder = 'order-32' as OrderId;
    dock.put('order', ids.order, closedAt(5, { backorder }));
    dock.put('order', backorder, anOrder({ id: backorder, reference: 'IN/00032' }));
    const late = dock.act(aReceive(), { seen: 4 });
    expect(late).toMatchObject({
      ok: true,
      flags: [{ code: 'order-changed-meanwhile', args: { order: 'IN/00031', bookedOn: 'IN/00032' } }],
      adjustments: [{ code: 'booked-on-other-order', args: { order: 'IN/00032' } }],
    });
    expect(dock.get('order', backorder)?.lines[0]?.done).toBe('25');
    expect(dock.get('order', ids.order)?.lines[0]?.done).toBe('0');
  });

  test('without a backorder: an unplanned order of its own, twice the same for the same operation', () => {
    const dock = aDock();
    dock.put('order', ids.order, closedAt(5));
    const late = dock.act(aReceive(), { seen: 4 });
    const opened = late.ok && late.facts.find((fact) => fact.kind === 'order-opened');
    if (!opened) throw new Error('no order was opened');
    expect(opened.order).toMatchObject({ unplanned: true, state: 'open', backorderOf: ids.order });
    expect(opened.order.reference).toMatch(/^IN\/00031-L/);
    expect(dock.get('order', opened.order.id)?.lines).toMatchObject([
      { product: ids.oats, expected: '0', done: '25' },
    ]);
  });
});
