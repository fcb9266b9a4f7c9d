import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import { replicaTerms } from './terms.ts';

type AnyRow = StoredRowOf[StoredKind];

/** A row as it is now; nothing for one that is gone. */
export interface ChangedRow {
  readonly kind: StoredKind;
  readonly id: string;
  readonly row: AnyRow | undefined;
}

/** What was found under one term: all there is, or the first so many. */
interface FoundList {
  readonly rows: Map<string, AnyRow>;
  readonly limit: number;
}

/** Enough for what one job looks at again and again; then it begins anew. */
const mostRows = 20_000;
const mostLists = 1000;

/**
 * A scan asks for the same few rows a dozen times, and each reading is a trip to the database. What was read is
 * remembered until a pull changes it; lists that are whole take the change in.
 */
export function createReadCache() {
  const rows = new Map<string, AnyRow | undefined>();
  const lists = new Map<string, FoundList>();
  let held = 0;

  const clear = (): void => {
    rows.clear();
    lists.clear();
    held = 0;
  };
  const isWhole = ({ rows: found, limit }: FoundList): boolean => found.size < limit;

  const change = ({ kind, id, row }: ChangedRow): void => {
    const key = `${kind}/${id}`;
    if (rows.has(key)) rows.set(key, row);
    const terms = new Set(row ? replicaTerms(kind, row).map((term) => `${kind}|${term}`) : []);
    for (const [term, list] of lists) {
      const isIn = row !== undefined && terms.has(term);
      if (!isIn && !list.rows.has(id)) continue;
      if (!term.startsWith(`${kind}|`)) continue;
      if (!isWhole(list)) lists.delete(term);
      else if (isIn) list.rows.set(id, row);
      else list.rows.delete(id);
    }
  };

  return {
    clear,

    /** Undefined: not remembered. */
    row<Kind extends StoredKind>(
      kind: Kind,
      id: string,
    ): { readonly row: StoredRowOf[Kind] | undefined } | undefined {
      const key = `${kind}/${id}`;
      return rows.has(key) ? { row: rows.get(key) as StoredRowOf[Kind] | undefined } : undefined;
    },
    keepRow(kind: StoredKind, id: string, row: AnyRow | undefined): void {
      if (rows.size >= mostRows) clear();
      rows.set(`${kind}/${id}`, row);
    },

    /** In the order of ids. */
    list<Kind extends StoredKind>(kind: Kind, term: string, limit: number): StoredRowOf[Kind][] | undefined {
      const list = lists.get(`${kind}|${term}`);
      if (!list || (!isWhole(list) && list.limit < limit)) return undefined;
      return [...list.rows]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([, row]) => row as StoredRowOf[Kind]);
    },
    keepList(kind: StoredKind, term: string, limit: number, found: ReadonlyMap<string, AnyRow>): void {
      held += found.size + 1;
      if (lists.size >= mostLists || held > mostRows) clear();
      lists.set(`${kind}|${term}`, { rows: new Map(found), limit });
    },

    /** After a pull, in the order it says it. */
    changed(all: readonly ChangedRow[]): void {
      for (const each of all) change(each);
    },
  };
}
