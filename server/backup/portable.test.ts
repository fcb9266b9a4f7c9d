import { mkdtempSync, rmSync, truncateSync, writeFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullResponse } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { LeaseState } from '#domain/protocol/device-messages.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type HandDevice, aReceipt, askApp, random } from '../../tests/support/hand-device.ts';
import { startTestServer } from '../../tests/support/server.ts';
import { createApp } from '../app.ts';
import { randomId } from '../authority/random-id.ts';
import type { Db } from '../storage/db.ts';
import { openSqlite, openSqliteInMemory } from '../storage/sqlite/open.ts';
import { exportSite, restoreSite } from './portable.ts';
import { keyColumns, tableColumns } from './tables.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lotline-site-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newEpoch = () => randomId({ clock: Date.now, random });
const receiptOf = (device: HandDevice, lot: string) =>
  device.body('receive', aReceipt({ lot: { ...aReceipt().lot, name: lot } }));

test('every table of the schema has its columns and its key', () => {
  expect(tableColumns.get('move')).toContain('reverses');
  expect([...tableColumns.keys()]).toEqual(expect.arrayContaining(['counter', 'person_secret', 'audit']));
  for (const [table, columns] of tableColumns)
    for (const key of keyColumns.get(table) ?? ['?']) expect(columns, table).toContain(key);
});

onEachDatabase('[C16] a copy of the whole site', (kind) => {
  const moveTo = async (file: string, db: Db) => {
    await restoreSite(db, file, newEpoch);
    const app = await createApp({ db, clock: Date.now, random, log: () => undefined });
    return { app, ask: askApp(app) };
  };

  test('is restored, devices send again what it does not know, and nothing is lost', async () => {
    const server = await startTestServer({ db: await kind.open(await kind.create()) });
    const device = await server.enrol('ben');
    const eve = await server.enrol('eve');
    const before = [receiptOf(device, 'B-1'), receiptOf(device, 'B-2')];
    await device.push(...before);
    const [leased] = (
      await device.post(paths.blocks, { wants: [{ sequence: 'muesli-lots', count: 20, request: 'a' }] })
    ).json<{ blocks: { last: number }[] }>().blocks;

    const file = join(folder, `${Math.random()}.site`);
    await exportSite(server, file);
    const cursor = (await device.pull()).next;

    // More work, and more numbers, that the copy does not know.
    const after = [receiptOf(device, 'A-1'), receiptOf(device, 'A-2')];
    await device.push(...after);
    const later = (
      await device.post(paths.blocks, { wants: [{ sequence: 'muesli-lots', count: 20, request: 'b' }] })
    ).json<{ blocks: { first: number; last: number; sequence: string }[] }>().blocks;
    await server.close();
    await server.db.close();

    const db = await kind.open(await kind.create());
    const { app, ask } = await moveTo(file, db);
    device.ask = ask;
    eve.ask = ask;
    await device.openSession();
    // The cursor is of another history: the device starts anew, and sends everything again.
    expect((await device.get(`${paths.pull}?cursor=${cursor}`)).status).toBe(410);
    const entries = device.sent.slice(-2);
    const again = await device.send(await device.sign(entries));
    expect(again.json<{ outcomes: { state: string }[] }>().outcomes.map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
    ]);
    const { rows } = (await device.get(paths.pull)).json<PullResponse>();
    const lots = rows.flatMap(({ kind: of, row }) => (of === 'lot' ? [(row as { name: string }).name] : []));
    expect(lots).toEqual(expect.arrayContaining(['A-1', 'A-2', 'B-1', 'B-2']));

    // [NUM-5] No number is leased until every device has said what it holds.
    const want = { wants: [{ sequence: 'muesli-lots', count: 1, request: 'c' }] };
    expect((await device.post(paths.blocks, want)).status).toBe(409);
    await eve.openSession();
    await eve.signIn('eve');
    await device.post(paths.blocksHeld, {
      blocks: later.map(({ sequence, first, last }) => ({ sequence, first, last })),
    });
    const waiting = (await eve.get(paths.leases)).json<LeaseState>();
    expect(waiting).toMatchObject({ leasing: false, waitingFor: [{ device: eve.enrolment.device }] });
    await eve.post(`/api/v1/devices/${eve.enrolment.device}/write-off`, {});
    const [block] = (await device.post(paths.blocks, want)).json<{ blocks: { first: number }[] }>().blocks;
    expect(block?.first).toBeGreaterThan(Math.max(leased?.last ?? 0, later[0]?.last ?? 0));
    await app.close();
    await db.close();
  });

  test('goes from one database into the other and back, row by row the same', async () => {
    const server = await startTestServer({ db: await kind.open(await kind.create()) });
    const device = await server.enrol('ben');
    await device.signIn('ben');
    await device.push(receiptOf(device, 'X-1'));
    const first = join(folder, `${Math.random()}.site`);
    await exportSite(server, first);
    const contents = await everything(server.db);
    await server.close();
    await server.db.close();

    const middle = await openSqliteInMemory();
    await restoreSite(middle, first, newEpoch);
    const second = join(folder, `${Math.random()}.site`);
    await exportSite({ db: middle, clock: Date.now }, second);
    await middle.close();
    const last = await kind.open(await kind.create());
    await restoreSite(last, second, newEpoch);
    expect(await everything(last)).toEqual(contents);
    await last.close();
  });

  test('only a whole copy is restored, and only into an empty database', async () => {
    const server = await startTestServer({ db: await kind.open(await kind.create()) });
    const file = join(folder, `${Math.random()}.site`);
    await exportSite(server, file);
    await expect(restoreSite(server.db, file, newEpoch)).rejects.toThrow('holds a site already');
    await server.close();
    await server.db.close();
    const db = await kind.open(await kind.create());
    truncateSync(file, statSync(file).size - 40);
    await expect(restoreSite(db, file, newEpoch)).rejects.toThrow('not a whole copy');
    writeFileSync(file, 'something else');
    await expect(restoreSite(db, file, newEpoch)).rejects.toThrow('not a whole copy');
    expect(await db.snapshot((tx) => tx.one('select count(*) as n from counter'))).toEqual({ n: 0 });
    await db.close();
  });
});

test('a copy is made while another program has the database open and writes to it', async () => {
  const place = join(folder, 'shared.db');
  const server = await startTestServer({ db: await openSqlite(place) });
  const device = await server.enrol('ben');
  const other = await openSqlite(place);
  const [copied] = await Promise.all([
    exportSite({ db: other, clock: Date.now }, join(folder, 'while.site')),
    device.push(...Array.from({ length: 50 }, (_, at) => receiptOf(device, `W-${at}`))),
  ]);
  expect(copied.rows).toBeGreaterThan(100);
  await other.close();
  await server.close();
  await server.db.close();
});

/** All rows of all tables that a copy holds, but for what a restore changes on purpose. */
async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [table, columns] of tableColumns) {
    const rows = await db.snapshot((tx) =>
      tx.many<Record<string, unknown>>(`select ${columns.join(', ')} from ${table}`),
    );
    found[table] = rows
      .map((row) =>
        table === 'counter' ? { ...row, epoch: null, leasing: null, backed_up: null } : { ...row },
      )
      .map((row) => JSON.stringify(row))
      .sort();
  }
  return found;
}
