import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SequenceId } from '../../src/domain/base/ids.ts';
import type { Devices } from '../../src/domain/protocol/office.ts';
import { createDevice } from '../../src/sync/device.ts';
import { paths } from '../../src/domain/protocol/paths.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import type { HandDevice } from '../support/hand-device.ts';
import { answerOf, aWire } from '../support/weather.ts';

type Plant = Awaited<ReturnType<typeof aPlant>>;

let plant: Plant;
let office: HandDevice;
const wire = aWire();
beforeEach(async () => {
  plant = await aPlant();
  office = await plant.server.enrol('eve');
  wire.meddle = (_path, send) => send();
});
afterEach(() => plant.server.close());

const aDevice = (profile = plant.profile(), more: Parameters<typeof aPlantDevice>[1]['more'] = {}) =>
  aPlantDevice(plant.server, { profile, through: wire.through, more: { app: '9.9', ...more } });
const idOf = (device: Awaited<ReturnType<typeof aDevice>>): string =>
  device.status.getState().enrolment?.device ?? '';
const listed = async (id: string) =>
  (await office.get(paths.devices)).json<Devices>().devices.find((each) => each.id === id);
const path = (template: string, id: string): string => template.replace(':device', id);

test('[DEV-1] a device tells how much waits on it, whose it is, how it keeps it, and its version', async () => {
  const device = await aDevice();
  await device.sync.syncNow();
  expect(await listed(idOf(device))).toMatchObject({
    status: { queue: 0, oldest: null, people: [], storage: { homes: 2 }, app: '9.9' },
  });
  wire.meddle = async (at, send) => (at === 'push' ? answerOf(503, { code: 'busy' }) : send());
  await device.recorder.record(aPlantReceipt());
  await device.sync.syncNow();
  expect(await listed(idOf(device))).toMatchObject({ status: { queue: 1, people: ['carla'] } });
  await device.close();
});

test('[DEV-1] what has not changed is not told again', async () => {
  const device = await aDevice();
  for (let n = 0; n < 3; n += 1) await device.sync.syncNow();
  const asked = wire.seen.filter(({ path: at }) => at === 'device-status').length;
  for (let n = 0; n < 3; n += 1) await device.sync.syncNow();
  expect(wire.seen.filter(({ path: at }) => at === 'device-status')).toHaveLength(asked);
  await device.close();
});

test('[NUM-7] the blocks of another device are known here, offline too; our own are not among them', async () => {
  const [one, two] = [await aDevice(), await aDevice()];
  const pumps = 'pump-serials' as SequenceId;
  const [theirs = 0] = await two.numbers.ahead(pumps, 1);
  plant.clock.advance(6 * 60_000);
  await one.sync.syncNow();
  wire.meddle = () => Promise.reject(new TypeError('No network'));
  const [ours = 0] = await one.numbers.ahead(pumps, 1);
  const isKept = async (counter: number): Promise<boolean> =>
    (await one.numbers.elsewhere(pumps)).some(({ first, last }) => first <= counter && counter <= last);
  expect([await isKept(theirs), await isKept(ours), await isKept(9000)]).toEqual([true, false, false]);
  await one.close();
  await two.close();
});

test('[NUM-5] a server that was set back hears which numbers lie here before it leases any again', async () => {
  const device = await aDevice();
  await device.sync.syncNow();
  await plant.server.db.transaction(async (tx) => {
    await tx.run("update counter set epoch = 'another', leasing = 0", []);
    await tx.run('update sequence_counter set next = 1', []);
  });
  for (let n = 0; n < 3; n += 1) await device.sync.syncNow();
  const waiting = (await office.get(paths.leases)).json<{ waitingFor: { device: string }[] }>();
  expect(waiting.waitingFor.map(({ device: id }) => id)).not.toContain(idOf(device));
  const next = await plant.server.db.snapshot((tx) =>
    tx.many<{ next: number }>('select next from sequence_counter where next > 1'),
  );
  expect(next.length).toBeGreaterThan(0);
  await device.close();
});

test('[T1] a device that is told to hands over what it holds, empties itself, and says so', async () => {
  const profile = plant.profile();
  let emptied = 0;
  const device = await aDevice(profile, { onEmptied: () => (emptied += 1) });
  const id = idOf(device);
  await device.sync.syncNow();
  await device.recorder.record(aPlantReceipt());
  expect((await office.post(path(paths.wipeDevice, id), {})).status).toBe(200);
  await device.sync.syncNow();
  expect(emptied).toBe(1);
  const kept = await plant.server.db.snapshot((tx) =>
    tx.many<{ content: string }>(
      "select content from state_row where kind = 'operation' and content like '%device-revoked%' or content like '%\"held\"%'",
    ),
  );
  expect(kept).toHaveLength(1);
  expect(device.status.getState()).toMatchObject({
    enrolment: null,
    counts: { waiting: 0 },
    storage: { recovery: { kind: 'emptied' } },
  });
  expect(await listed(id)).toMatchObject({ wipe: 'done' });
  await device.close();
  profile.kill(device.tab);
  const after = await startedAgain(profile);
  expect(after.status.getState()).toMatchObject({
    enrolment: null,
    storage: { recovery: { kind: 'emptied' } },
  });
  expect(await after.queue.list()).toEqual([]);
  expect(await after.rows.scan('product', 'name:', 5)).toEqual([]);
  await after.close();
});

test('[T1] what cannot be handed over is left for a person to save before the device empties itself', async () => {
  const device = await aDevice();
  await device.sync.syncNow();
  await device.recorder.record(aPlantReceipt());
  await office.post(path(paths.wipeDevice, idOf(device)), {});
  wire.meddle = async (at, send) => (at === 'push' ? answerOf(503, { code: 'busy' }) : send());
  await device.sync.syncNow();
  expect(device.status.getState()).toMatchObject({ counts: { waiting: 1 }, enrolment: { person: 'carla' } });
  expect(await (await device.queue.exportFile()).text()).toContain('OF-1001');
  await device.empty();
  expect(device.status.getState()).toMatchObject({ counts: { waiting: 0 }, enrolment: null });
  await device.close();
});

/** The same browser at its next start, with nobody to ask. */
const startedAgain = (profile: ReturnType<Plant['profile']>) =>
  createDevice({ ...profile.tab().parts, fetch: () => Promise.reject(new TypeError('No server')) });

test('[DEV-1] a broken device is replaced: what was saved from it comes in by the new one, once, under its maker', async () => {
  const broken = await aDevice();
  await broken.sync.syncNow();
  for (let n = 0; n < 3; n += 1) await broken.recorder.record(aPlantReceipt());
  const file = await (await broken.queue.exportFile()).text();
  const replaced = await office.post(path(paths.replaceDevice, idOf(broken)), {});
  const { code } = replaced.json<{ code: string }>();
  const other = await aPlantDevice(
    { ...plant.server, invite: async () => code },
    { profile: plant.profile(), through: wire.through },
  );
  expect(await other.rescue('{}')).toEqual({ ok: false, error: 'not-a-queue' });
  expect(await other.rescue(file)).toEqual({ ok: true, value: { taken: 3, known: 0 } });
  expect(await other.rescue(file)).toEqual({ ok: true, value: { taken: 0, known: 3 } });
  await other.sync.syncNow();
  expect((await other.queue.list()).map(({ state, body }) => `${state} ${body.actor}`)).toEqual(
    Array(3).fill('accepted carla'),
  );
  await broken.close();
  await other.close();
});
