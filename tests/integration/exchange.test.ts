import { expect, test } from 'vitest';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

test('what one device recorded is accepted, and another one sees it', async () => {
  const { server, profile } = await aPlant();
  const one = await aPlantDevice(server, { profile: profile() });
  const two = await aPlantDevice(server, { profile: profile(), person: 'ben' });
  expect((await one.recorder.record(aPlantReceipt())).ok).toBe(true);
  expect(one.status.getState().counts.waiting).toBe(1);
  await one.sync.syncNow();
  expect(one.status.getState()).toMatchObject({
    counts: { waiting: 0, needsPerson: 0, oldestWaiting: null },
    link: 'online',
    trouble: 'none',
  });
  expect((await one.queue.list())[0]).toMatchObject({
    state: 'accepted',
    doubt: null,
    outcome: { flags: [] },
  });
  expect(one.rows.isPending('order', 'in-00031')).toBe(false);
  await two.sync.syncNow();
  expect(await two.rows.find('lot', 'exact:OF-1001')).toHaveLength(1);
  expect(await two.rows.get('order', 'in-00031')).toEqual(await one.rows.get('order', 'in-00031'));
  expect(await two.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '25' }, {}] });
  await server.close();
});
