import { expect, test } from 'vitest';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { answerOf, aWire } from '../support/weather.ts';

test('[R13] the session runs out between any two requests: a new one is opened, and the queue goes on', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  for (let forget = 0; forget < 6; forget += 1) {
    await device.recorder.record(aPlantReceipt());
    let asked = 0;
    wire.meddle = (_path, send) => {
      if (asked === forget) device.wire.forgetCookies();
      asked += 1;
      return send();
    };
    await device.sync.syncNow();
    expect(device.status.getState()).toMatchObject({ counts: { waiting: 0 }, trouble: 'none' });
  }
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('150');
  await server.close();
});

test('[R13] a session that cannot be opened stops the queue, says so, and loses nothing', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  await device.recorder.record(aPlantReceipt());
  device.wire.forgetCookies();
  wire.meddle = async (path, send) =>
    path === 'session' ? answerOf(401, { code: 'bad-signature', message: '' }) : send();
  await device.sync.syncNow();
  expect(device.status.getState()).toMatchObject({
    trouble: 'signed-out',
    counts: { waiting: 1 },
    link: 'online',
  });
  expect((await device.recorder.record(aPlantReceipt())).ok).toBe(true);
  wire.meddle = (_path, send) => send();
  await device.sync.syncNow();
  expect(device.status.getState()).toMatchObject({ trouble: 'none', counts: { waiting: 0 } });
  await server.close();
});

test('a revoked device hands over what it recorded, to be held, and is told so', async () => {
  const { server, profile } = await aPlant();
  const device = await aPlantDevice(server, { profile: profile() });
  await device.recorder.record(aPlantReceipt());
  await server.db.transaction((tx) => tx.run('update device set revoked_at = 1', []));
  await device.sync.syncNow();
  expect((await device.queue.list())[0]).toMatchObject({
    state: 'held',
    outcome: { why: { code: 'device-revoked' } },
  });
  expect(device.status.getState()).toMatchObject({
    trouble: 'revoked',
    counts: { waiting: 0, needsPerson: 1 },
  });
  await server.close();
});
