import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPull } from '../../../tests/support/dock-device.ts';
import { aDock, aProduct, aReceive, anOrder, company, ids } from '../../../tests/support/rule-book.ts';
import { type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { ReplicaDatabase } from './database.ts';
import { createReplicaStore } from './replica-store.ts';
import { replicaTerms } from './terms.ts';

async function aReplica() {
  const told: string[] = [];
  const db = new ReplicaDatabase('replica', { indexedDB: new IDBFactory(), IDBKeyRange });
  await db.open();
  return { db, told, store: createReplicaStore(db, (what) => void told.push(what)) };
}

const product = (id: string, name: string) => aProduct({ id: id as ProductId, name });
const productRow = (id: string, name: string, version = 1) => ({
  kind: 'product' as const,
  id,
  version,
  row: product(id, name),
});

describe('pulled pages', () => {
  test('pages wait, across a restart too, until the boundary stands still; then all of them are in force', async () => {
    const { db, store } = await aReplica();
    const book = aDock();
    const half = aPull(book).rows.length / 2;
    const { rows } = aPull(book);
    expect(
      await store.take(aPull(book, 3, { boundary: null, next: 'n1', rows: rows.slice(0, half) })),
    ).toBeNull();
    expect(await store.get('order', ids.order)).toBeUndefined();
    expect(await store.cursor()).toBeNull();
    const again = createReplicaStore(db, () => {});
    expect(await again.askFrom()).toMatchObject({ next: 'n1' });
    const taken = await again.take(aPull(book, 3, { next: 'n2', rows: rows.slice(half), backedUp: 2 }));
    expect([...(taken?.kinds ?? [])]).toContain('order');
    expect(await again.get('order', ids.order)).toEqual(anOrder());
    expect(await again.cursor()).toMatchObject({ version: 3, next: 'n2', backedUp: 2, serverEpoch: 'e1' });
    expect(await again.askFrom()).toMatchObject({ next: 'n2' });
    expect(await db.staged.count()).toBe(0);
  });

  test('the last word on a row counts, within a page and from page to page; null takes it away', async () => {
    const { store } = await aReplica();
    const page = (rows: object[], version: number, boundary: number | null) =>
      store.take(aPull(aDock(), version, { rows: rows as never, boundary }));
    await page([productRow('p', 'one'), productRow('p', 'two', 2)], 2, null);
    await page([productRow('p', 'three', 3), productRow('q', 'other', 3)], 3, 3);
    expect(await store.get('product', 'p')).toMatchObject({ name: 'three' });
    await page([{ ...productRow('q', 'other', 4), row: null }], 4, 4);
    expect(await store.get('product', 'q')).toBeUndefined();
    expect(await store.find('product', 'name:other')).toEqual([]);
  });

  test('a row that does not parse is kept aside and told of, and never stands for what it was before', async () => {
    const { db, store, told } = await aReplica();
    await store.take(aPull(aDock()));
    const broken = { ...anOrder(), lines: 'none' };
    await store.take(
      aPull(aDock(), 2, { rows: [{ kind: 'order', id: ids.order, version: 2, row: broken }] }),
    );
    expect(told).toEqual(['unreadable-row']);
    expect(await store.get('order', ids.order)).toBeUndefined();
    expect(await db.odd.get(['order', ids.order])).toMatchObject({ version: 2, row: broken });
    await store.take(aPull(aDock(), 3));
    expect(await db.odd.count()).toBe(0);
  });
});

describe('what was read', () => {
  test('is not read again until a pull changes that very row or list; what changes is seen at once', async () => {
    const { db, store } = await aReplica();
    await store.take(aPull(aDock(), 1, { rows: [productRow('p', 'oats'), productRow('q', 'rye')] }));
    let reads = 0;
    db.rows.hook('reading', (row) => {
      reads += 1;
      return row;
    });
    const look = async () => {
      const [one, list] = [await store.get('product', 'p'), await store.find('product', 'name:oats')];
      await store.getMany(['product/p', 'product/none']);
      return [one?.name, list.map(({ name }) => name)];
    };
    expect(await look()).toEqual(['oats', ['oats']]);
    const before = reads;
    expect(await look()).toEqual(['oats', ['oats']]);
    await store.take(aPull(aDock(), 2, { rows: [productRow('q', 'rye flour', 2)] }));
    expect(await look()).toEqual(['oats', ['oats']]);
    expect(reads).toBe(before);
    await store.take(
      aPull(aDock(), 3, { rows: [productRow('q', 'oats too', 3), productRow('p', 'barley', 3)] }),
    );
    expect(await look()).toEqual(['barley', ['oats too']]);
    // Another tab has pulled: nothing is believed any more.
    store.forget();
    await look();
    expect(reads).toBeGreaterThan(before);
  });
});

describe('finding rows', () => {
  const lot = (name: string) => {
    const book = aDock();
    book.act(aReceive({ lot: name }));
    return book.get('lot', lotIdOf(company, ids.oats, name));
  };

  test('[M01, X03] a product is found by its codes and those of its packagings, and by each word of its name', () => {
    const terms = replicaTerms('product', {
      ...product('p', 'Rolled Oats'),
      code: 'RM-7',
      barcodes: ['09524000001016'],
      packagings: [{ name: 'Pallet', factor: quantity(1000), barcodes: ['19524000001013'] }],
    });
    for (const term of [
      'barcode:09524000001016',
      'barcode:19524000001013',
      'name:rolled oats',
      'name:oats',
      'code:rm-7',
    ])
      expect(terms).toContain(term);
  });

  test('[NUM-6] a lot is found exactly as written, and whatever its case is', async () => {
    const { store } = await aReplica();
    const row = lot('OF-0820');
    await store.take(aPull(aDock(), 1, { rows: [{ kind: 'lot', id: row?.id ?? '', version: 1, row }] }));
    expect(await store.find('lot', 'exact:OF-0820')).toEqual([row]);
    expect(await store.find('lot', 'exact:of-0820')).toEqual([]);
    expect(await store.find('lot', 'name:of-0820')).toEqual([row]);
    expect(await store.find('lot', `product:${ids.oats}`)).toEqual([row]);
    expect(await store.scanFrom('lot', `of:${ids.oats}:of-08`, 5)).toEqual([row]);
  });

  test('open receipts come in the order of their days', async () => {
    const { store } = await aReplica();
    const orders = [
      anOrder({ id: 'b' as never, reference: 'IN/2', scheduled: '2026-11-22' as never }),
      anOrder({ id: 'a' as never, reference: 'IN/9', scheduled: '2026-11-21' as never }),
      anOrder({ id: 'c' as never, reference: 'IN/1', state: 'closed' }),
    ];
    const rows = orders.map((row) => ({ kind: 'order' as const, id: row.id, version: 1, row }));
    await store.take(aPull(aDock(), 1, { rows }));
    const open = await store.scanFrom('order', 'list:receipt:open:', 10);
    expect(open.map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await store.find('order', 'reference:in/2')).map(({ id }) => id)).toEqual(['b']);
    expect((await store.find('order', 'state:closed')).map(({ id }) => id)).toEqual(['c']);
  });

  test('pages of a scan give every row once, in order, whatever the names are', async () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[ab]{1,3}( [ab]{1,3}){0,2}$/), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 7 }), async (all, limit) => {
        const { store } = await aReplica();
        const rows = all.map((name, at) => productRow(`p${at}`, name));
        await store.take(aPull(aDock(), 1, { rows }));
        const first = (id: string): string => {
          const row = rows.find((each) => each.id === id)?.row;
          const terms = row ? replicaTerms('product', row).filter((term) => term.startsWith('name:a')) : [];
          return terms.toSorted()[0] ?? '';
        };
        const seen: string[] = [];
        for (;;) {
          const last = seen.at(-1);
          const after = last === undefined ? undefined : { term: first(last), id: last };
          const page = await store.scanFrom('product', 'name:a', limit, after);
          seen.push(...page.map(({ id }) => id));
          if (page.length < limit) break;
        }
        const wanted = rows
          .map(({ id }) => id)
          .filter((id) => first(id) !== '')
          .toSorted((a, b) => (first(a) < first(b) || (first(a) === first(b) && a < b) ? -1 : 1));
        expect(seen).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  });
});
