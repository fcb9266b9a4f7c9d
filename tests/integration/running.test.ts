import { expect, test } from 'vitest';
import type { DeviceStatus } from '../../src/data/contract.ts';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { aWire, answerOf } from '../support/weather.ts';

type Running = Awaited<ReturnType<typeof aPlantDevice>>;

const until = (device: Running, isSo: (status: DeviceStatus) => boolean): Promise<void> =>
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
