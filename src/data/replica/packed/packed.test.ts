import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPull } from '../../../../tests/support/dock-device.ts';
import { aDock, aProduct } from '../../../../tests/support/rule-book.ts';
import type { ProductId } from '#domain/base/ids.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type PulledRow, ReplicaDatabase } from '../database.ts';
import { type ReplicaOptions, type ReplicaStore, createReplicaStore } from '../replica-store.ts';
import { firstTerm } from '../scan-terms.ts';
import { replicaTerms } from '../terms.ts';

const small: ReplicaOptions = { packFrom: 6, mostOutside: 9, characters: 900 };
const neverPacked: ReplicaOptions = { packFrom: Infinity, mostOutside: Infinity };

function aDisk(name = 'replica', indexedDB = new IDBFactory()) {
  const told: string[] = [];
  const db = new ReplicaDatabase(name, { indexedDB, IDBKeyRange });
  const open = async (options: ReplicaOptions = small): Promise<ReplicaStore> => {
    if (!db.isOpen()) await db.open();
    return createReplicaStore(db, (what) => void told.push(what), options);
  };
  return { db, told, open };
}

const product = (id: string, name: string): Product => aProduct({ id: id as ProductId, name });
const put = (id: string, name: string, version = 1): PulledRow => ({
  kind: 'product',
  id,
  version,
  row: product(id, name),
});
const take = (id: string, version = 1): PulledRow => ({ kind: 'product', id, version, row: null });
const many = (count: number, name = 'oats'): PulledRow[] =>
  Array.from({ length: count }, (_, at) => put(`p${String(at).padStart(3, '0')}`, `${name} ${at % 7}`));
const pull = (rows: readonly PulledRow[], version: number, boundary: number | null = version) =>
  aPull(aDock(), version, { rows: rows as never, boundary });

/** Everything that a store can be asked about the products. */
async function answers(store: ReplicaStore, ids: readonly string[], names: readonly string[]) {
  const scans: string[][] = [];
  for (const prefix of ['name:', 'name:a', 'tracking:lot']) {
    const seen: string[] = [];
    for (;;) {
      const last = seen.at(-1);
      const row = last === undefined ? undefined : await store.get('product', last);
      const after = row && { term: firstTerm(replicaTerms('product', row), prefix), id: row.id };
      const page = await store.scanFrom('product', prefix, 4, after);
      seen.push(...page.map(({ id }) => id));
      if (page.length < 4) break;
    }
    scans.push(seen);
  }
  return {
    got: await Promise.all(ids.map((id) => store.get('product', id))),
    together: [...(await store.getMany(ids.map((id) => `product/${id}` as const)))].toSorted(),
    found: await Promise.all(names.map((name) => store.find('product', `name:${name}`))),
    some: (await store.find('product', 'tracking:lot', 3)).map(({ id }) => id),
    beneath: await store.idsBeneath('product', 'p1'),
    scans,
  };
}

describe('rows in packed pages', () => {
  test('answer every question as rows kept one by one do, whatever came in whatever order', async () => {
    const ids = Array.from({ length: 24 }, (_, at) => `p${at}`);
    const names = ['a', 'b', 'ab', 'a b', 'b a'];
    const change = fc.record({
      id: fc.constantFrom(...ids),
      name: fc.option(fc.constantFrom(...names), { freq: 4 }),
    });
    const pulls = fc.array(fc.array(change, { maxLength: 30 }), { minLength: 1, maxLength: 5 });
    let packed = 0;
    await fc.assert(
      fc.asyncProperty(pulls, async (all) => {
        const [disk, other] = [aDisk(), aDisk()];
        const store = await disk.open();
        const plain = await other.open(neverPacked);
        for (const [at, changes] of all.entries()) {
          const rows = changes.map(({ id, name }) => (name === null ? take(id) : put(id, name)));
          for (const each of [store, plain]) {
            if (rows.length > 8) await each.take(pull(rows.slice(0, 8), at, null));
            await each.take(pull(rows.length > 8 ? rows.slice(8) : rows, at));
          }
          // Another tab, and the next start, know as much as this one.
          expect(await answers(store, ids, names)).toEqual(await answers(plain, ids, names));
          expect(await answers(await disk.open(), ids, names)).toEqual(await answers(plain, ids, names));
        }
        packed += await disk.db.pages.count();
        expect(disk.told).toEqual([]);
      }),
      { numRuns: 25 },
    );
    expect(packed).toBeGreaterThan(40);
  }, 60_000);

  test('many pages of one kind are one list', async () => {
    const { db, open } = aDisk();
    const store = await open();
    await store.take(pull(many(400), 1));
    expect(await db.rows.count()).toBe(0);
    expect(await db.pages.count()).toBeGreaterThan(100);
    expect(await store.get('product', 'p399')).toEqual(product('p399', 'oats 0'));
    expect(await store.idsBeneath('product', 'p')).toHaveLength(400);
    expect(await store.find('product', 'name:3', 100)).toHaveLength(57);
    expect((await store.scanFrom('product', 'name:oats ', 500)).length).toBe(400);
  });

  test('what changes later lies beside the pages and covers them; when it is much, all is packed anew', async () => {
    const { db, open } = aDisk();
    const store = await open();
    await store.take(pull(many(40), 1));
    await store.take(pull([put('p003', 'wheat'), take('p004'), put('q', 'rye')], 2));
    expect(await db.rows.count()).toBe(2);
    expect(await store.find('product', 'name:wheat')).toHaveLength(1);
    expect((await store.find('product', 'name:oats')).map(({ id }) => id)).not.toContain('p003');
    expect(await store.get('product', 'p004')).toBeUndefined();
    await store.take(pull([put('r1', 'rye'), put('r2', 'rye'), put('r3', 'rye')], 3));
    await store.take(pull([put('r4', 'rye'), put('r5', 'rye'), put('p003', 'barley')], 4));
    await store.take(pull([put('p004', 'oats again')], 5));
    expect(await db.rows.count()).toBe(0);
    expect(await store.idsBeneath('product', '')).toHaveLength(46);
    expect(await store.get('product', 'p003')).toMatchObject({ name: 'barley' });
    expect(new Set((await db.pages.toCollection().primaryKeys()).map((key) => key.split('/')[0])).size).toBe(
      1,
    );
  });
});

