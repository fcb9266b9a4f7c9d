import { describe, expect, test } from 'vitest';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { aDevice } from '../../../tests/support/dock-device.ts';
import { aReceive, ids } from '../../../tests/support/rule-book.ts';
import { quantity } from '#domain/base/quantity.ts';
import { hashOf, noHash } from '#domain/protocol/body.ts';
import { openStores } from '../open-stores.ts';

describe('recording', () => {
  test('an operation is in both homes, chained and signed, and its effects are on the screen', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    const first = await device.recorder.record(aReceive());
    const second = await device.recorder.record(aReceive({ lot: 'L-2' }), { reason: 'torn box' });
    if (!first.ok || !second.ok) throw new Error('refused');

    expect(first.value.entry.frame).toMatchObject({ seq: 1, previous: noHash, epoch: 1 });
    expect(second.value.entry.frame).toMatchObject({ seq: 2, previous: hashOf(first.value.entry.frame) });
    expect(second.value.entry.body).toMatchObject({
      reason: 'torn box',
      actor: 'ben',
      basis: { version: 1 },
    });
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '50' }] });
    expect(device.status.getState().counts).toMatchObject({ waiting: 2, asked: 0, needsPerson: 0 });
    expect((await device.queue.list()).map(({ seq }) => seq)).toEqual([2, 1]);
  });

  test('a refusal keeps nothing; with a word from the person it is kept, in doubt', async () => {
    const device = await aDevice(createProfile());
    const refused = await device.recorder.record(aReceive({ lot: null }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'number-missing' } });
    expect(device.status.getState().counts.waiting).toBe(0);

    const kept = await device.recorder.record(aReceive({ lot: null }), { anyway: true });
    expect(kept).toMatchObject({ ok: true, value: { entry: { doubt: { code: 'number-missing' } } } });
    expect(device.status.getState().counts.waiting).toBe(1);
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '0' }] });
  });

  test('deps are derived: the pending order that it cites, the pending operation that it takes back', async () => {
    const device = await aDevice(createProfile());
    const opened = await device.recorder.record({
      kind: 'open-order',
      payload: {
        kind: 'receipt',
        operationType: ids.receipts,
        reference: 'IN/D7-1',
        partner: null,
        origin: null,
        from: ids.supplier,
        to: ids.dock,
        scheduled: '2026-11-21' as never,
        lines: [],
      },
    });
    if (!opened.ok || !opened.value.decision.ok) throw new Error('refused');
    const [fact] = opened.value.decision.facts;
    if (fact?.kind !== 'order-opened') throw new Error('no order');
    const received = await device.recorder.record(aReceive({ order: fact.order.id, line: null }));
    if (!received.ok) throw new Error('refused');
    expect(received.value.entry.body.deps).toEqual([opened.value.entry.id]);

    const undone = await device.recorder.record({
      kind: 'undo',
      payload: { target: received.value.entry.id },
    });
    expect(undone).toMatchObject({
      ok: true,
      value: { entry: { body: { deps: [received.value.entry.id] } } },
    });
    expect((await device.rows.find('stock', `product:${ids.oats}`))[0]?.places).toEqual([]);
    expect((await device.recorder.record(aReceive())).ok).toBe(true);
  });

  test('what was recorded is there after a restart, with its effects', async () => {
    const profile = createProfile();
    const before = await aDevice(profile);
    await before.recorder.record(aReceive({ quantity: quantity(40) }));
    before.close();
    const after = await openStores(profile.tab().parts);
    expect(after.status.getState()).toMatchObject({
      counts: { waiting: 1 },
      enrolment: { short: 'D7' },
      version: 1,
      storage: { recovery: null, homes: 2 },
    });
    expect(await after.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '40' }] });
  });

  test('two tabs append into one chain, each over the work of the other', async () => {
    const profile = createProfile();
    const one = await aDevice(profile);
    const two = await aDevice(profile);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 ? one : two).recorder.record(aReceive({ lot: `L-${at}`, quantity: quantity(1) })),
      ),
    );
    expect(all.every(({ ok }) => ok)).toBe(true);
    const entries = (await one.queue.list({ limit: 100 })).toReversed();
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    for (const [at, entry] of entries.entries())
      expect(entry.frame.previous).toBe(at === 0 ? noHash : hashOf(entries[at - 1]?.frame ?? entry.frame));
    await two.recorder.record(aReceive({ quantity: quantity(5) }));
    expect(await two.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '25' }] });
  });

  test('nobody records on a device that nobody knows', async () => {
    const stores = await openStores(createProfile().tab().parts);
    await expect(stores.recorder.record(aReceive())).rejects.toMatchObject({
      name: 'NotKept',
      trouble: 'not-enrolled',
    });
  });
});
