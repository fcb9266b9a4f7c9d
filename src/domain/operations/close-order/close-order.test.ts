import { expect, test } from 'vitest';
import { aDock, aReceive, ids } from '../../../../tests/support/rule-book.ts';
import { type DeviceId, childOrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import type { Intent } from '../registry.ts';

const close = (backorder: string | null): Intent => ({
  kind: 'close-order',
  payload: { order: ids.order, backorder },
});

test('[T23] a receipt with a rest is closed with a backorder that expects the rest', () => {
  const dock = aDock();
  dock.act(aReceive({ quantity: quantity('999.5') }));
  const closed = dock.act(close('IN/00040'));
  const rest = dock.get('order', childOrderId(closed.id, 0));
  expect(rest).toMatchObject({
    reference: 'IN/00040',
    state: 'open',
    backorderOf: ids.order,
    lines: [{ expected: '0.5', done: '0' }],
  });
  expect(dock.get('order', ids.order)).toMatchObject({
    state: 'closed',
    backorder: rest?.id,
    ended: { operation: closed.id },
  });
});

test('[T23] a full receipt needs no backorder; without one the rest is given up', () => {
  const full = aDock();
  full.act(aReceive({ quantity: quantity(1000) }));
  full.act(close('IN/00040'));
  expect(full.get('order', ids.order)).toMatchObject({ state: 'closed', backorder: null });
  const short = aDock();
  short.act(aReceive({ quantity: quantity(10) }));
  short.act(close(null));
  expect(short.get('order', ids.order)).toMatchObject({ state: 'closed', backorder: null });
  // Nothing came and nothing will: nobody carried it out.
  const untouched = aDock();
  untouched.act(close(null));
  expect(untouched.get('order', ids.order)).toMatchObject({ state: 'cancelled', backorder: null });
});

test('[ORD-1] closed twice without knowing: the first counts; closed twice knowing: refused', () => {
  const dock = aDock();
  dock.act(close(null), { device: 'tablet' as DeviceId });
  const second = dock.act(close('IN/00041'), { seen: 0 });
  expect(second).toMatchObject({
    ok: true,
    facts: [],
    flags: [{ code: 'closed-meanwhile', args: { order: 'IN/00031' } }],
  });
  expect(dock.act(close(null), { device: 'tablet' as DeviceId, seen: 0 })).toMatchObject({
    ok: false,
    refusal: { code: 'order-ended' },
  });
});