describe('an end in the middle', () => {
  test('of packing leaves what was in force, and the next pull brings all of it', async () => {
    const before = await (async () => {
      const { open } = aDisk();
      let steps = 0;
      const store = await open({ ...small, pause: () => void (steps += 1) as never });
      await store.take(pull(many(30), 1));
      return steps;
    })();
    for (let at = 1; at < before; at += 17) {
      const { db, open } = aDisk();
      const store = await open();
      await store.take(pull(many(12, 'rye'), 1));
      let steps = 0;
      const dying = await open({
        ...small,
        pause: () => ((steps += 1) === at ? Promise.reject(new Error('killed')) : Promise.resolve()),
      });
      await dying.take(pull(many(30).slice(0, 20), 2, null));
      await dying.take(pull(many(30).slice(20), 2)).catch(() => undefined);
      const again = await open();
      if ((await again.cursor())?.version === 1) {
        expect(await again.find('product', 'name:rye')).toHaveLength(12);
        expect(await again.find('product', 'name:oats')).toEqual([]);
        expect(await again.askFrom()).toMatchObject({ next: 'after-2' });
        await again.take(pull(many(30).slice(20), 2));
      }
      expect(await again.find('product', 'name:oats')).toHaveLength(30);
      const generations = (await db.pages.toCollection().primaryKeys()).map((key) => key.split('/')[0]);
      await again.take(pull(many(30), 3));
      expect(await again.find('product', 'name:oats')).toHaveLength(30);
      expect(generations.length).toBeGreaterThan(0);
    }
  });

  test('of a page: the rest is still answered, and all of it is fetched anew', async () => {
    for (const how of ['torn', 'gone'] as const) {
      const { db, told, open } = aDisk();
      const store = await open();
      await store.take(pull(many(60), 1));
      await store.take(pull([put('q', 'rye')], 2));
      const key = '1/product/r3';
      const page = await db.pages.get(key);
      if (how === 'gone') await db.pages.delete(key);
      else await db.pages.put({ key, count: page?.count ?? 0, text: page?.text.slice(0, 40) ?? '' });
      const later = await open();
      expect(await later.idsBeneath('product', '')).toEqual(['q']);
      expect(told).toContain('damaged-page');
      expect(await later.get('product', 'p001')).toMatchObject({ id: 'p001' });
      expect(await later.askFrom()).toBeNull();
      await later.take(pull(many(60).slice(0, 30), 3, null));
      expect(await (await open()).askFrom()).toMatchObject({ next: 'after-3' });
      await later.take(pull([...many(60).slice(30), put('q', 'rye')], 3));
      expect(await later.idsBeneath('product', '')).toHaveLength(61);
      expect(await later.askFrom()).toMatchObject({ next: 'after-3' });
      expect(await db.meta.get('damage')).toBeUndefined();
    }
  });
});

test('a replica of before there were pages opens, and its rows go into pages in time', async () => {
  const indexedDB = new IDBFactory();
  const old = new Dexie('replica', { indexedDB, IDBKeyRange });
  old.version(1).stores({ rows: '[kind+id], *terms', odd: '[kind+id]', staged: '++n', meta: 'name' });
  await old.open();
  await old.table('rows').bulkAdd(
    many(20).map(({ kind, id, version, row }) => ({
      kind,
      id,
      version,
      row,
      terms: replicaTerms('product', row as Product).map((term) => `product|${term}`),
    })),
  );
  await old
    .table('meta')
    .put({ name: 'cursor', serverEpoch: 'e1', next: 'after-1', version: 1, backedUp: 0 });
  old.close();
  const { db, open } = aDisk('replica', indexedDB);
  const store = await open();
  expect(await store.find('product', 'name:oats')).toHaveLength(20);
  expect(await store.cursor()).toMatchObject({ version: 1 });
  await store.take(pull([put('q', 'rye')], 2));
  expect(await db.rows.count()).toBe(0);
  expect(await store.idsBeneath('product', '')).toHaveLength(21);
});
