import { stockKey } from '#domain/stock/rows.ts';
import {
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  type StoredKind,
  type View,
  present,
  rowKey,
  splitKey,
  unknown,
} from '#domain/stock/view.ts';
import type { Replica } from '../../data/contract.ts';

const longestList = 5000;

/**
 * What a reading of the rule book asks for, loaded from what this device knows: it is asked again until it names nothing
 * new, as rules are.
 */
export async function readView(world: Replica, reads: (view: View) => readonly RowKey[]): Promise<View> {
  const loaded = new Map<RowKey, Known<RowOf[RowKind]>>();
  const view: View = {
    get: <Kind extends RowKind>(kind: Kind, id: string) =>
      (loaded.get(rowKey(kind, id)) ?? unknown) as Known<RowOf[Kind]>,
  };
  for (;;) {
    const missing = [...new Set(reads(view))].filter((key) => !loaded.has(key));
    if (missing.length === 0) return view;
    const rows = await Promise.all(missing.map((key) => readOne(world, key)));
    for (const each of rows) for (const [key, row] of each) loaded.set(key, row);
  }
}

async function readOne(world: Replica, key: RowKey): Promise<[RowKey, Known<RowOf[RowKind]>][]> {
  const { kind, id } = splitKey(key);
  switch (kind) {
    case 'stock-of': {
      const rows = await world.find('stock', `product:${id}`, longestList);
      const keys = rows.map(({ product, lot }) => stockKey(product, lot));
      return [
        [key, present({ keys })],
        ...rows.map((row): [RowKey, Known<RowOf[RowKind]>] => [
          rowKey('stock', stockKey(row.product, row.lot)),
          present(row),
        ]),
      ];
    }
    case 'pedigree-of': {
      const rows = await world.find('pedigree', `lot:${id}`, longestList);
      return [[key, present({ keys: rows.map(({ lot, operation }) => `${lot}/${operation}`) })]];
    }
    default: {
      const row = await world.get(kind as StoredKind, id);
      return [[key, row === undefined ? unknown : present(row as RowOf[RowKind])]];
    }
  }
}
