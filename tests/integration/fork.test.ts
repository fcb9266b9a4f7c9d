import { expect, test } from 'vitest';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

test('[NUM-5] a copied profile: the second one to speak is forked, enrols anew, and loses nothing but its blocks', async () => {
  const { server, profile } = await aPlant();
  const original = profile();
  const first = await aPlantDevice(server, { profile: original });
  await first.recorder.record(aPlantReceipt());
  await first.sync.syncNow();
  await first.close();
  const copy = await original.copy();

  const one = await aPlantDevice(server, { profile: original });
  const two = await aPlantDevice(server, { profile: copy });
  for (const device of [one, two]) await device.recorder.record(aPlantReceipt());
  await two.recorder.record(aPlantReceipt());
  await one.sync.syncNow();
  await two.sync.syncNow();
  expect(one.status.getState()).toMatchObject({ trouble: 'none', counts: { waiting: 0 } });
  expect(two.status.getState()).toMatchObject({ trouble: 'forked', counts: { waiting: 2 } });
  // Recording goes on meanwhile.
  expect((await two.recorder.record(aPlantReceipt())).ok).toBe(true);
  const before = (await two.queue.list({ limit: 3 })).map(({ body }) => body);

  await two.enrol(await server.invite(), 'the copy');
  await two.sync.syncNow();
  expect(two.status.getState()).toMatchObject({ trouble: 'none', counts: { waiting: 0 } });
  expect((await two.queue.list({ limit: 3 })).map(({ body }) => body)).toEqual(before);
  expect(two.status.getState().enrolment?.device).not.toBe(one.status.getState().enrolment?.device);
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('125');
  await server.close();
});
