import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { aDevice } from '../../../tests/support/dock-device.ts';
import { aReceive } from '../../../tests/support/rule-book.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { hashOf } from '#domain/protocol/body.ts';
import type { QueueCounts } from '../contract.ts';
import { QueueDatabase } from './database.ts';
import { createWebKeys } from './web-keys.ts';

const outcome = (operation: string, state: Outcome['state'], more: Partial<Outcome> = {}): Outcome => ({
  operation: operation as never,
  state,
  why: null,
  flags: [],
  adjustments: [],
  version: 3,
  settled: null,
  ...more,
});

async function aQueue(count: number) {
  const device = await aDevice(createProfile());
  for (let n = 0; n < count; n += 1) await device.recorder.record(aReceive({ lot: `L-${n}` }));
  return device;
}

describe('the queue', () => {
  test('windows: newest first, older ones behind the last of the window before, by state', async () => {
    const device = await aQueue(7);
    const first = await device.queue.list({ limit: 3 });
    const second = await device.queue.list({ limit: 3, before: first.at(-1)?.order ?? 0 });
    expect([...first, ...second].map(({ seq }) => seq)).toEqual([7, 6, 5, 4, 3, 2]);
    await device.desk.queue.settle([outcome(second[0]?.id ?? '', 'refused')], 0);
    expect((await device.queue.list({ state: 'refused' })).map(({ seq }) => seq)).toEqual([4]);
    expect((await device.queue.list({ state: 'saved' })).map(({ seq }) => seq)).toEqual([7, 6, 5, 3, 2, 1]);
  });

  test('what waits is read once: what is added, answered and discarded since is in it all the same', async () => {
    const device = await aQueue(3);
    const waiting = async () => (await device.queue.list({ state: 'saved' })).map(({ seq }) => seq);
    expect(await waiting()).toEqual([3, 2, 1]);
    await device.recorder.record(aReceive({ lot: 'L-3' }));
    expect(await waiting()).toEqual([4, 3, 2, 1]);
    const [newest, second] = await device.queue.list();
    await device.desk.queue.settle([outcome(second?.id ?? '', 'accepted')], 0);
    await device.settled();
    expect(await waiting()).toEqual([4, 2, 1]);
    await device.recorder.record(aReceive({ lot: 'L-4' }));
    await device.desk.queue.settle([outcome(newest?.id ?? '', 'held')], 0);
    await device.counted();
    expect(await waiting()).toEqual([5, 2, 1]);
    expect((await device.queue.list({ state: 'saved', limit: 1 })).map(({ seq }) => seq)).toEqual([5]);
    const many = await device.queue.getMany([newest?.id ?? '', 'nobody'] as never);
    expect(many.map(({ state }) => state)).toEqual(['held']);
  });

  test('what is on its way is shown as sending, by the tab that sends it', async () => {
    const device = await aQueue(2);
    const [newest] = await device.queue.list();
    const before = device.queue.revision();
    device.queue.setSending(new Set(newest ? [newest.id] : []));
    expect((await device.queue.list()).map(({ state }) => state)).toEqual(['sending', 'saved']);
    expect((await device.queue.list({ state: 'sending' })).map(({ seq }) => seq)).toEqual([2]);
    expect(device.queue.revision()).toBeGreaterThan(before);
  });

  test('the counters always say what a count of the rows would say', async () => {
    const state = fc.constantFrom<Outcome['state']>('accepted', 'adjusted', 'refused', 'held', 'parked');
    const settled = fc.constantFrom(null, { by: 'x' as never, how: 'waived' as const });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: 4 }), state, settled), { maxLength: 12 }),
        async (words) => {
          const device = await aQueue(5);
          const ids = (await device.queue.list()).map(({ id }) => id);
          for (const [at, to, by] of words)
            await device.desk.queue.settle([outcome(ids[at] ?? '', to, { settled: by })], 0);
          const rows = await device.desk.queue.all();
          const waiting = rows.filter((row) => row.state === 'saved');
          const counts: QueueCounts = {
            waiting: waiting.length,
            needsPerson: rows.filter(
              (row) => ['refused', 'held'].includes(row.state) && !row.outcome?.settled,
            ).length,
            withSupervisor: rows.filter((row) => row.state === 'parked' && !row.outcome?.settled).length,
            asked: 0,
            oldestWaiting: waiting[0]?.at ?? null,
          };
          expect(await device.desk.queue.counts()).toEqual(counts);
        },
      ),
      { numRuns: 15 },
    );
  });

  describe('counters that an earlier version of the program kept', () => {
    /** It knew no `withSupervisor`: what is parked was counted as needing the worker. */
    const older = { waiting: 2, needsPerson: 1, asked: 0, oldestWaiting: null } as never;

    async function anUpdatedQueue() {
      const profile = createProfile();
      const device = await aDevice(profile);
      for (const lot of ['L-0', 'L-1', 'L-2']) await device.recorder.record(aReceive({ lot }));
      const [newest, middle, oldest] = await device.queue.list();
      await device.desk.queue.settle([outcome(newest?.id ?? '', 'parked')], 0);
      await device.desk.queue.set('counts', older);
      return { profile, device, middle: middle?.id ?? '', oldest };
    }

    test('a start counts what is parked as being with a supervisor, and keeps that', async () => {
      const { profile, oldest } = await anUpdatedQueue();
      const tab = profile.tab();
      const updated = await aDevice(profile, { tab });
      expect(updated.status.getState().counts).toEqual({
        waiting: 2,
        needsPerson: 0,
        withSupervisor: 1,
        asked: 0,
        oldestWaiting: oldest?.at,
      });
      const db = new QueueDatabase('lotline-queue', tab.parts.databases);
      await db.open();
      expect((await db.meta.get('counts'))?.value).toEqual(updated.status.getState().counts);
    });

    test('an older page in another tab wrote them: recording counts from the rows', async () => {
      const { device, oldest } = await anUpdatedQueue();
      await device.recorder.record(aReceive({ lot: 'L-3' }));
      expect(device.status.getState().counts).toMatchObject({
        waiting: 3,
        needsPerson: 0,
        withSupervisor: 1,
        oldestWaiting: oldest?.at,
      });
    });

    test('so does one press that records several, and so does an answer of the server', async () => {
      const { device, middle } = await anUpdatedQueue();
      await device.recorder.recordAll(['L-3', 'L-4'].map((lot) => ({ intent: aReceive({ lot }) })));
      expect(device.status.getState().counts).toMatchObject({
        waiting: 4,
        needsPerson: 0,
        withSupervisor: 1,
      });
      await device.desk.queue.set('counts', older);
      await device.desk.queue.settle([outcome(middle, 'held')], 0);
      expect(await device.desk.queue.counts()).toMatchObject({
        waiting: 3,
        needsPerson: 1,
        withSupervisor: 1,
      });
    });
  });

  test('[DEV-1] the file has everything that is not in force, with frames and signatures', async () => {
    const device = await aQueue(3);
    const [, done] = await device.queue.list();
    await device.desk.queue.settle([outcome(done?.id ?? '', 'accepted')], 9);
    const file = JSON.parse(await (await device.queue.exportFile()).text()) as {
      format: string;
      enrolment: { short: string };
      operations: { body: { id: string }; frame: { body: string }; signature: string }[];
    };
    expect(file).toMatchObject({ format: 'lotline-queue-1', enrolment: { short: 'D7' } });
    expect(file.operations).toHaveLength(2);
    for (const { body, frame, signature } of file.operations) {
      expect(hashOf(body as never)).toBe(frame.body);
      expect(signature).toMatch(/^[\w-]{86}$/);
    }
  });
});

test('a key signs after a restart, cannot be taken out, and its signatures are what the server checks', async () => {
  const db = new QueueDatabase('keys', { indexedDB: new IDBFactory(), IDBKeyRange });
  await db.open();
  const { publicKey } = await createWebKeys(db).create();
  const signer = await createWebKeys(db).load(publicKey);
  const signature = Buffer.from((await signer?.sign('text')) ?? '', 'base64url');
  const key = await crypto.subtle.importKey(
    'raw',
    Buffer.from(publicKey, 'base64url'),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['verify'],
  );
  const isTrue = (text: string) =>
    crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, new TextEncoder().encode(text));
  expect(await isTrue('text')).toBe(true);
  expect(await isTrue('other text')).toBe(false);
  const kept = await db.keys.get(publicKey);
  expect(kept?.privateKey.extractable).toBe(false);
  expect(await createWebKeys(db).load('another')).toBeNull();
});
