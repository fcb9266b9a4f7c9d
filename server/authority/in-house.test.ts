import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { company } from '../../tests/support/rule-book.ts';
import { stockRows } from '../../tests/support/stock-rows.ts';
import { aWarehouse, store } from '../../tests/support/warehouse.ts';
import { liesInHouse } from '#domain/stock/on-hand.ts';
import { type Stock, stockKey } from '#domain/stock/rows.ts';
import {
  type RowKey,
  type StoredKind,
  type StoredRowOf,
  present,
  rowKey,
  splitKey,
} from '#domain/stock/view.ts';
import type { Db } from '../storage/db.ts';
import { loadRows, saveRows } from './rows.ts';

type Written = Map<RowKey, StoredRowOf[StoredKind] | null>;

onEachDatabase('the list of what is in the house', (kind) => {
  test('[T25] names every row with goods on a shelf, none that is long gone, and brings those rows along', async () => {
    const db: Db = await kind.open(await kind.create());
    const book = aWarehouse();
    const places = new Map([...book.rows].filter(([key]) => key.startsWith('location/'))) as Written;
    await db.transaction((tx) => saveRows(tx, company, places, 1, 0));
    const key = (stock: Stock): RowKey => rowKey('stock', stockKey(stock.product, stock.lot));
    await fc.assert(
      fc.asyncProperty(stockRows, async (stocks) => {
        await db.transaction(async (tx) => {
          await tx.run(`delete from state_row where kind = 'stock'`, []);
          const written: Written = new Map(stocks.map((stock) => [key(stock), stock]));
          await saveRows(tx, company, written, 2, 0);
          const list = rowKey('in-house-of', store.muesli);
          const loaded = await loadRows(tx, company, [list, rowKey('stock-of', store.muesli)]);
          const here = stocks.filter((stock) => liesInHouse(stock, (id) => book.get('location', id)?.usage));
          const listed = loaded.get(list);
          expect(
            listed?.state === 'present' && 'keys' in listed.value ? [...listed.value.keys].toSorted() : null,
          ).toEqual(here.map((stock) => splitKey(key(stock)).id).toSorted());
          for (const stock of here) expect(loaded.get(key(stock))).toEqual(present(stock));
          for (const stock of stocks) if (!here.includes(stock)) expect(loaded.has(key(stock))).toBe(false);
        });
      }),
      { numRuns: 30 },
    );
    await db.close();
  });
});
