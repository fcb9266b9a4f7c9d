import { expect, test } from 'vitest';
import type { SequenceId } from '#domain/base/ids.ts';
import type { Device, DeviceStatus } from '../../src/data/contract.ts';
import { createDevice } from '../../src/sync/device.ts';
import { createInProcessFetch } from '../support/in-process-fetch.ts';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { aWire, answerOf } from '../support/weather.ts';

const until = (device: Pick<Device, 'status'>, isSo: (status: DeviceStatus) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!isSo(device.status.getState())) return;
      stop();
      resolve();
    };
    const stop = device.status.subscribe(look);
    look();
  });

test('[R12] what is recorded goes out by itself, through an outage, a busy server and a lost session', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  device.sync.start();
  await device.recorder.record(aPlantReceipt());
  await until(device, ({ counts }) => counts.waiting === 0);

  wire.meddle = () => Promise.reject(new TypeError('no way'));
  await device.recorder.record(aPlantReceipt());
  await until(device, ({ link }) => link === 'offline');
  wire.meddle = (path, send) =>
    path === 'push' ? Promise.resolve(answerOf(503, { code: 'busy', message: '' })) : send();
  await until(device, ({ link, trouble }) => link === 'online' && trouble === 'busy');
  await device.recorder.record(aPlantReceipt());
  device.wire.forgetCookies();
  wire.meddle = (_path, send) => send();
  await until(device, ({ counts, trouble }) => counts.waiting === 0 && trouble === 'none');
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('75');
  await device.close();
  await server.close();
});

test('a poke of the server brings its news at once, and the ear is opened again when it has died', async () => {
  const { server, profile } = await aPlant();
  const heard: (() => void)[] = [];
  let isAlive = true;
  const device = await aPlantDevice(server, {
    profile: profile(),
    more: {
      listen: (hear) => {
        heard.push(hear);
        return { isAlive: () => isAlive, stop: () => {} };
      },
    },
  });
  const other = await aPlantDevice(server, { profile: profile(), person: 'ben' });
  device.sync.start();
  await until(device, () => heard.length === 1);
  await other.recorder.record(aPlantReceipt());
  await other.sync.syncNow();
  const { version } = other.status.getState();
  heard[0]?.();
  await until(device, (status) => status.version === version);
  isAlive = false;
  heard[0]?.();
  await other.recorder.record(aPlantReceipt());
  await other.sync.syncNow();
  await until(device, (status) => status.version === other.status.getState().version && heard.length > 1);
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '50' }, {}] });
  await device.close();
  await server.close();
});

test('a device that nobody knows yet asks nothing; once enrolled it works at once, and keeps numbers ahead', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await createDevice({
    ...profile().tab().parts,
    fetch: wire.through(createInProcessFetch(() => server.app).fetch),
  });
  device.sync.start();
  expect(device.status.getState()).toMatchObject({ enrolment: null, trouble: 'none', link: 'unknown' });
  expect(await device.enrol('NOT-A-CODE-AT-ALL', 'handheld')).toEqual({ ok: false, error: 'code' });
  expect((await device.enrol(await server.invite(), 'handheld')).ok).toBe(true);
  await until(device, ({ version }) => version !== null);
  const lots = 'shared-lots' as SequenceId;
  await hasNumbers(device, lots);
  // More than a block at one go: the next one is fetched while they are spent.
  const texts = new Set<string>();
  for (let n = 0; n < 150; n += 1) texts.add((await device.numbers.next(lots)).text);
  expect(texts.size).toBe(150);
  await hasNumbers(device, lots);
  await device.close();
  await server.close();
});

test('[R8] a tab that drains nothing hears from the one that does', async () => {
  const { clock, server, profile } = await aPlant();
  const shared = profile();
  const one = await aPlantDevice(server, { profile: shared });
  const two = await aPlantDevice(server, { profile: shared });
  expect(two.status.getState().link).toBe('unknown');
  clock.advance(1000);
  one.sync.start();
  await two.recorder.record(aPlantReceipt());
  await until(two, ({ link, counts }) => link === 'online' && counts.waiting === 0);
  expect((await two.queue.list())[0]?.state).toBe('accepted');
  await one.close();
  await server.close();
});

/** Two blocks ahead, as NUM-5 has it. */
async function hasNumbers(device: Pick<Device, 'numbers'>, sequence: SequenceId): Promise<void> {
  while ((await device.numbers.left(sequence)) < 151) await new Promise((resolve) => setImmediate(resolve));
}
