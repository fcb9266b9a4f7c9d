import { createView } from '#domain/stock/draft.ts';
import { liesInHouse } from '#domain/stock/on-hand.ts';
import { type Stock, stockKey } from '#domain/stock/rows.ts';
import {
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  type StoredKind,
  type View,
  isDerived,
  present,
  rowKey,
  splitKey,
  unknown,
} from '#domain/stock/view.ts';
import type { Replica } from '../../data/contract.ts';

const mostOfOneProduct = 5000;

/** The rows that a read of the rule book names, from this device's stores, asked again until it names nothing new. */
export async function loadView(world: Replica, keysOf: (view: View) => readonly RowKey[]): Promise<View> {
  const loaded = new Map<RowKey, Known<RowOf[RowKind]>>();
  const lenient: View = {
    get: <Kind extends RowKind>(kind: Kind, id: string) =>
      (loaded.get(rowKey(kind, id)) ?? unknown) as Known<RowOf[Kind]>,
  };
  for (;;) {
    const missing = [...new Set(keysOf(lenient))].filter((key) => !loaded.has(key));
    if (missing.length === 0) return createView(loaded);
    await Promise.all(missing.map((key) => load(world, key, loaded)));
  }
}

async function load(world: Replica, key: RowKey, loaded: Map<RowKey, Known<RowOf[RowKind]>>): Promise<void> {
  const { kind, id } = splitKey(key);
  if (kind === 'stock-of' || kind === 'in-house-of') {
    const all = await world.find('stock', `product:${id}`, mostOfOneProduct);
    const rows = kind === 'stock-of' ? all : await inHouse(world, all);
    const keys = rows.map((row) => stockKey(row.product, row.lot));
    for (const [at, row] of rows.entries()) loaded.set(rowKey('stock', keys[at] ?? ''), present(row));
    loaded.set(key, present({ keys: keys.toSorted() }));
  } else if (isDerived(kind)) loaded.set(key, present({ keys: [] }));
  else {
    const row = await world.get(kind as StoredKind, id);
    loaded.set(key, row ? present(row as RowOf[RowKind]) : unknown);
  }
}

/** Lots that are long gone need not be looked at. */
async function inHouse(world: Replica, rows: readonly Stock[]): Promise<Stock[]> {
  const used = [...new Set(rows.flatMap(({ places }) => places.map(({ location }) => location)))];
  const usages = new Map(
    await Promise.all(used.map(async (id) => [id, (await world.get('location', id))?.usage] as const)),
  );
  return rows.filter((row) => liesInHouse(row, (id) => usages.get(id)));
}
