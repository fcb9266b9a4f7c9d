import { expect, test } from 'vitest';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

test('[R5] IndexedDB is wiped with work sent and unsent: recovered, enrolled anew, each in force once', async () => {
  const { server, profile } = await aPlant();
  const shared = profile();
  const before = await aPlantDevice(server, { profile: shared });
  await before.recorder.record(aPlantReceipt());
  await before.sync.syncNow();
  await before.recorder.record(aPlantReceipt());
  shared.kill(before.tab);
  shared.loseDatabases();

  const after = await aPlantDevice(server, { profile: shared });
  expect(after.status.getState()).toMatchObject({
    storage: { recovery: { kind: 'database-lost', restored: 2 } },
    trouble: 'key-lost',
    counts: { waiting: 2 },
  });
  // The dock does not stop for it.
  expect((await after.recorder.record(aPlantReceipt())).ok).toBe(true);
  await after.sync.syncNow();
  expect(after.status.getState().counts.waiting).toBe(3);

  const enrolled = await after.enrol(await server.invite(), 'the same handheld');
  expect(enrolled.ok).toBe(true);
  await after.sync.syncNow();
  expect(after.status.getState()).toMatchObject({ trouble: 'none', counts: { waiting: 0 } });
  expect((await after.queue.list()).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('75');
  await server.close();
});

test('[R3] the journal was torn too: what the tail had is asked about or gone, the rest is in force once', async () => {
  const { server, profile } = await aPlant();
  const shared = profile();
  const before = await aPlantDevice(server, { profile: shared });
  for (let n = 0; n < 3; n += 1) await before.recorder.record(aPlantReceipt());
  shared.kill(before.tab);
  shared.loseDatabases();
  // The mark that the last one had its beep is gone with the tail; the operation itself is whole.
  shared.files.tear(1);

  const after = await aPlantDevice(server, { profile: shared });
  expect(after.status.getState().counts).toMatchObject({ waiting: 2, asked: 1 });
  const [asked] = await after.queue.list({ state: 'asked' });
  await after.recorder.keep([asked?.id ?? ('none' as never)]);
  await after.enrol(await server.invite(), 'the same handheld');
  await after.sync.syncNow();
  expect(await ledgerBalance(server.db, 'oats', 'OF-1001', 'dock')).toBe('75');
  await server.close();
});
