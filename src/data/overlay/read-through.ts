import {
  type DerivedKind,
  type Known,
  type RowKey,
  type RowKind,
  absent,
  derivedFrom,
  isDerived,
  present,
  splitKey,
  unknown,
} from '#domain/stock/view.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { liesInHouse } from '#domain/stock/on-hand.ts';
import type { Stock } from '#domain/stock/rows.ts';
import type { ReplicaStore, StoredKey } from '../replica/replica-store.ts';
import type { AnyKnown, AnyRow, ReadRows } from './judge.ts';

/** What pending operations wrote; null: taken away. */
interface Above {
  readonly rows: ReadonlyMap<RowKey, AnyRow | null>;
  readonly byKind: ReadonlyMap<RowKind, ReadonlyMap<string, AnyRow | null>>;
}

/** Reads rows as this device knows them: what pending operations wrote, else the replica, else unknown. */
export const readThrough =
  (replica: Pick<ReplicaStore, 'getMany' | 'idsBeneath'>, above: Above): ReadRows =>
  async (keys) => {
    const stored = keys.filter((key): key is StoredKey => !isDerived(splitKey(key).kind));
    const beneath = await replica.getMany(stored.filter((key) => !above.rows.has(key)));
    const read = new Map<RowKey, AnyKnown>();
    for (const key of stored) {
      const written = above.rows.get(key);
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
  replica: Pick<ReplicaStore, 'getMany' | 'idsBeneath'>,
  above: Above,
  kind: DerivedKind,
  id: string,
): Promise<Known<{ readonly keys: readonly string[] }>> {
  const { kind: stored, prefix } = derivedFrom[kind];
  const beneath = await replica.idsBeneath(stored, prefix(id));
  const keys = new Set(kind === 'in-house-of' ? await inHouse(replica, beneath) : beneath);
  for (const [key, row] of above.byKind.get(stored) ?? []) {
    if (!key.startsWith(prefix(id))) continue;
    if (row) keys.add(key);
    else keys.delete(key);
  }
  return present({ keys: [...keys].toSorted() });
}

/** Thousands of lots that are long gone are read here, together, and need not be looked at by a rule. */
async function inHouse(replica: Pick<ReplicaStore, 'getMany'>, ids: readonly string[]): Promise<string[]> {
  const stocks = await replica.getMany(ids.map((id): StoredKey => `stock/${id}`));
  const used = [...stocks.values()].flatMap((row) => (row as Stock).places.map(({ location }) => location));
  const places = await replica.getMany([...new Set(used)].map((id): StoredKey => `location/${id}`));
  const usageOf = (id: string) => (places.get(`location/${id}`) as Location | undefined)?.usage;
  return ids.filter((id) => {
    const stock = stocks.get(`stock/${id}`) as Stock | undefined;
    return stock !== undefined && liesInHouse(stock, usageOf);
  });
}
