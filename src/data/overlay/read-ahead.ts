import { type RowKey, type StoredKind, isDerived, splitKey } from '#domain/stock/view.ts';
import type { ReplicaStore, StoredKey } from '../replica/replica-store.ts';
import type { AnyRow } from './judge.ts';

/** The replica, each row read once: thousands of pending operations touch the same few hundred rows. */
export function readAhead(replica: Pick<ReplicaStore, 'getMany' | 'idsBeneath'>) {
  const read = new Map<StoredKey, AnyRow | undefined>();
  const listed = new Map<string, Promise<string[]>>();

  const load = async (keys: readonly StoredKey[]): Promise<void> => {
    const missing = [...new Set(keys)].filter((key) => !read.has(key));
    if (missing.length === 0) return;
    const rows = await replica.getMany(missing);
    for (const key of missing) read.set(key, rows.get(key));
  };

  return {
    prepare: (keys: readonly RowKey[]): Promise<void> =>
      load(keys.filter((key): key is StoredKey => !isDerived(splitKey(key).kind))),
    idsBeneath(kind: StoredKind, prefix: string): Promise<string[]> {
      const key = `${kind}/${prefix}`;
      const known = listed.get(key) ?? replica.idsBeneath(kind, prefix);
      listed.set(key, known);
      return known;
    },
    async getMany(keys: readonly StoredKey[]): Promise<Map<StoredKey, AnyRow>> {
      await load(keys);
      return new Map(
        keys.flatMap((key) => {
          const row = read.get(key);
          return row ? [[key, row] as const] : [];
        }),
      );
    },
  };
}
