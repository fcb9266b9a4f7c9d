import { expect, test } from 'vitest';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { aWire } from '../support/weather.ts';

test('[R10] the answer is cut after the commit: applied once, and nothing shows twice meanwhile', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  await device.recorder.record(aPlantReceipt());
  await device.recorder.record(aPlantReceipt());
  wire.meddle = async (path, send) => {
    const answer = await send();
    if (path !== 'push') return answer;
    throw new TypeError('The connection was cut');
  };
  await device.sync.syncNow();
  expect(device.status.getState().counts.waiting).toBe(2);
  // The pull after it already brought the effects: they must not lie over themselves.
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '50' }, {}] });

  wire.meddle = (_path, send) => send();
  await device.sync.syncNow();
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('50');
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '50' }, {}] });
  await server.close();
});

test('[R10] an answer cut at any byte is no answer, and the next one is the same', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  await device.recorder.record(aPlantReceipt());
  for (const part of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
    wire.meddle = async (path, send) => {
      const answer = await send();
      if (path !== 'push') return answer;
      const text = await answer.text();
      return new Response(text.slice(0, Math.floor(text.length * part)), { status: 200 });
    };
    await device.sync.syncNow();
    expect(device.status.getState().counts.waiting).toBe(1);
  }
  wire.meddle = (_path, send) => send();
  await device.sync.syncNow();
  expect((await device.queue.list())[0]?.state).toBe('accepted');
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('25');
  await server.close();
});
