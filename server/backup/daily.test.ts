import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HandDevice, aReceipt } from '../../tests/support/hand-device.ts';
import { ledgerBalance } from '../../tests/support/ledger.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { backUp, backUpDaily } from './daily.ts';

let folder = '';
let db: Db;
let server: TestServer;
let device: HandDevice;
let now = Date.parse('2026-11-21T08:00:00Z');
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotline-backup-'));
  db = await openSqlite(join(folder, 'lotline.db'));
  server = await startTestServer({ db, clock: () => now });
  device = await server.enrol('ben');
});
afterEach(async () => {
  await server.close();
  await db.close();
  rmSync(folder, { recursive: true });
});

test('[R18] a copy made while work goes on is whole, and pulls announce what it holds', async () => {
  const { version } = await device.push(device.body('receive', aReceipt()));
  const writing = Promise.all(
    Array.from({ length: 5 }, async (_, at) => {
      const other = await server.enrol('ben');
      await other.push(other.body('receive', aReceipt({ quantity: String(at + 1) })));
    }),
  );
  const name = await backUp(server, join(folder, 'backups'));
  await writing;

  expect((await device.pull()).backedUp).toBeGreaterThanOrEqual(version);
  const copy = await openSqlite(join(folder, 'backups', String(name)));
  const held = await copy.snapshot((tx) => tx.one<{ version: number }>('select version from counter'));
  expect(held?.version).toBeGreaterThanOrEqual((await device.pull()).backedUp);
  expect(Number(await ledgerBalance(copy, 'oats', 'OF-1001', 'dock'))).toBeGreaterThanOrEqual(25);
  await copy.close();
});

test('before the first copy nothing is announced', async () => {
  await device.push(device.body('receive', aReceipt()));
  expect((await device.pull()).backedUp).toBe(0);
});

test('fourteen copies are kept, and no unfinished one counts', async () => {
  const backups = join(folder, 'backups');
  for (let at = 0; at < 16; at += 1) {
    now += 86_400_000;
    await backUp(server, backups);
  }
  writeFileSync(join(backups, 'somebody-elses.txt'), 'left alone');
  now += 86_400_000;
  await backUp(server, backups);
  const names = readdirSync(backups);
  expect(names.filter((name) => name.endsWith('.db'))).toHaveLength(14);
  expect(names).toContain('somebody-elses.txt');
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a start with a copy of today makes none, a start without makes one', async () => {
  const backups = join(folder, 'backups');
  const deps = { ...server, clock: Date.now };
  await backUpDaily(deps, backups)();
  await backUpDaily(deps, backups)();
  expect(readdirSync(backups)).toHaveLength(1);
});

test('a copy that can not be written is told and stops nothing', async () => {
  writeFileSync(join(folder, 'taken'), 'a file');
  await backUpDaily(server, join(folder, 'taken', 'backups'))();
  expect(server.logged.map(({ event }) => event)).toContain('backup-failed');
});
