import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lotAt, stockRows } from '../../../tests/support/stock-rows.ts';
import { aWarehouse, store } from '../../../tests/support/warehouse.ts';
import { candidateKeys, candidatesOf } from './availability.ts';
import { type Stock, stockKey } from './rows.ts';
import { liesInHouse } from './on-hand.ts';
import { createView } from './draft.ts';
import {
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  type View,
  absent,
  present,
  rowKey,
  splitKey,
} from './view.ts';

/** A view that knows everything, with this as its list of what is in the house, and what was read of it. */
function aView(stocks: readonly Stock[], listed: readonly Stock[]) {
  const book = aWarehouse();
  for (const stock of stocks) book.put('stock', stockKey(stock.product, stock.lot), stock);
  for (const [at] of stocks.entries()) book.put('lot', `lot-${at}`, lotAt(at));
  const keys = listed.map(({ product, lot }) => stockKey(product, lot));
  const know = (key: RowKey): Known<RowOf[RowKind]> => {
    const { kind, id } = splitKey(key);
    if (kind === 'in-house-of') return present({ keys });
    const row = book.get(kind, id);
    return row === undefined ? absent : present(row);
  };
  /** As the courts load: asked again until the rule names nothing new. */
  const load = (name: (view: View) => RowKey[]): View => {
    const loaded = new Map<RowKey, Known<RowOf[RowKind]>>();
    const view: View = {
      get: (kind, id) =>
        loaded.has(rowKey(kind, id)) ? createView(loaded).get(kind, id) : ({ state: 'unknown' } as const),
    };
    for (let before = -1; before < loaded.size;) {
      before = loaded.size;
      for (const key of name(view)) loaded.set(key, know(key));
    }
    return createView(loaded);
  };
  const usageOf = (id: string) => book.get('location', id)?.usage;
  return { load, usageOf };
}

test('[T25, T42] what could be taken is the same whether or not lots that are long gone are looked at', () => {
  fc.assert(
    fc.property(stockRows, (stocks) => {
      const all = aView(stocks, stocks);
      const here = aView(
        stocks,
        stocks.filter((stock) => liesInHouse(stock, all.usageOf)),
      );
      const wanted = { product: store.muesli, within: store.stock, order: null };
      const inPlace = (view: View) => [...candidateKeys(view, store.muesli), rowKey('location', store.stock)];
      expect(candidatesOf(here.load(inPlace), wanted)).toEqual(candidatesOf(all.load(inPlace), wanted));
    }),
    { numRuns: 500 },
  );
});
