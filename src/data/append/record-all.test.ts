import { describe, expect, test } from 'vitest';
import { type Profile, createProfile } from '../../../tests/support/browser/profile.ts';
import { aDevice, aPull } from '../../../tests/support/dock-device.ts';
import { aDock, aReceive, ids } from '../../../tests/support/rule-book.ts';
import { childOrderId } from '#domain/base/ids.ts';
import { day } from '#domain/base/calendar.ts';
import { quantity } from '#domain/base/quantity.ts';
import { hashOf, noHash } from '#domain/protocol/body.ts';
import type { Act, QueueEntry } from '../contract.ts';
import { readContents } from '../journal/contents.ts';
import { decodeFrames } from '../journal/frames.ts';
import { type Stores, openStores } from '../open-stores.ts';

const serial = (name: string): Act => ({
  intent: aReceive({ product: ids.motor, lot: name, line: null, quantity: quantity(1) }),
});
const serials = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => serial(`MT-${from + at}`));

const oldestFirst = async (stores: Stores): Promise<QueueEntry[]> =>
  (await stores.queue.list({ limit: 500 })).toReversed();

function expectChain(entries: readonly QueueEntry[]): void {
  for (const [at, { frame, body }] of entries.entries()) {
    expect(frame.seq).toBe(at + 1);
    expect(frame.body).toBe(hashOf(body));
    expect(frame.previous).toBe(at === 0 ? noHash : hashOf(entries[at - 1]?.frame ?? frame));
  }
}

/** The journal has all of it, and then the process is gone: the database never hears of it. */
async function dieBetweenTheHomes(profile: Profile, count: number): Promise<void> {
  const tab = profile.tab();
  const device = await aDevice(profile, { tab });
  let died: () => void = () => {};
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  Object.assign(device.desk.queue, {
    append: () => {
      died();
      return new Promise(() => {});
    },
  });
  void device.recorder.recordAll(serials(count));
  await dead;
  profile.kill(tab);
}

