import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReceipt } from '../../tests/support/hand-device.ts';
import { startTestServer } from '../../tests/support/server.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { backUp } from './daily.ts';

/** `npm run backup` and `npm run restore` as an administrator types them. */
const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotline-copies-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(dataDir: string, ...args: string[]): { out: string; said: string; code: number | null } {
  const program = ['server/bootstrap/run.mjs', 'server/backup/cli.ts', ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, program, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir },
  });
  return { out: stdout, said: stderr, code: status };
}

test('where no site is none is copied, and nothing is made in passing', () => {
  const { out, said, code } = run(join(folder, 'nowhere'), 'backup', join(folder, 'nothing.gz'));
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(said).toMatch(/^There is no site in .*nowhere.*: say with DATA_DIR or DATABASE_URL/);
  expect(existsSync(join(folder, 'nothing.gz'))).toBe(false);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

test('[C16] a daily copy is restored like any other: into an empty folder, as another history', async () => {
  const db = await openSqlite(join(folder, 'old', 'lotline.db'));
  const server = await startTestServer({ db });
  const device = await server.enrol('ben');
  await device.push(device.body('receive', aReceipt()));
  const held = 'select epoch, (select count(*) from move) as moves from counter';
  const before = await db.snapshot((tx) => tx.one<{ epoch: string; moves: number }>(held));
  const name = await backUp(server, join(folder, 'backups'));
  await server.close();
  await db.close();

  const copy = join(folder, 'backups', String(name));
  const { said, out } = run(join(folder, 'new'), 'restore', copy);
  expect(said).toBe('');
  expect(out).toMatch(/rows are restored/);
  const again = await openSqlite(join(folder, 'new', 'lotline.db'));
  const after = await again.snapshot((tx) => tx.one<{ epoch: string; moves: number }>(held));
  expect(after?.moves).toBe(before?.moves);
  expect(after?.epoch).not.toBe(before?.epoch);
  await again.close();

  const twice = run(join(folder, 'new'), 'restore', copy);
  expect(twice.code).toBe(1);
  expect(twice.said).toMatch(/holds a site already: .*DATA_DIR/);
});
