import { expect, test } from 'vitest';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

test('[R8] two tabs record and send at once: one chain, nothing lost, nothing doubled', async () => {
  const { server, profile } = await aPlant();
  const shared = profile();
  const one = await aPlantDevice(server, { profile: shared });
  const two = await aPlantDevice(server, { profile: shared });
  const work = Array.from({ length: 20 }, (_, at) => (at % 2 ? one : two).recorder.record(aPlantReceipt()));
  await Promise.all([...work.slice(0, 10), one.sync.syncNow(), two.sync.syncNow()]);
  await Promise.all([...work, one.sync.syncNow(), two.sync.syncNow()]);
  await one.sync.syncNow();
  await two.sync.syncNow();
  expect((await two.queue.list()).map(({ state }) => state)).toEqual(Array(20).fill('accepted'));
  expect(two.status.getState().counts).toEqual(one.status.getState().counts);
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('500');
  expect(await one.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '500' }, {}] });
  await server.close();
});
