import { expect, test } from 'vitest';
import { aDock, aReceive, ids } from '../../../tests/support/rule-book.ts';
import type { DeviceId, OperationId, PersonId, ProductId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { dayAt } from '../base/calendar.ts';
import { understand } from './judge.ts';
import { registry } from './registry.ts';

const target = 'refused-one' as OperationId;

function aDockWithARefusal(): ReturnType<typeof aDock> {
  const dock = aDock();
  dock.put('operation', target, {
    id: target,
    kind: 'receive',
    device: 'handheld' as DeviceId,
    actor: 'ben' as PersonId,
    at: 0,
    state: 'refused',
    facts: [],
    why: null,
    flags: [],
    reason: null,
    settled: null,
  });
  return dock;
}

test('an unknown kind, a newer payload and a malformed one are told apart', () => {
  expect(understand({ kind: 'fly', v: 1, payload: {}, repairs: null })).toEqual({
    ok: false,
    error: { code: 'unknown-kind', kind: 'fly' },
  });
  expect(understand({ kind: 'constructor', v: 1, payload: {}, repairs: null })).toMatchObject({
    error: { code: 'unknown-kind' },
  });
  expect(understand({ kind: 'undo', v: 2, payload: {}, repairs: null })).toEqual({
    ok: false,
    error: { code: 'newer-payload', v: 2 },
  });
  const extra = { ...aReceive().payload, approve: true };
  expect(understand({ kind: 'receive', v: 1, payload: extra, repairs: null })).toMatchObject({
    error: { code: 'malformed', where: expect.stringContaining('approve') },
  });
});

test('every kind in the registry carries its own name', () => {
  for (const [kind, definition] of Object.entries(registry)) expect(definition.kind).toBe(kind);
});

test('[X04] a supervisor waives a refused operation with a reason, once', () => {
  const dock = aDockWithARefusal();
  const waive = { kind: 'waive', payload: { target } } as const;
  const carla = { actor: 'carla' as PersonId };
  expect(dock.act(waive, { ...carla, reason: ' ' })).toMatchObject({
    ok: false,
    refusal: { code: 'reason-missing' },
  });
  expect(dock.act(waive, { reason: 'Counted by hand' })).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed' },
  });
  expect(dock.act(waive, { ...carla, reason: 'Counted by hand' }).ok).toBe(true);
  expect(dock.get('operation', target)?.settled?.how).toBe('waived');
  expect(dock.act(waive, { ...carla, reason: 'Again' })).toMatchObject({
    ok: false,
    refusal: { code: 'already-settled' },
  });
});

test('[X04] a new operation repairs a refused one; an accepted one has nothing to repair', () => {
  const dock = aDockWithARefusal();
  const repair = dock.act(aReceive(), { repairs: target });
  expect(dock.get('operation', target)?.settled).toEqual({ by: repair.id, how: 'repaired' });
  expect(dock.act(aReceive(), { repairs: target })).toMatchObject({
    ok: false,
    refusal: { code: 'already-settled' },
  });
  expect(dock.act(aReceive(), { repairs: repair.id })).toMatchObject({
    ok: false,
    refusal: { code: 'not-settleable' },
  });
});

test('open-order: an order with lines is a plan; one without takes what comes', () => {
  const dock = aDock();
  const payload = {
    kind: 'receipt',
    operationType: ids.receipts,
    reference: 'IN/00050',
    partner: null,
    origin: null,
    from: ids.supplier,
    to: ids.dock,
    scheduled: dayAt(0, 'UTC'),
    lines: [{ id: ids.line(1), product: ids.oats, expected: quantity(10) }],
  } as const;
  const opened = dock.act({ kind: 'open-order', payload: { ...payload, lines: [...payload.lines] } });
  expect(opened.ok && opened.facts).toMatchObject([
    { kind: 'order-opened', order: { reference: 'IN/00050', state: 'open', unplanned: false } },
  ]);
  const bare = dock.act({ kind: 'open-order', payload: { ...payload, lines: [] } });
  expect(bare.ok && bare.facts).toMatchObject([{ kind: 'order-opened', order: { unplanned: true } }]);
  const nothing = {
    ...payload,
    lines: [{ id: ids.line(1), product: 'x' as ProductId, expected: quantity(10) }],
  };
  expect(dock.act({ kind: 'open-order', payload: nothing })).toMatchObject({
    ok: false,
    refusal: { code: 'unknown-product' },
  });
});
