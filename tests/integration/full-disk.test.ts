import { expect, test } from 'vitest';
import { createSegmentJournal } from '../../src/data/journal/segment-journal.ts';
import { createSegments } from '../../src/data/journal/segments.ts';
import { QueueDatabase } from '../../src/data/queue/database.ts';
import { openStores } from '../../src/data/open-stores.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

const full = (): DOMException => new DOMException('No room', 'QuotaExceededError');

test('[R6] the journal finds no room: the room that was set aside is given up, and the scan is kept', async () => {
  const { server, profile } = await aPlant();
  const shared = profile();
  (await aPlantDevice(server, { profile: shared })).close();
  const tab = shared.tab();
  let ballast = 5000;
  const journal = createSegmentJournal(createSegments(shared.files.forTab(tab.name)), async () => {
    const had = ballast > 0;
    shared.files.setLimit(shared.files.size() + ballast);
    ballast = 0;
    return had;
  });
  const stores = await openStores({ ...tab.parts, journal });
  shared.files.setLimit(shared.files.size() + 100);
  expect((await stores.recorder.record(aPlantReceipt())).ok).toBe(true);
  expect(ballast).toBe(0);

  // Nothing is left: the person is told, and nothing half remains.
  shared.files.setLimit(shared.files.size() + 100);
  await expect(stores.recorder.record(aPlantReceipt())).rejects.toMatchObject({
    name: 'NotKept',
    trouble: 'full',
  });
  expect(stores.status.getState().counts.waiting).toBe(1);
  shared.files.setLimit(Number.POSITIVE_INFINITY);
  expect((await stores.recorder.record(aPlantReceipt())).ok).toBe(true);
  stores.close();
  const after = await openStores(shared.tab().parts);
  expect(after.status.getState().counts).toMatchObject({ waiting: 2, asked: 0 });
  await server.close();
});

test('[R6] the database finds no room at its nth write: what had no beep does not come back, the rest is whole', async () => {
  const { server, profile } = await aPlant();
  const shared = profile();
  const first = await aPlantDevice(server, { profile: shared });
  await first.close();
  for (let nth = 1; nth <= 6; nth += 1) {
    const tab = shared.tab();
    const stores = await openStores(tab.parts);
    const { append } = stores.desk.queue;
    let writes = 0;
    Object.assign(stores.desk.queue, {
      append: async (...given: Parameters<typeof append>) => {
        writes += 1;
        // Dexie hides the quota behind an aborted transaction (measured).
        if (writes === nth) throw Object.assign(new Error('aborted'), { name: 'AbortError', inner: full() });
        await append(...given);
      },
    });
    const before = stores.status.getState().counts.waiting;
    let kept = 0;
    for (let n = 0; n < 6; n += 1)
      await stores.recorder.record(aPlantReceipt()).then(
        () => (kept += 1),
        (error: unknown) => expect(error).toMatchObject({ name: 'NotKept', trouble: 'full' }),
      );
    expect(kept).toBe(5);
    shared.kill(tab);
    const after = await openStores(shared.tab().parts);
    expect(after.status.getState().counts).toMatchObject({ waiting: before + kept, asked: 0 });
    after.close();
  }
  await server.close();
});

test('[R6] a transaction whose commit fails leaves nothing of it behind', async () => {
  const { profile } = await aPlant();
  const db = new QueueDatabase('lotline-queue', profile().tab().parts.databases);
  await db.open();
  const failing = db.transaction('rw', db.meta, db.operations, async () => {
    await db.meta.put({ name: 'dry', value: 7 });
    throw full();
  });
  await expect(failing).rejects.toThrow();
  expect(await db.meta.count()).toBe(0);
});
