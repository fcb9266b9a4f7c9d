import {
  type DerivedKind,
  type Known,
  type RowKey,
  absent,
  derivedFrom,
  isDerived,
  present,
  rowKey,
  splitKey,
  unknown,
} from '#domain/stock/view.ts';
import type { ReplicaStore, StoredKey } from '../replica/replica-store.ts';
import type { AnyKnown, AnyRow, ReadRows } from './judge.ts';

/** Reads rows as this device knows them: what pending operations wrote, else the replica, else unknown. */
export const readThrough =
  (
    replica: Pick<ReplicaStore, 'getMany' | 'idsBeneath'>,
    above: ReadonlyMap<RowKey, AnyRow | null>,
  ): ReadRows =>
  async (keys) => {
    const stored = keys.filter((key): key is StoredKey => !isDerived(splitKey(key).kind));
    const beneath = await replica.getMany(stored.filter((key) => !above.has(key)));
    const read = new Map<RowKey, AnyKnown>();
    for (const key of stored) {
      const written = above.get(key);
      const row = written ?? beneath.get(key);
      if (written === null) read.set(key, absent);
      else read.set(key, row ? present(row) : unknown);
    }
    for (const key of keys) {
      const { kind, id } = splitKey(key);
      if (isDerived(kind)) read.set(key, await list(replica, above, kind, id));
    }
    return read;
  };

/** The keys that this device knows of: there may be more. */
async function list(
  replica: Pick<ReplicaStore, 'idsBeneath'>,
  above: ReadonlyMap<RowKey, AnyRow | null>,
  kind: DerivedKind,
  id: string,
): Promise<Known<{ readonly keys: readonly string[] }>> {
  const { kind: stored, prefix } = derivedFrom[kind];
  const keys = new Set(await replica.idsBeneath(stored, prefix(id)));
  const lead = rowKey(stored, prefix(id));
  const cut = rowKey(stored, '').length;
  for (const [key, row] of above) {
    if (!key.startsWith(lead)) continue;
    if (row) keys.add(key.slice(cut));
    else keys.delete(key.slice(cut));
  }
  return present({ keys: [...keys].toSorted() });
}
