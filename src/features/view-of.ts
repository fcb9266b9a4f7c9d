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
import type { Replica } from '../data/contract.ts';

/**
 * Loads what `keysOf` names, and asks it again until it names nothing new.
 * @param keysOf stored rows only: what is derived is not kept on a device
 */
export async function viewOf(world: Replica, keysOf: (view: View) => readonly RowKey[]): Promise<View> {
  const loaded = new Map<RowKey, Known<RowOf[RowKind]>>();
  // What this device does not know is unknown, never absent.
  const view: View = {
    get: <Kind extends RowKind>(kind: Kind, id: string) =>
      (loaded.get(rowKey(kind, id)) ?? unknown) as Known<RowOf[Kind]>,
  };
  for (;;) {
    const missing = [...new Set(keysOf(view))].filter((key) => !loaded.has(key));
    if (missing.length === 0) return view;
    const rows = await Promise.all(
      missing.map((key) => {
        const { kind, id } = splitKey(key);
        return world.get(kind as StoredKind, id);
      }),
    );
    for (const [at, key] of missing.entries()) {
      const row = rows[at];
      loaded.set(key, row === undefined ? unknown : present(row));
    }
  }
}
