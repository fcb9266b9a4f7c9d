import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CompanyId, PersonId, SiteId } from '#domain/base/ids.ts';
import type { Row } from '#domain/protocol/messages.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';
import type { Errand } from './carry-out.ts';
import { createImports } from './imports.ts';

/** Enough for several slices, of rows that a lot of opening stock makes and of products. */
const lots = 300;
const lines = 600;
const errand: Errand = {
  company: testCompany as CompanyId,
  site: 'main' as SiteId,
  person: 'eve' as PersonId,
};

/** A database that is gone for a server from some moment on, as if that server had been killed. */
function mortal(db: Db, after: { transactions?: number; statement?: string }): Db {
  let left = after.transactions ?? Number.POSITIVE_INFINITY;
  const ended = () => Promise.reject(new Error('Killed'));
  return {
    ...db,
    snapshot: (work) => (left > 0 ? db.snapshot(work) : ended()),
    async transaction(work) {
      if (left <= 0) return ended();
      left -= 1;
      let isLast = false;
      const result = await db.transaction((tx) =>
        work({
          ...tx,
          run(sql, params) {
            isLast ||= after.statement !== undefined && sql.startsWith(after.statement);
            return tx.run(sql, params);
          },
        }),
      );
      if (isLast) left = 0;
      return result;
    },
  };
}

