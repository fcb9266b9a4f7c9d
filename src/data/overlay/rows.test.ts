import { describe, expect, test } from 'vitest';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { aDevice, aPull } from '../../../tests/support/dock-device.ts';
import { aDock, aReceive, anOrder, company, ids } from '../../../tests/support/rule-book.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { stockKey } from '#domain/stock/rows.ts';

const lot = (name: string) => lotIdOf(company, ids.oats, name);

describe('what screens see', () => {
  test('pending effects lie over the rows in get, find and scan, and cover what is beneath', async () => {
    const device = await aDevice(createProfile());
    await device.recorder.record(aReceive({ lot: 'L-1' }));
    expect(await device.rows.get('lot', lot('L-1'))).toMatchObject({ name: 'L-1' });
    expect(device.rows.isPending('lot', lot('L-1'))).toBe(true);
    expect(await device.rows.find('lot', 'name:l-1')).toHaveLength(1);
    const orders = await device.rows.scan('order', 'list:receipt:open:', 10);
    expect(orders).toMatchObject([{ id: ids.order, lines: [{ done: '25' }] }]);
    await device.recorder.record({ kind: 'close-order', payload: { order: ids.order, backorder: null } });
    expect(await device.rows.scan('order', 'list:receipt:open:', 10)).toEqual([]);
    expect(await device.rows.find('order', 'state:open')).toEqual([]);
    expect(await device.rows.find('order', 'state:closed')).toHaveLength(1);
  });

  test('pages of a scan run through rows beneath and on top as through one list', async () => {
    const profile = createProfile();
    const book = aDock();
    for (const name of ['A', 'C', 'E']) book.act(aReceive({ lot: name }));
    const device = await aDevice(profile, { book });
    for (const name of ['B', 'D', 'F']) await device.recorder.record(aReceive({ lot: name }));
    const seen: string[] = [];
    for (;;) {
      const last = seen.at(-1);
      const page = await device.rows.scan(
        'lot',
        `of:${ids.oats}:`,
        2,
        last === undefined ? undefined : lot(last),
      );
      seen.push(...page.map(({ name }) => name));
      if (page.length < 2) break;
    }
    expect(seen).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
  });

  test('a page is full however many pending rows cover what lies beneath', async () => {
    const profile = createProfile();
    const book = aDock();
    const names = Array.from({ length: 12 }, (_, at) => `L-${String(at).padStart(2, '0')}`);
    for (const name of names) book.act(aReceive({ lot: name, quantity: quantity(1) }));
    const device = await aDevice(profile, { book });
    for (const name of names.slice(0, 9))
      await device.recorder.record({
        kind: 'edit-lot',
        payload: { lot: lot(name), change: { note: 'damp' } },
      });
    expect(device.rows.isPending('lot', lot('L-08'))).toBe(true);
    const first = await device.rows.scan('lot', `of:${ids.oats}:`, 4);
    expect(first.map(({ name }) => name)).toEqual(names.slice(0, 4));
    const rest = await device.rows.scan('lot', `of:${ids.oats}:`, 20, first.at(-1)?.id);
    expect(rest.map(({ name }) => name)).toEqual(names.slice(4));
  });

  test('whoever listens to a kind of row is called when it may have changed, and not for others', async () => {
    const device = await aDevice(createProfile());
    const calls = { lot: 0, site: 0 };
    device.rows.subscribe(['lot', 'stock'], () => (calls.lot += 1));
    const stop = device.rows.subscribe(['site'], () => (calls.site += 1));
    const before = device.rows.revision(['lot']);
    await device.recorder.record(aReceive());
    expect(calls).toEqual({ lot: 1, site: 0 });
    expect(device.rows.revision(['lot'])).toBeGreaterThan(before);
    stop();
  });

  test('an operation leaves the overlay only when the replica has passed its version: nothing flickers', async () => {
    const device = await aDevice(createProfile());
    const recorded = await device.recorder.record(aReceive());
    if (!recorded.ok) throw new Error('refused');
    const { id } = recorded.value.entry;
    await device.desk.queue.settle(
      [
        {
          operation: id,
          state: 'accepted',
          why: null,
          flags: [],
          adjustments: [],
          version: 7,
          settled: null,
        },
      ],
      1,
    );
    await device.settled();
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '25' }] });

    const book = aDock();
    book.put('order', ids.order, anOrder({ reference: 'IN/00031 B' }));
    await device.desk.replica.take(aPull(book, 6));
    await device.settled();
    // Somebody else's change is seen at once, ours stays on top of it.
    expect(await device.rows.get('order', ids.order)).toMatchObject({
      reference: 'IN/00031 B',
      lines: [{ done: '25' }],
    });
    book.act(aReceive());
    await device.desk.replica.take(aPull(book, 7));
    await device.settled();
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '25' }] });
    expect(device.rows.isPending('order', ids.order)).toBe(false);
  });

  test('effects of held and parked operations stay on screen, those of a refused one do not', async () => {
    const device = await aDevice(createProfile());
    for (const [at, state] of (['held', 'parked', 'refused'] as const).entries()) {
      const recorded = await device.recorder.record(aReceive({ lot: state, quantity: quantity(10 ** at) }));
      if (!recorded.ok) throw new Error('refused');
      await device.desk.queue.settle(
        [
          {
            operation: recorded.value.entry.id,
            state,
            why: { code: 'x', args: {} },
            flags: [],
            adjustments: [],
            version: 2,
            settled: null,
          },
        ],
        5,
      );
    }
    await device.settled();
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '11' }] });
    expect(await device.rows.get('stock', stockKey(ids.oats, lot('refused')))).toBeUndefined();
    expect(device.status.getState().counts).toMatchObject({ waiting: 0, needsPerson: 2, withSupervisor: 1 });
  });

  test('a scan during a rebuild is neither lost nor counted twice', async () => {
    const device = await aDevice(createProfile());
    for (let n = 0; n < 20; n += 1)
      await device.recorder.record(aReceive({ lot: `L-${n}`, quantity: quantity(1) }));
    await Promise.all([
      device.settled(),
      device.recorder.record(aReceive({ lot: 'MEANWHILE', quantity: quantity(1) })),
      device.settled(),
    ]);
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '21' }] });
    await device.settled();
    expect(await device.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '21' }] });
  });

  test('a preview says what the rule would say, and keeps nothing', async () => {
    const device = await aDevice(createProfile());
    expect(await device.recorder.preview(aReceive({ quantity: quantity(2000) }))).toMatchObject({
      ok: true,
      flags: [{ code: 'more-than-ordered' }],
    });
    expect(await device.recorder.preview(aReceive({ lot: null }))).toMatchObject({ ok: false });
    expect(await device.queue.list()).toEqual([]);
  });
});
