import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { inviteDevice } from '../../server/authority/enrol.ts';
import { randomId } from '../../server/authority/random-id.ts';
import { exportSite, restoreSite } from '../../server/backup/portable.ts';
import { createManualClock, createProfile } from '../support/browser/profile.ts';
import { random } from '../support/hand-device.ts';
import { ledgerBalance } from '../support/ledger.ts';
import { aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { startTestServer, testCompany } from '../support/server.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restored-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('[R18] the server comes back from an older backup: its device notices and sends again what was lost', async () => {
  const clock = createManualClock();
  const db = await openSqlite(join(folder, 'now.db'));
  const server = await startTestServer({ db, clock: clock.now });
  const serving = { app: server.app };
  const device = await aPlantDevice(
    {
      ...server,
      get app() {
        return serving.app;
      },
    },
    { profile: createProfile({ clock }) },
  );
  await device.recorder.record(aPlantReceipt());
  await device.sync.syncNow();
  await db.backup?.(join(folder, 'backup.db'));
  for (let n = 0; n < 3; n += 1) await device.recorder.record(aPlantReceipt());
  await device.sync.syncNow();
  expect(await ledgerBalance(db, 'oats', 'OF-1001', 'dock')).toBe('100');
  await server.app.close();
  await db.close();

  const backup = await openSqlite(join(folder, 'backup.db'));
  serving.app = await createApp({ ...server, db: backup });
  expect(await ledgerBalance(backup, 'oats', 'OF-1001', 'dock')).toBe('25');
  // The first contact opens another history; then the queue asks where the server stands, and sends on from there.
  for (let n = 0; n < 3; n += 1) await device.sync.syncNow();
  expect(device.status.getState()).toMatchObject({ trouble: 'none', counts: { waiting: 0, needsPerson: 0 } });
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(Array(4).fill('accepted'));
  expect(await ledgerBalance(backup, 'oats', 'OF-1001', 'dock')).toBe('100');
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '100' }, {}] });
  await serving.app.close();
  await backup.close();
});

/** A plant that can be set back to a copy: what its devices talk to is another server from then on. */
async function aPlantWithCopies() {
  const clock = createManualClock();
  const db = await openSqlite(join(folder, 'now.db'));
  const server = await startTestServer({ db, clock: clock.now });
  const serving = { app: server.app };
  const file = join(folder, 'site.gz');
  return {
    server: {
      ...server,
      get app() {
        return serving.app;
      },
    },
    profile: createProfile({ clock }),
    copy: () => exportSite({ db, clock: clock.now }, file),
    async setBack() {
      await server.app.close();
      await db.close();
      const restored = await openSqlite(join(folder, 'restored.db'));
      const deps = { ...server, db: restored };
      await restoreSite(restored, file, () => randomId({ clock: clock.now, random }));
      serving.app = await createApp(deps);
      return {
        db: restored,
        invite: async () =>
          (
            await inviteDevice(deps, {
              company: testCompany,
              site: 'main' as never,
              person: 'carla' as never,
            })
          ).code,
        async close() {
          await serving.app.close();
          await restored.close();
        },
      };
    },
  };
}

test('[R18] a device that joined after the copy joins again, and what the server had taken from it is sent again', async () => {
  const { server, profile, copy, setBack } = await aPlantWithCopies();
  await copy();
  const device = await aPlantDevice(server, { profile });
  await device.recorder.record(aPlantReceipt());
  await device.recorder.record(aPlantReceipt());
  await device.sync.syncNow();
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(['accepted', 'accepted']);

  const back = await setBack();
  await device.recorder.record(aPlantReceipt());
  await device.sync.syncNow();
  expect(device.status.getState().trouble).toBe('signed-out');
  expect((await device.enrol(await back.invite(), 'The same')).ok).toBe(true);
  for (let n = 0; n < 3; n += 1) await device.sync.syncNow();
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(Array(3).fill('accepted'));
  expect(await ledgerBalance(back.db, 'oats', 'OF-1001', 'dock')).toBe('75');
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '75' }, {}] });
  await back.close();
});
