import { describe, expect, test } from 'vitest';
import { type Profile, createProfile } from '../../../tests/support/browser/profile.ts';
import { aDevice, anEnrolment } from '../../../tests/support/dock-device.ts';
import { aReceive, ids } from '../../../tests/support/rule-book.ts';
import { hashOf } from '#domain/protocol/body.ts';
import type { DeviceId } from '#domain/base/ids.ts';
import { type Stores, openStores } from '../open-stores.ts';

const start = (profile: Profile): Promise<Stores> => openStores(profile.tab().parts);

/** Records so many and dies without a word. */
async function workThenDie(profile: Profile, count: number): Promise<void> {
  const device = await aDevice(profile);
  for (let n = 1; n <= count; n += 1) await device.recorder.record(aReceive({ lot: `L-${n}` }));
  profile.kill(device.tab);
}

/** The journal has it, and then the process is gone: the database never hears of it. */
async function dieBetweenTheHomes(profile: Profile): Promise<void> {
  const tab = profile.tab();
  const device = await aDevice(profile, { tab });
  const { queue } = device.desk;
  let died: () => void = () => {};
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  Object.assign(queue, {
    append: () => {
      died();
      return new Promise(() => {});
    },
  });
  void device.recorder.record(aReceive({ lot: 'L-NO-BEEP' }));
  await dead;
  profile.kill(tab);
}

