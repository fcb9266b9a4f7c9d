import { describe, expect, test } from 'vitest';
import { aLot, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { startTestServer } from '../support/server.ts';

describe('device and server', () => {
  test('what was recorded is accepted, and another device sees it', async () => {
    const server = await startTestServer();
    const one = await aPlantDevice(server);
    const two = await aPlantDevice(server, { person: 'ben' });
    const recorded = await one.recorder.record(aPlantReceipt());
    expect(recorded.ok).toBe(true);
    expect(one.status.getState().counts.waiting).toBe(1);
    await one.sync.syncNow();
    expect(one.status.getState()).toMatchObject({
      counts: { waiting: 0, needsPerson: 0, oldestWaiting: null },
      link: 'online',
      trouble: 'none',
    });
    const [entry] = await one.queue.list();
    expect(entry).toMatchObject({ state: 'accepted', doubt: null });
    await two.sync.syncNow();
    expect(await two.rows.find('lot', 'exact:OF-1001')).toHaveLength(1);
    expect(await two.rows.find('lot', 'exact:OF-1001')).toEqual(await one.rows.find('lot', 'exact:OF-1001'));
    expect(await one.rows.get('order', 'in-00031')).toEqual(await two.rows.get('order', 'in-00031'));
    await server.close();
  });

  test('a queue drains, operation by operation', async () => {
    const server = await startTestServer();
    const device = await aPlantDevice(server);
    for (let n = 0; n < 60; n += 1) await device.recorder.record(aPlantReceipt({ lot: aLot(`L-${n}`) }));
    await device.sync.syncNow();
    expect(device.status.getState().counts.waiting).toBe(0);
    expect((await device.queue.list({ state: 'accepted', limit: 100 })).length).toBe(60);
    await server.close();
  });
});
