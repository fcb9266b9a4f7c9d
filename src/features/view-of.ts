import { createView } from '#domain/stock/draft.ts';
import { type RowKey, type StoredKind, type View, absent, present, splitKey } from '#domain/stock/view.ts';
import type { Replica } from '../data/contract.ts';

/** What the pure rules of the house look at, for a screen that wants to show their answer. */
type Loaded = Parameters<typeof createView>[0];

/**
 * Loads what `keysOf` names, and asks it again until it names nothing new.
 * @param keysOf stored rows only: what is derived is not kept on a device
 */
export async function viewOf(world: Replica, keysOf: (view: View) => readonly RowKey[]): Promise<View> {
  const loaded = new Map<RowKey, Loaded extends ReadonlyMap<RowKey, infer Known> ? Known : never>();
  for (;;) {
    const view = createView(loaded);
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
      loaded.set(key, row === undefined ? absent : present(row));
    }
  }
}
