import { expect, test } from 'vitest';
import { quantity } from '#domain/base/quantity.ts';
import { ledgerBalance } from '../support/ledger.ts';
import { aLot, aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

const aMotor = aPlantReceipt({
  order: 'in-00032' as never,
  line: 'motor' as never,
  product: 'motor' as never,
  lot: aLot('MT-240101'),
  quantity: quantity(1),
});

test('[STK-2] two devices receive one serial offline: one is in force, the other is refused with its reason, both are seen', async () => {
  const { server, profile } = await aPlant();
  const one = await aPlantDevice(server, { profile: profile() });
  const two = await aPlantDevice(server, { profile: profile(), person: 'ben' });
  for (const device of [one, two]) expect((await device.recorder.record(aMotor)).ok).toBe(true);
  await one.sync.syncNow();

  // What it knows by now speaks against its own scan: marked at once, and still sent.
  await two.sync.syncNow();
  expect((await one.queue.list())[0]).toMatchObject({ state: 'accepted' });
  const [refused] = await two.queue.list();
  expect(refused).toMatchObject({
    state: 'refused',
    outcome: { why: { code: 'serial-already-here', args: { number: 'MT-240101' } } },
  });
  expect(two.status.getState().counts).toMatchObject({ waiting: 0, needsPerson: 1 });
  expect(await ledgerBalance(server.db, 'motor', 'MT-240101', 'dock')).toBe('1');
  expect(await two.rows.get('order', 'in-00032')).toMatchObject({ lines: [{ done: '1' }] });
  await one.sync.syncNow();
  expect(await one.rows.get('operation', refused?.id ?? '')).toMatchObject({
    state: 'refused',
    settled: null,
  });

  // A supervisor ends it; both devices see that.
  const waived = await one.recorder.record(
    { kind: 'waive', payload: { target: refused?.id ?? ('none' as never) } },
    { reason: 'scanned by both' },
  );
  expect(waived.ok).toBe(true);
  await one.sync.syncNow();
  await two.sync.syncNow();
  expect((await two.queue.list())[0]).toMatchObject({ outcome: { settled: { how: 'waived' } } });
  expect(two.status.getState().counts.needsPerson).toBe(0);
  await server.close();
});

test('[STK-2] a pull that speaks against a waiting scan puts it in doubt, and takes nothing from the screen', async () => {
  const { server, profile } = await aPlant();
  const one = await aPlantDevice(server, { profile: profile() });
  const online = { push: true };
  const two = await aPlantDevice(server, {
    profile: profile(),
    person: 'ben',
    through: (fetch) => (url, init) =>
      url.endsWith('/push') && !online.push ? Promise.reject(new TypeError('no way')) : fetch(url, init),
  });
  online.push = false;
  for (const device of [one, two]) await device.recorder.record(aMotor);
  await one.sync.syncNow();
  await two.sync.syncNow();
  expect((await two.queue.list())[0]).toMatchObject({
    state: 'saved',
    doubt: { code: 'serial-already-here' },
  });
  expect(await two.rows.get('order', 'in-00032')).toMatchObject({ lines: [{ done: '1' }] });
  await server.close();
});
