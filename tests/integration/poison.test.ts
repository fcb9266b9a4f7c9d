import { expect, test } from 'vitest';
import { QueueDatabase } from '../../src/data/queue/database.ts';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { answerOf, aWire } from '../support/weather.ts';

const idsIn = (body: unknown): string[] =>
  (body as { entries: { body: { id: string } }[] }).entries.map((entry) => entry.body.id);

test('[R14] one operation that the server cannot take, at any place: it waits for a person, the others are in force', async () => {
  const { server, profile } = await aPlant();
  let expected = 0;
  for (let place = 0; place < 5; place += 1) {
    const wire = aWire();
    const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
    for (let n = 0; n < 5; n += 1) await device.recorder.record(aPlantReceipt());
    const poison = (await device.queue.list()).toReversed()[place]?.id ?? '';
    wire.meddle = async (path, send, body) =>
      path === 'push' && idsIn(body).includes(poison as never)
        ? answerOf(400, { code: 'malformed', message: '', where: '/entries' })
        : send();
    await device.sync.syncNow();
    const entries = (await device.queue.list()).toReversed();
    expect(entries.map(({ state }) => state)).toEqual(
      entries.map(({ id }) => (id === poison ? 'held' : 'accepted')),
    );
    expect(entries[place]?.outcome?.why?.code).toBe('not-taken');
    expect(device.status.getState().counts).toMatchObject({ waiting: 0, needsPerson: 1 });
    expected += 100;
  }
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe(String(expected));
  await server.close();
});

test('[R5] a row of the queue rotted: its body is not the one that was signed, so it is held and never sent as it is', async () => {
  const { server, profile } = await aPlant();
  const shared = profile();
  const device = await aPlantDevice(server, { profile: shared });
  for (let n = 0; n < 3; n += 1) await device.recorder.record(aPlantReceipt());
  const [, bad] = await device.queue.list();
  const db = new QueueDatabase('lotline-queue', device.tab.parts.databases);
  await db.open();
  await db.operations.update(bad?.id ?? ('' as never), { 'body.reason': 'not what was said' });
  db.close();
  await device.sync.syncNow();
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(['accepted', 'held', 'accepted']);
  expect(await device.queue.get(bad?.id ?? ('' as never))).toMatchObject({
    outcome: { why: { code: 'other-content' } },
  });
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('50');
  await server.close();
});