describe('many recorded by one press', () => {
  test('[T20] one append: one chain, both homes, effects and counters, one bell', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    await device.recorder.record(aReceive());
    let rings = 0;
    device.rows.subscribe(['stock'], () => (rings += 1));
    const judged: number[] = [];
    const recorded = await device.recorder.recordAll(serials(20), (count) => judged.push(count));
    expect(recorded.ok && recorded.value.map(({ entry }) => entry.seq)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 2),
    );
    expect(judged.at(-1)).toBe(20);
    expect(rings).toBe(1);
    const entries = await oldestFirst(device);
    expectChain(entries);
    expect(entries.map(({ together }) => together?.count)).toEqual([
      undefined,
      ...Array.from({ length: 20 }, () => 20),
    ]);
    expect(new Set(entries.map(({ together }) => together?.id)).size).toBe(2);
    expect(device.status.getState().counts).toMatchObject({ waiting: 21, asked: 0 });
    expect(await device.rows.find('stock', `product:${ids.motor}`)).toHaveLength(20);
    device.close();
    profile.loseDatabases();
    const after = await openStores(profile.tab().parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: 21, asked: 0 });
    expectChain(await oldestFirst(after));
  });

  test('[ORD-2] looked at before: each with those before it in effect, and nothing is kept', async () => {
    const device = await aDevice(createProfile());
    const much = () => ({ intent: aReceive({ quantity: quantity(600) }) });
    const decisions = await device.recorder.previewAll([much(), much()]);
    expect(decisions.map((each) => each.ok && each.flags.map(({ code }) => code))).toEqual([
      [],
      ['more-than-ordered'],
    ]);
    const [, twice] = await device.recorder.previewAll([serial('MT-1'), serial('MT-1')]);
    expect(twice).toMatchObject({ ok: false });
    expect(await device.queue.list()).toEqual([]);
    expect(await device.rows.find('stock', `product:${ids.motor}`)).toEqual([]);
  });

  test('[STK-2] each is judged with those before it: one serial twice is refused, and nothing is kept', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    const size = profile.files.size();
    const answer = await device.recorder.recordAll([
      ...serials(3),
      serial('MT-2'),
      serial('MT-4'),
      { intent: aReceive({ lot: null }) },
    ]);
    expect(answer).toMatchObject({
      ok: false,
      error: [
        { at: 3, refusal: { code: 'serial-already-here', args: { number: 'MT-2' } } },
        { at: 5, refusal: { code: 'number-missing' } },
      ],
    });
    expect(device.status.getState().counts.waiting).toBe(0);
    expect(await device.rows.find('stock', `product:${ids.motor}`)).toEqual([]);
    expect(profile.files.size()).toBe(size);
    expect((await device.recorder.recordAll(serials(3))).ok).toBe(true);
  });

  test('with a word from the person what is refused is kept with the others, in doubt', async () => {
    const device = await aDevice(createProfile());
    const answer = await device.recorder.recordAll([
      serial('MT-1'),
      { ...serial('MT-1'), given: { anyway: true } },
      serial('MT-2'),
    ]);
    expect(answer.ok && answer.value.map(({ entry }) => entry.doubt?.code)).toEqual([
      undefined,
      'serial-already-here',
      undefined,
    ]);
    expect(await device.rows.find('stock', `product:${ids.motor}`)).toHaveLength(2);
  });

  test('[UND-1] what one tap recorded, one tap takes back; each undo names its target', async () => {
    const device = await aDevice(createProfile());
    const recorded = await device.recorder.recordAll(serials(10));
    if (!recorded.ok) throw new Error('refused');
    const targets = recorded.value.map(({ entry }) => entry.id).toReversed();
    const undone = await device.recorder.recordAll(
      targets.map((target) => ({ intent: { kind: 'undo', payload: { target } } })),
    );
    expect(undone.ok && undone.value.map(({ entry }) => entry.body.deps)).toEqual(
      targets.map((target) => [target]),
    );
    const left = await device.rows.find('stock', `product:${ids.motor}`);
    expect(left.flatMap(({ places }) => places)).toEqual([]);
    expectChain(await oldestFirst(device));
  });

  test('deps are derived: goods of one press for an order that an earlier press brought into being', async () => {
    const device = await aDevice(createProfile());
    const opening: Act = {
      intent: {
        kind: 'open-order',
        payload: {
          kind: 'receipt',
          operationType: ids.receipts,
          reference: 'IN/D7-1',
          partner: null,
          origin: null,
          from: ids.supplier,
          to: ids.dock,
          scheduled: day('2026-11-21'),
          lines: [],
        },
      },
    };
    const first = await device.recorder.recordAll([opening, serial('MT-3')]);
    const [opened] = first.ok ? first.value : [];
    if (!opened) throw new Error('refused');
    const order = childOrderId(opened.entry.id, 0);
    const both = await device.recorder.recordAll([
      { intent: aReceive({ order, line: null }) },
      { intent: aReceive({ order, line: null, lot: 'L-2' }) },
    ]);
    expect(both.ok && both.value.map(({ entry }) => entry.body.deps)).toEqual([
      [opened.entry.id],
      [opened.entry.id],
    ]);
    expect(await device.rows.get('order', order)).toMatchObject({ lines: [{ done: '50' }] });
  });

  test('a pull in the middle: it is judged again over what the server said', async () => {
    const device = await aDevice(createProfile());
    let pulled: Promise<void> | undefined;
    const recorded = await device.recorder.recordAll(serials(5), (count) => {
      if (count === 3)
        pulled = (async () => {
          await device.desk.replica.take(aPull(aDock(), 2));
          await device.settled();
        })();
    });
    await pulled;
    expect(recorded.ok).toBe(true);
    expect(await device.rows.find('stock', `product:${ids.motor}`)).toHaveLength(5);
    expect(device.desk.overlay.size()).toBe(5);
  });

  test('two tabs: each sees all that the other recorded by one press', async () => {
    const profile = createProfile();
    const [one, two] = [await aDevice(profile), await aDevice(profile)];
    const answers = await Promise.all([
      one.recorder.recordAll(serials(10)),
      two.recorder.recordAll(serials(10, 11)),
      one.recorder.record(aReceive()),
      two.recorder.recordAll(serials(2)),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    expectChain(await oldestFirst(one));
    for (const tab of [one, two]) {
      await tab.recorder.record(aReceive({ lot: `L-${tab.tab.name}` }));
      expect(await tab.rows.find('stock', `product:${ids.motor}`)).toHaveLength(20);
    }
  });
});

