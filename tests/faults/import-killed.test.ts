import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Import } from '#domain/protocol/exchange-messages.ts';
import type { Demo } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Db } from '../../server/storage/db.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { type HandDevice, askUrl, enrolByHand } from '../support/hand-device.ts';
import { postgresBinaries, startPostgres } from '../support/postgres.ts';
import { type ServerProcess, freePort, startServer } from '../support/server-process.ts';

/** Long enough to be killed while it is judged, written ahead, brought into force and moved into its place. */
const lines = 4000;

const listOf = (round: number): string =>
  [
    'Product code;Location;Lot or serial;Quantity',
    ...Array.from({ length: lines }, (_, at) => `OATS;Warehouse / Stock;R${round}-${at};1`),
  ].join('\n');

const inForce = async (db: Db, round: number): Promise<number> => {
  const row = await db.snapshot((tx) =>
    tx.one<{ n: number }>(
      `select count(*) as n from row_now where kind = 'lot' and content like '%"name":"R${round}-%'`,
    ),
  );
  return Number(row?.n);
};

/** [X13] The process is killed at moments spread over all that a list takes; then the same list is carried out again. */
async function killInLists(
  env: Record<string, string>,
  open: () => Promise<Db>,
  kills: number,
): Promise<{ none: number; all: number }> {
  let server: ServerProcess = await startServer(env);
  const demo = (await (await fetch(server.origin + paths.demo)).json()) as Demo;
  const code = demo.people.find(({ id }) => id === 'eve')?.code ?? '';
  const device: HandDevice = await enrolByHand(askUrl(server.origin), code);
  await device.signIn('eve');
  const found = { none: 0, all: 0 };
  let took = 0;
  for (let round = 0; round <= kills; round += 1) {
    const id = await stage(device, listOf(round));
    const began = performance.now();
    await commit(device, id);
    if (round === 0) {
      // How long the whole of it takes here is what the moments are spread over.
      await isDone(device, id);
      took = performance.now() - began;
      continue;
    }
    // The first one at once, when nothing of it can be in force yet, however slow the machine is today.
    await wait((took * 1.5 * (round - 1)) / kills);
    server.child.kill('SIGKILL');
    expect((await server.ended).signal).toBe('SIGKILL');

    const db = await open();
    const held = await inForce(db, round);
    await db.close();
    expect([0, lines]).toContain(held);
    found[held === 0 ? 'none' : 'all'] += 1;

    server = await startServer(env);
    await device.openSession();
    await device.signIn('eve');
    await commit(device, id);
    await isDone(device, id);
  }
  server.child.kill('SIGINT');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  return found;
}

async function stage(device: HandDevice, text: string): Promise<string> {
  const answer = await device.ask({
    method: 'POST',
    url: paths.stageImport.replace(':table', 'opening-stock'),
    headers: { cookie: device.cookie, 'content-type': 'text/csv' },
    payload: text,
  });
  expect(answer.json<Import>()).toMatchObject({ clean: true, counts: { fresh: lines } });
  return answer.json<Import>().id;
}

const commit = (device: HandDevice, id: string) => device.post(paths.commitImport.replace(':id', id), {});

const isDone = (device: HandDevice, id: string): Promise<void> =>
  expect
    .poll(async () => (await device.get(paths.import.replace(':id', id))).json<Import>().state, {
      timeout: 60_000,
    })
    .toBe('done');

async function expectWhole(db: Db, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) expect(await inForce(db, round)).toBe(lines);
  const count = async (from: string): Promise<number> =>
    Number((await db.snapshot((tx) => tx.one<{ n: number }>(`select count(*) as n from ${from}`)))?.n);
  // Each line moved its goods once, and nothing of a list that was broken off is left.
  expect(
    await count(`move where lot is not null and quantity = 1000000 and operation in
    (select id from operation where device = 'server')`),
  ).toBe(rounds * lines);
  for (const table of ['coming', 'coming_in_force', 'coming_row', 'coming_move', 'coming_operation'])
    expect(await count(table), table).toBe(0);
}

const kills = 6;

test('[X13, R15] a server killed six times while it brings in a list has all of it or nothing, and the same again ends right, on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lotline-killed-'));
  const open = () => openSqlite(join(folder, 'lotline.db'));
  const found = await killInLists({ DATA_DIR: folder, PORT: String(await freePort()) }, open, kills);
  expect(found.none).toBeGreaterThan(0);
  const db = await open();
  await expectWhole(db, kills + 1);
  expect(await db.snapshot((tx) => tx.many('pragma integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
  await db.close();
  rmSync(folder, { recursive: true });
});

test.runIf(postgresBinaries())(
  '[X13, R15] a server killed six times while it brings in a list has all of it or nothing, and the same again ends right, on PostgreSQL',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lotline-killed-'));
    const cluster = await startPostgres();
    const url = await cluster.createDatabase();
    const env = { DATA_DIR: folder, DATABASE_URL: url, PORT: String(await freePort()) };
    const found = await killInLists(env, () => openPostgres(url), kills);
    expect(found.none).toBeGreaterThan(0);
    const db = await openPostgres(url);
    await expectWhole(db, kills + 1);
    await db.close();
    await cluster.stop();
    rmSync(folder, { recursive: true });
  },
);
