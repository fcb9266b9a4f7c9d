import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PullResponse, Row } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type HandDevice, aReceipt } from '../../tests/support/hand-device.ts';
import { aLot } from '../../tests/support/ledger.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';

onEachDatabase('a pull', (kind) => {
  let db: Db;
  let server: TestServer;
  let device: HandDevice;
  let now = Date.parse('2026-11-21T08:00:00Z');
  beforeEach(async () => {
    db = await kind.open(await kind.create());
    server = await startTestServer({ db, clock: () => now });
    device = await server.enrol('ben');
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const applyTo = (replica: Map<string, Row>, rows: readonly Row[]) => {
    for (const row of rows) {
      const key = `${row.kind}/${row.id}`;
      if (row.row === null) replica.delete(key);
      else replica.set(key, row);
    }
  };
  const everything = () =>
    db.snapshot((tx) =>
      tx.many<{ key: string; version: number }>('select key, version from state_row order by key'),
    );

  test('page by page it brings the same as all at once, up to a version that is whole', async () => {
    const whole = await device.pull(undefined, 5000);
    const paged: Row[] = [];
    let page: PullResponse | null = null;
    let pages = 0;
    do {
      page = await device.pull(page?.next, 7);
      paged.push(...page.rows);
      pages += 1;
    } while (page.boundary === null);
    expect(paged).toEqual(whole.rows);
    expect(page.boundary).toBe(whole.boundary);
    expect(pages).toBe(Math.ceil(whole.rows.length / 7));
  });

  test('while others write between its pages it misses no row and no change', async () => {
    const replica = new Map<string, Row>();
    let page: PullResponse | null = null;
    for (let turn = 0; page?.boundary === undefined || page.boundary === null; turn += 1) {
      page = await device.pull(page?.next, 11);
      applyTo(replica, page.rows);
      if (turn < 12) await device.push(device.body('receive', aReceipt({ lot: aLot(`OF-${turn % 4}`) })));
    }
    const kept = [...replica].map(([key, { version }]) => ({ key, version }));
    expect(kept.sort((a, b) => (a.key < b.key ? -1 : 1))).toEqual(
      (await everything()).sort((a, b) => (a.key < b.key ? -1 : 1)),
    );
  });

  test('[C5] writers at once never let a reader pass a version by', async () => {
    const others = await Promise.all(['ben', 'carla', 'carla'].map((person) => server.enrol(person)));
    const replica = new Map<string, Row>();
    let cursor: string | undefined;
    const writing = { goesOn: true };
    const write = async (other: HandDevice) => {
      for (let push = 0; push < 15; push += 1)
        await other.push(other.body('receive', aReceipt({ lot: aLot(`${other.enrolment.short}-${push}`) })));
    };
    const writers = Promise.all(others.map(write)).finally(() => {
      writing.goesOn = false;
    });
    while (writing.goesOn) {
      const page = await device.pull(cursor, 20);
      applyTo(replica, page.rows);
      cursor = page.next;
    }
    await writers;
    let last: PullResponse;
    do {
      last = await device.pull(cursor, 20);
      applyTo(replica, last.rows);
      cursor = last.next;
    } while (last.boundary === null);
    expect(replica.size).toBe((await everything()).length);
  });

  test('a page of nothing new says so and moves on', async () => {
    const { next, boundary } = await device.pull();
    expect(await device.pull(next)).toMatchObject({ rows: [], boundary });
  });

  const ask = (text: string) => device.get(`${paths.pull}?cursor=${encodeURIComponent(text)}`);
  const set = (column: string, value: string | number) =>
    db.transaction((tx) =>
      tx.run(`update counter set ${column} = $2 where company = $1`, [testCompany, value]),
    );

  test('a cursor of another history, or from before the horizon, is told to start anew', async () => {
    const { next, boundary, serverEpoch } = await device.pull();
    await set('epoch', 'another');
    const other = await ask(next);
    await set('epoch', serverEpoch);
    await set('horizon', (boundary ?? 0) + 1);
    const old = await ask(next);
    expect([other.status, old.status]).toEqual([410, 410]);
    expect(old.json()).toMatchObject({ code: 'gone' });
    expect((await device.pull()).rows.length).toBeGreaterThan(50);
  });

  test('a device that is ahead of a server set back to a backup opens a new epoch, and no numbers are leased', async () => {
    const { version } = await device.push(device.body('receive', aReceipt()));
    const { next, serverEpoch } = await device.pull();
    await set('version', version - 1);
    expect((await ask(next)).status).toBe(410);
    expect((await device.pull()).serverEpoch).not.toBe(serverEpoch);
    const want = { sequence: 'shared-lots', count: 5, request: 'one' };
    const lease = () => device.post(paths.blocks, { wants: [want] });
    expect((await lease()).json()).toMatchObject({ code: 'leases-suspended', where: '/body/wants/0' });
    const admin = await server.enrol('eve');
    await admin.post(paths.resumeLeases, { skip: 1000 });
    await admin.post(paths.resumeLeases, { skip: 1000 });
    expect((await lease()).json()).toMatchObject({ blocks: [{ first: 1001, last: 1005 }] });
  });

  test('a made-up cursor reads nothing and opens no epoch', async () => {
    const { next, serverEpoch } = await device.pull();
    const [, ...rest] = next.split('.');
    for (const version of ['zzzzz', '0']) expect((await ask([version, ...rest].join('.'))).status).toBe(410);
    expect((await device.pull()).serverEpoch).toBe(serverEpoch);
  });

  test('operations of more than thirty days ago are left out of a first pull, and of no other', async () => {
    const { next } = await device.pull();
    await device.push(device.body('receive', aReceipt()));
    now += 31 * 86_400_000;
    await device.openSession();
    const operationsIn = ({ rows }: PullResponse) => rows.filter(({ kind }) => kind === 'operation').length;
    expect(operationsIn(await device.pull())).toBe(0);
    expect(operationsIn(await device.pull(next))).toBe(1);
  });

  test.each(['x', 'bm90LWpzb24', '__proto__', '-1.0.aaaaaaaaaaaaaaaa.', 'zzzzzzzzzzz.0.aaaaaaaaaaaaaaaa.'])(
    '%j is no cursor',
    async (text) => {
      const answer = await device.get(`${paths.pull}?cursor=${text}`);
      expect(answer.status).toBe(400);
      expect(answer.json()).toMatchObject({ code: 'malformed', where: '/querystring/cursor' });
    },
  );
});