describe('one press that does not end well', () => {
  test('[R6] no room for all of it: nothing is kept, and nothing of it comes back', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    await device.recorder.record(aReceive());
    const before = profile.files.size();
    profile.files.setLimit(before + 5000);
    await expect(device.recorder.recordAll(serials(10))).rejects.toMatchObject({ trouble: 'full' });
    expect(profile.files.size()).toBe(before);
    device.close();
    profile.files.setLimit(Number.POSITIVE_INFINITY);
    const after = await openStores(profile.tab().parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: 1, asked: 0 });
  });

  test('the database takes none of it: nothing is kept, and nothing of it comes back', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    const { queue } = device.desk;
    const { append } = queue;
    Object.assign(queue, { append: () => Promise.reject(new Error('no')) });
    await expect(device.recorder.recordAll(serials(10))).rejects.toMatchObject({ trouble: 'failed' });
    Object.assign(queue, { append });
    expect((await device.recorder.recordAll(serials(2))).ok).toBe(true);
    device.close();
    const after = await openStores(profile.tab().parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: 2, asked: 0 });
    expectChain(await oldestFirst(after));
  });

  test('[R2] killed between journal and database: one question for all of it, and how many there were', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    await device.recorder.record(aReceive());
    profile.kill(device.tab);
    await dieBetweenTheHomes(profile, 6);
    const after = await openStores(profile.tab().parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: 1, asked: 6 });
    const asked = await after.queue.list({ state: 'asked' });
    expect(asked.map(({ together }) => together?.count)).toEqual([6, 6, 6, 6, 6, 6]);
    expect(await after.rows.find('stock', `product:${ids.motor}`)).toEqual([]);
    await after.recorder.keep(asked.map(({ id }) => id));
    expect(after.status.getState().counts).toMatchObject({ waiting: 7, asked: 0 });
    const entries = await oldestFirst(after);
    expectChain(entries);
    expect(entries.slice(1).map(({ id }) => id)).toEqual(asked.map(({ id }) => id).toReversed());
    expect(await after.rows.find('stock', `product:${ids.motor}`)).toHaveLength(6);
  });

  test('[R3] the power is cut in the middle of the write: a beginning of it is there, each once, at every byte', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    await device.recorder.record(aReceive());
    profile.kill(device.tab);
    const before = profile.files.size();
    await dieBetweenTheHomes(profile, 5);
    const whole = await profile.files.forTab('reader').open('segment-0000');
    const bytes = whole?.read() ?? new Uint8Array();
    whole?.close();
    const ends: number[] = [];
    for (let cut = before; cut <= bytes.length; cut += 1) {
      const contents = readContents(decodeFrames(bytes.subarray(0, cut)).texts);
      const found = [...contents.operations.values()].filter(({ record }) => record.together);
      if (found.length > ends.length) ends.push(cut);
      if (found.length !== ends.length || found.some(({ confirmed }) => confirmed))
        throw new Error(`At byte ${cut}: ${found.length}`);
    }
    expect(ends).toHaveLength(5);

    for (const [at, end] of ends.entries())
      for (const cut of [end - 1, end]) {
        const files = profile.files.copy();
        files.tear(bytes.length - cut);
        const copied = await profile.copy(files);
        const found = cut === end ? at + 1 : at;
        const after = await openStores(copied.tab().parts);
        expect(after.status.getState().counts).toMatchObject({ waiting: 1, asked: found });
        const asked = (await after.queue.list({ state: 'asked' })).toReversed();
        expect(
          asked.map(({ body, together }) => [
            (body.payload as { lot: { name: string } }).lot.name,
            together?.count,
          ]),
        ).toEqual(Array.from({ length: found }, (_, n) => [`MT-${n + 1}`, 5]));
        await after.recorder.keep(asked.map(({ id }) => id));
        expect((await after.recorder.recordAll(serials(2, 50))).ok).toBe(true);
        expectChain(await oldestFirst(after));
        expect(await after.rows.find('stock', `product:${ids.motor}`)).toHaveLength(found + 2);
        after.close();
      }
  });

  test('what a person said of some is not asked again, and the others still are, when the database is lost', async () => {
    const profile = createProfile();
    await dieBetweenTheHomes(profile, 4);
    const after = await openStores(profile.tab().parts);
    const [first, second] = (await after.queue.list({ state: 'asked' })).toReversed();
    if (!first || !second) throw new Error('nobody asks');
    await after.recorder.keep([first.id]);
    await after.recorder.discard([second.id]);
    expect(after.status.getState().counts).toMatchObject({ waiting: 1, asked: 2 });
    after.close();
    profile.loseDatabases();
    const last = await openStores(profile.tab().parts);
    expect(last.status.getState().counts).toMatchObject({ waiting: 1, asked: 2 });
  });

  test('[R5] the database is lost behind the append, and the mark with the power: one that was built upon it had its beep', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    Object.assign(device.desk.journal, { note: () => {} });
    await device.recorder.recordAll(serials(4));
    await device.recorder.recordAll(serials(3, 10));
    profile.kill(device.tab);
    profile.loseDatabases();
    const after = await openStores(profile.tab().parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: 4, asked: 3 });
  });
});