describe('reconciling the two homes', () => {
  test('[R2] killed between journal and database: it had no beep, so the person is asked', async () => {
    const profile = createProfile();
    await workThenDie(profile, 2);
    await dieBetweenTheHomes(profile);
    const after = await start(profile);
    expect(after.status.getState().counts).toMatchObject({ waiting: 2, asked: 1 });
    expect(after.status.getState().storage.recovery).toBeNull();
    const [asked] = await after.queue.list({ state: 'asked' });
    if (!asked) throw new Error('nobody asks');
    expect(asked.body.payload).toMatchObject({ lot: { name: 'L-NO-BEEP' } });
    // Until the person has answered, nothing of it shows.
    expect(await after.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '50' }] });

    await after.recorder.keep([asked.id]);
    expect(after.status.getState().counts).toMatchObject({ waiting: 3, asked: 0 });
    expect(await after.rows.get('order', ids.order)).toMatchObject({ lines: [{ done: '75' }] });
    const [kept, before] = await after.queue.list({ limit: 2 });
    if (!kept || !before) throw new Error('two');
    expect(kept.body).toEqual(asked.body);
    expect(kept.frame).toMatchObject({ seq: 3, previous: hashOf(before.frame) });
  });

  test('what a person discarded does not come back, whichever home is lost', async () => {
    const profile = createProfile();
    await workThenDie(profile, 1);
    await dieBetweenTheHomes(profile);
    const after = await start(profile);
    const [asked] = await after.queue.list({ state: 'asked' });
    await after.recorder.discard([asked?.id ?? ('none' as never)]);
    expect(after.status.getState().counts.asked).toBe(0);
    after.close();

    const again = await start(profile);
    expect(again.status.getState().counts).toMatchObject({ asked: 0, waiting: 1 });
    again.close();
    profile.loseDatabases();
    const last = await start(profile);
    expect(last.status.getState().counts).toMatchObject({ asked: 0, waiting: 1 });
  });

  test('[R5] the browser lost every database: all that had their beep are back, and the person is told', async () => {
    const profile = createProfile();
    await workThenDie(profile, 5);
    profile.loseDatabases();
    const after = await start(profile);
    const status = after.status.getState();
    expect(status.storage.recovery).toEqual({ kind: 'database-lost', restored: 5 });
    expect(status.counts).toMatchObject({ waiting: 5, asked: 0 });
    expect(status.enrolment?.short).toBe('D7');
    expect(status.trouble).toBe('key-lost');

    // Work goes on at once, with the chain as it was.
    expect((await after.recorder.record(aReceive({ lot: 'L-6' }))).ok).toBe(true);
    const entries = (await after.queue.list()).toReversed();
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const [at, { frame }] of entries.entries())
      if (at > 0) expect(frame.previous).toBe(hashOf(entries[at - 1]?.frame ?? frame));
  });

  test('[R5] with the database lost, only the operation that may have had no beep is asked about', async () => {
    const profile = createProfile();
    await workThenDie(profile, 3);
    await dieBetweenTheHomes(profile);
    profile.loseDatabases();
    const after = await start(profile);
    expect(after.status.getState().counts).toMatchObject({ waiting: 3, asked: 1 });
    expect(after.status.getState().storage.recovery).toEqual({ kind: 'database-lost', restored: 3 });
  });

  test('[R5] what was asked about is asked about again when the database is lost before the answer', async () => {
    const profile = createProfile();
    await workThenDie(profile, 1);
    for (let n = 0; n < 2; n += 1) {
      await dieBetweenTheHomes(profile);
      await workThenDie(profile, 1);
    }
    expect((await start(profile)).status.getState().counts).toMatchObject({ waiting: 3, asked: 2 });
    profile.loseDatabases();
    const later = createProfile({ disk: { files: profile.files.copy(), markers: profile.markers } });
    expect((await start(later)).status.getState().counts).toMatchObject({ waiting: 3, asked: 2 });
  });

  test('an operation in the journal that is not one in every part is told of and taken over by nobody', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    const recorded = await device.recorder.record(aReceive());
    if (!recorded.ok) throw new Error('refused');
    const { body, frame, at } = recorded.value.entry;
    const forged = { ...body, id: body.id.replace(/.$/, (last) => (last === '0' ? '1' : '0')) as never };
    await device.desk.journal.append([{ t: 'operation', order: 9, at, body: forged, frame, signature: 'x' }]);
    device.close();
    const tab = profile.tab();
    const after = await openStores(tab.parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: 1, asked: 0 });
    expect(tab.told).toMatchObject([{ what: 'unsound-operation' }]);
  });

  test('[R3] the torn tail of the journal costs nothing while the database is whole', async () => {
    const profile = createProfile();
    await workThenDie(profile, 3);
    profile.files.tear(40);
    const after = await start(profile);
    expect(after.status.getState().counts).toMatchObject({ waiting: 3, asked: 0 });
    after.close();
    // What the tail had is in both homes again.
    profile.loseDatabases();
    const last = await start(profile);
    expect(last.status.getState().counts).toMatchObject({ waiting: 3, asked: 0 });
  });

  test('the journal was wiped: the database puts everything back into it and says so', async () => {
    const profile = createProfile();
    await workThenDie(profile, 4);
    profile.files.wipe();
    const healed = await start(profile);
    expect(healed.status.getState().storage.recovery).toEqual({ kind: 'healed', restored: 4 });
    await healed.recoveryRead();
    expect(healed.status.getState().storage.recovery).toBeNull();
    healed.close();
    profile.loseDatabases();
    expect((await start(profile)).status.getState().counts.waiting).toBe(4);
  });

  test('everything is gone although it was a device: said out loud, never taken for a new one', async () => {
    const profile = createProfile();
    await workThenDie(profile, 1);
    profile.loseDatabases();
    profile.files.wipe();
    expect((await start(profile)).status.getState().storage.recovery).toEqual({ kind: 'all-lost' });
    expect((await start(createProfile())).status.getState().storage.recovery).toBeNull();
  });

  test('[NUM-5] enrolled anew: bodies keep their content in new frames, blocks of the old chain are void', async () => {
    const profile = createProfile();
    await workThenDie(profile, 3);
    profile.loseDatabases();
    const device = await start(profile);
    const before = (await device.queue.list()).map(({ body }) => body);
    const signer = await device.nextSigner();
    await device.numbers.keep([{ id: 'b', sequence: 's' as never, first: 1, last: 9 }]);
    await device.adopt(anEnrolment({ device: 'handheld-2' as DeviceId, short: 'D8' }), signer);

    const entries = await device.queue.list();
    expect(entries.map(({ body }) => body)).toEqual(before);
    expect(entries.map(({ frame }) => [frame.device, frame.seq])).toEqual([
      ['handheld-2', 3],
      ['handheld-2', 2],
      ['handheld-2', 1],
    ]);
    expect(device.status.getState()).toMatchObject({ trouble: 'none', enrolment: { short: 'D8' } });
    expect(await device.numbers.left('s' as never)).toBe(0);
    device.close();
    const after = await start(profile);
    expect((await after.queue.list()).map(({ frame }) => frame)).toEqual(entries.map(({ frame }) => frame));
  });

  test('two bodies under one id: none of them wins, the operation waits for a person', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    const recorded = await device.recorder.record(aReceive());
    if (!recorded.ok) throw new Error('refused');
    const { entry } = recorded.value;
    const body = { ...entry.body, reason: 'other content' };
    await device.desk.journal.append([
      {
        t: 'operation',
        order: 1,
        at: entry.at,
        body,
        frame: { ...entry.frame, body: hashOf(body) },
        signature: 'x',
      },
    ]);
    device.close();
    const tab = profile.tab();
    const after = await openStores(tab.parts);
    expect(await after.queue.get(entry.id)).toMatchObject({
      state: 'held',
      outcome: { why: { code: 'other-content' } },
      body: { reason: null },
    });
    expect(after.status.getState().counts).toMatchObject({ waiting: 0, needsPerson: 1 });
    expect(tab.told.map(({ what }) => what)).toContain('differing-bodies');
  });

  test('what has been let go of is dropped from the journal once that is most of it', async () => {
    const profile = createProfile();
    const device = await aDevice(profile);
    for (let n = 0; n < 12; n += 1) await device.recorder.record(aReceive({ lot: `L-${n}` }));
    const ids = (await device.queue.list()).map(({ id }) => id);
    const released = ids.slice(0, 11);
    for (let n = 0; n < 100; n += 1)
      await device.desk.journal.append(Array.from({ length: 10 }, () => ({ t: 'released', ids: released })));
    await device.desk.queue.write([], {}, released);
    device.close();
    const size = profile.files.size();
    const after = await start(profile);
    expect(profile.files.size()).toBeLessThan(size / 10);
    after.close();
    profile.loseDatabases();
    expect((await start(profile)).status.getState().counts.waiting).toBe(1);
  });
});
