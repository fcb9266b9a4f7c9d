import { expect, test } from 'vitest';
import { maxBatch, maxPushBytes } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { createBackOff } from '../../src/sync/back-off.ts';
import { createHearing } from '../../src/sync/hearing.ts';
import { createPush } from '../../src/sync/push.ts';
import { createSession } from '../../src/sync/session.ts';
import { openStores } from '../../src/data/open-stores.ts';
import { createInProcessFetch } from '../support/in-process-fetch.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { answerOf, aWire } from '../support/weather.ts';

const entriesIn = (body: unknown): number => (body as { entries: unknown[] }).entries.length;

test('[R12] a batch that is too large is halved until it fits', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  for (let n = 0; n < 10; n += 1) await device.recorder.record(aPlantReceipt());
  const sizes: number[] = [];
  wire.meddle = async (path, send, body) => {
    if (path !== 'push') return send();
    sizes.push(entriesIn(body));
    return entriesIn(body) > 3 ? answerOf(413, { code: 'too-large', message: '' }) : send();
  };
  await device.sync.syncNow();
  expect(device.status.getState().counts.waiting).toBe(0);
  expect(sizes.slice(0, 3)).toEqual([10, 5, 3]);
  await server.close();
});

test('a push never has more than its bytes and its operations', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  const note = 'x'.repeat(2000);
  const scans = Array.from({ length: 7 }, () => ({
    text: 'y'.repeat(8000),
    symbology: null,
    source: 'camera',
  }));
  for (let n = 0; n < 40; n += 1) await device.recorder.record(aPlantReceipt(), { scans, reason: note });
  wire.seen.length = 0;
  await device.sync.syncNow();
  const pushes = wire.seen.filter(({ path }) => path === 'push').map(({ body }) => body);
  expect(pushes.length).toBeGreaterThan(2);
  for (const body of pushes) {
    expect(JSON.stringify(body).length).toBeLessThanOrEqual(maxPushBytes);
    expect(entriesIn(body)).toBeLessThanOrEqual(maxBatch);
  }
  expect(device.status.getState().counts.waiting).toBe(0);
  await server.close();
});

test.each([
  [429, 'too-many', 7],
  [503, 'busy', 5],
])('[R12] %i %s: the queue waits as long as it is asked to', async (status, code, seconds) => {
  const { server, profile } = await aPlant();
  const shared = profile();
  const enrolled = await aPlantDevice(server, { profile: shared });
  await enrolled.recorder.record(aPlantReceipt());
  await enrolled.close();
  const stores = await openStores(shared.tab().parts);
  const wire = createInProcessFetch(() => server.app);
  const busy = (url: string, init: RequestInit): Promise<Response> =>
    url === paths.push
      ? Promise.resolve(answerOf(status, { code, message: '' }, { 'retry-after': String(seconds) }))
      : wire.fetch(url, init);
  const push = createPush(stores, createSession(busy, stores), createHearing(stores));
  expect(await push()).toEqual({ kind: 'later', least: seconds * 1000 });
  expect(stores.status.getState()).toMatchObject({ trouble: 'busy', counts: { waiting: 1 } });
  await server.close();
});

test('[R12] waiting doubles from a second to a minute, with full jitter, and starts anew after a success', () => {
  const longest = createBackOff(() => new Uint8Array([255, 255]));
  expect(Array.from({ length: 8 }, () => longest.failed())).toEqual([
    1000, 2000, 4000, 8000, 16_000, 32_000, 59_999, 59_999,
  ]);
  longest.succeeded();
  expect(longest.failed(5000)).toBe(6000);
  expect(createBackOff(() => new Uint8Array([0, 0])).failed()).toBe(0);
});

test('[R12] a server that wants the same again and again is asked with pauses, not without end', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  await device.recorder.record(aPlantReceipt());
  wire.meddle = async (path, send) =>
    path === 'push' ? answerOf(409, { code: 'gap', expected: 1, message: '' }) : send();
  wire.seen.length = 0;
  await device.sync.syncNow();
  expect(wire.seen.filter(({ path }) => path === 'push')).toHaveLength(2);
  expect(device.status.getState()).toMatchObject({ trouble: 'busy', counts: { waiting: 1 } });
  wire.meddle = (_path, send) => send();
  await device.sync.syncNow();
  expect((await device.queue.list())[0]?.state).toBe('accepted');
  await server.close();
});

test.each([
  ['a cursor that fits no more, without end', 410, { code: 'gone', message: '' }],
  [
    'the same page again and again',
    200,
    { serverEpoch: 'e', serverTime: 1, rows: [], next: 'same', boundary: null, backedUp: 0 },
  ],
])('[R12] %s is asked for with pauses', async (_what, status, body) => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  wire.meddle = async (path, send) => (path === 'pull' ? answerOf(status, body) : send());
  wire.seen.length = 0;
  await device.sync.syncNow();
  expect(wire.seen.length).toBeLessThan(6);
  await device.recorder.record(aPlantReceipt());
  wire.meddle = (_path, send) => send();
  for (let n = 0; n < 2; n += 1) await device.sync.syncNow();
  expect(device.status.getState()).toMatchObject({ trouble: 'none', counts: { waiting: 0 } });
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '25' }, {}] });
  await server.close();
});
