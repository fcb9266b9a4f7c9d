import { describe, expect, test } from 'vitest';
import { aDock, aReceive, ids, today } from '../../../../tests/support/rule-book.ts';
import { aWarehouse, kept, openDelivery, stocked, store } from '../../../../tests/support/warehouse.ts';
import { type OrderId, childOrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import type { Intent, PayloadOf } from '../registry.ts';

const changing = (order: OrderId, more: Partial<PayloadOf<'change-order'>> = {}): Intent => ({
  kind: 'change-order',
  payload: { order, scheduled: today, lines: null, announced: [], confirm: false, ...more },
});
const asDraft = (intent: Intent): Intent =>
  ({ ...intent, payload: { ...intent.payload, draft: true } }) as Intent;

describe('a draft', () => {
  test('[T24] keeps no goods until it is confirmed', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-1' });
    const order = childOrderId(house.act(asDraft(openDelivery([[store.muesli, 5]]))).id, 0);
    expect(house.get('order', order)).toMatchObject({ state: 'draft', reservations: [] });
    expect(house.act(changing(order, { confirm: true })).ok).toBe(true);
    expect(house.get('order', order)?.state).toBe('open');
    expect(kept(house, order)).toEqual(['MU-1 5 @shelf-a']);
  });

  const opening: Intent = {
    kind: 'open-order',
    payload: {
      kind: 'receipt',
      operationType: ids.receipts,
      reference: 'IN/00077',
      partner: ids.farm,
      origin: 'PO-4711',
      from: ids.supplier,
      to: ids.dock,
      scheduled: today,
      lines: [{ id: ids.line(1), product: ids.oats, expected: quantity(500) }],
    },
  };

  test('[T15] is written anew as often as one likes, with what the supplier announced', () => {
    const dock = aDock();
    const order = childOrderId(dock.act(asDraft(opening)).id, 0);
    const announced = [
      { line: ids.line(1), lot: 'OF-9', quantity: quantity(400), expiration: null, sscc: null },
    ];
    const lines = [{ id: ids.line(1), product: ids.oats, expected: quantity(400) }];
    expect(dock.act(changing(order, { lines, announced, confirm: true })).ok).toBe(true);
    expect(dock.get('order', order)).toMatchObject({
      state: 'open',
      lines: [{ expected: '400' }],
      announced,
    });
    expect(dock.act(changing(order, { lines }))).toMatchObject({ refusal: { code: 'order-exists' } });
  });

  test('is worked on by nobody, and cancelled without a trace on the stock', () => {
    const dock = aDock();
    const order = childOrderId(dock.act(asDraft(opening)).id, 0);
    expect(dock.act(aReceive({ order, line: ids.line(1) }))).toMatchObject({
      refusal: { code: 'order-not-open' },
    });
    dock.act({ kind: 'close-order', payload: { order, backorder: null } });
    expect(dock.get('order', order)?.state).toBe('cancelled');
    expect(dock.act(changing(order, { confirm: true }))).toMatchObject({ refusal: { code: 'order-ended' } });
  });

  test('with nothing on it is not confirmed; with a product that is not there, or too fine, not written', () => {
    const dock = aDock();
    const order = childOrderId(dock.act(asDraft(opening)).id, 0);
    const line = (product: string, expected: string) => [
      { id: ids.line(1), product: product as typeof ids.oats, expected: quantity(expected) },
    ];
    const code = (more: Partial<PayloadOf<'change-order'>>) => {
      const decision = dock.act(changing(order, more));
      return decision.ok ? 'accepted' : decision.refusal.code;
    };
    expect(code({ lines: [], confirm: true })).toBe('nothing-to-order');
    expect(code({ lines: line('nothing', '1') })).toBe('unknown-product');
    expect(code({ lines: line(ids.motor, '1.5') })).toBe('quantity-too-precise');
    expect(
      code({
        announced: [{ line: ids.line(9), lot: 'X', quantity: quantity(1), expiration: null, sscc: null }],
      }),
    ).toBe('unknown-line');
  });

  test('[ORD-1] an open order on which nothing was done is cancelled, not closed', () => {
    const dock = aDock();
    const order = childOrderId(dock.act(opening).id, 0);
    dock.act({ kind: 'close-order', payload: { order, backorder: null } });
    expect(dock.get('order', order)?.state).toBe('cancelled');
  });

  test('[ORD-2] so many percent more than ordered are usual here, and not flagged', () => {
    const dock = aDock();
    const type = dock.get('operation-type', ids.receipts);
    if (!type) throw new Error('no type');
    dock.put('operation-type', ids.receipts, { ...type, overTolerance: 5 });
    const flags = (amount: number, lot: string) => {
      const decision = dock.act(aReceive({ lot, quantity: quantity(amount) }));
      return decision.ok ? decision.flags.map(({ code }) => code) : [decision.refusal.code];
    };
    expect(flags(1050, 'A')).not.toContain('more-than-ordered');
    expect(flags(1, 'B')).toContain('more-than-ordered');
  });
});