onEachDatabase('a list that is written ahead', (kind) => {
  let server: TestServer;
  let eve: HandDevice;
  let replica: Map<string, Row>;
  let cursor: string | undefined;
  beforeEach(async () => {
    server = await startTestServer({ db: await kind.open(await kind.create()) });
    eve = await server.enrol('eve');
    replica = new Map();
    cursor = undefined;
  });
  afterEach(async () => {
    await server.close();
    await server.db.close();
  });

  async function pullPage(limit?: number): Promise<boolean> {
    const { rows, next, boundary } = await eve.pull(cursor, limit);
    for (const row of rows) replica.set(`${row.kind}/${row.id}`, row);
    cursor = next;
    return boundary !== null;
  }
  async function pullAll(limit?: number): Promise<void> {
    while (!(await pullPage(limit))) {}
  }
  const heldOf = (kind: string, has: (row: unknown) => boolean): number =>
    [...replica.values()].filter((each) => each.kind === kind && each.row !== null && has(each.row)).length;
  const count = async (from: string): Promise<number> => {
    const row = await server.db.snapshot((tx) => tx.one<{ n: number }>(`select count(*) as n from ${from}`));
    return Number(row?.n);
  };
  const whatIsLeft = async (): Promise<number[]> =>
    Promise.all(
      ['coming', 'coming_in_force', 'coming_row', 'coming_move', 'coming_operation'].map((table) =>
        count(table),
      ),
    );
  /** A server of its own on the same database, that lives as long as its database. */
  const startImports = (db: Db) => createImports({ ...server, db }, () => undefined);
  const stockOf = (round: number): Buffer =>
    Buffer.from(
      [
        'Product code;Location;Lot or serial;Quantity',
        ...Array.from({ length: lots }, (_, at) => `OATS;Warehouse / Stock;R${round}-${at};1`),
      ].join('\n'),
    );

  test('[X13] a server killed at any step of it leaves all of it or nothing, and the same list again ends right', async () => {
    await pullAll();
    const ledger = await count('move');
    let whole = 0;
    for (let cut = 1; ; cut += 1) {
      const named = (row: unknown) =>
        (row as { name?: string } | null)?.name?.startsWith(`R${cut}-`) === true;
      const { id } = await startImports(server.db).stage(errand, 'eve', 'opening-stock', stockOf(cut));
      const dying = startImports(mortal(server.db, { transactions: cut }));
      await dying.commit(errand, 'eve', id);
      await dying.settled();
      await pullAll();
      const held = heldOf('lot', named);
      expect([0, lots]).toContain(held);
      expect(await count('move_now')).toBe(ledger + (cut - 1) * lots + held);
      if (held > 0) whole += 1;

      const next = startImports(server.db);
      await next.settled();
      const begun = await next.commit(errand, 'eve', id);
      expect(begun.ok && begun.value.state).toBe(held > 0 ? 'done' : 'carrying-out');
      await next.settled();
      expect(await next.look(testCompany, id)).toMatchObject({ state: 'done', changes: 2 });
      await pullAll();
      expect(heldOf('lot', named)).toBe(lots);
      expect(await count('move')).toBe(ledger + cut * lots);
      expect(await whatIsLeft()).toEqual([0, 0, 0, 0, 0]);
      // It was killed at each step before it was in force, and at several after it.
      if (whole === 3) break;
    }
    const fresh = new Map(replica);
    replica.clear();
    cursor = undefined;
    await pullAll();
    expect(contents(replica)).toEqual(contents(fresh));
  }, 120_000);

  test('[X13] while it moves into its place it is whole for devices, for rules and for lists, and what is written meanwhile stays', async () => {
    const file = Buffer.from(
      [
        'Code;Name;Tracking;Unit;Decimals;Barcodes',
        ...Array.from({ length: lines }, (_, at) => `N${at};New ${at};lot;kg;3;`),
        'OATS;Oats of old;lot;kg;3;',
      ].join('\n'),
    );
    const { id } = await startImports(server.db).stage(errand, 'eve', 'products', file);
    const dying = startImports(mortal(server.db, { statement: 'insert into coming_in_force' }));
    await dying.commit(errand, 'eve', id);
    await dying.settled();
    expect((await eve.get(`/api/v1/imports/${id}`)).json()).toMatchObject({ state: 'done', faults: [] });
    expect(await count('coming_in_force')).toBe(1);
    expect(await count(`state_row where kind = 'product' and content like '%New 7"%'`)).toBe(0);
    expect(await count(`row_now where kind = 'product' and content like '%New 7"%'`)).toBe(1);

    await pullAll(100);
    const products = [...replica.values()].filter((each) => each.kind === 'product');
    const byCode = (code: string) =>
      products.find(({ row }) => (row as { code?: string } | null)?.code === code)?.row as object;
    expect(byCode('OATS')).toMatchObject({ name: 'Oats of old' });
    expect(byCode('N7')).toMatchObject({ name: 'New 7' });

    const pushed = await eve.push(
      eve.body('set-record', { of: 'product', row: { ...byCode('N7'), name: 'Renamed' } }),
    );
    expect(pushed.outcomes.map(({ state }) => state)).toEqual(['accepted']);
    await startMoving(1).settled();
    const again = await server.app.inject({
      method: 'POST',
      url: '/api/v1/import/products',
      headers: { cookie: eve.cookie, 'content-type': 'text/csv' },
      payload: file,
    });
    expect(again.json()).toMatchObject({ clean: true, counts: { fresh: 0, changed: 1, same: lines } });

    // A device that begins anew pages on while the list moves under it.
    replica.clear();
    cursor = undefined;
    for (let moved = 0; !(await pullPage(150)); moved += 1) await startMoving(1).settled();
    await startImports(server.db).settled();
    expect(await whatIsLeft()).toEqual([0, 0, 0, 0, 0]);
    const paged = new Map(replica);
    replica.clear();
    cursor = undefined;
    await pullAll();
    expect(contents(paged)).toEqual(contents(replica));
    expect(heldOf('product', (row) => (row as { name: string }).name === 'Renamed')).toBe(1);
    const outcomes = await server.db.snapshot((tx) =>
      tx.many<{ version: number; outcome: string }>(
        `select version, outcome from operation where device = 'server'`,
      ),
    );
    for (const { version, outcome } of outcomes)
      expect((JSON.parse(outcome) as { version: number }).version).toBe(version);
  }, 60_000);

  /** Moves so many slices as it starts, and is gone. */
  const startMoving = (slices: number) => startImports(mortal(server.db, { transactions: slices }));
});

/** Each row with its version, in one order. */
const contents = (rows: ReadonlyMap<string, Row>): string[] =>
  [...rows].map(([key, { version, row }]) => `${key} ${version} ${JSON.stringify(row)}`).toSorted();
