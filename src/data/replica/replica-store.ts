import { Dexie } from 'dexie';
import type { PullResponse } from '#domain/protocol/messages.ts';
import { type OperationRow, type StoredKind, type StoredRowOf } from '#domain/stock/view.ts';
import type { Replica } from '../contract.ts';
import type { Report } from '../ports.ts';
import type { Cursor, PulledRow, ReplicaDatabase, ReplicaRow } from './database.ts';
import { isStored, parseRow } from './parse-row.ts';
import { type TermPlace, scanTerms } from './scan-terms.ts';
import { normalTerm } from './terms.ts';

/** A pull's answer whose rows nobody has looked at yet. */
export type PullPage = Omit<PullResponse, 'rows'> & { readonly rows: readonly PulledRow[] };

export interface Taken {
  readonly kinds: ReadonlySet<StoredKind>;
  /** What became of operations, with the version of each: ours may be among them. */
  readonly operations: readonly { readonly version: number; readonly row: OperationRow }[];
}

/** "lot/0193…": names one row that is kept. */
export type StoredKey = `${StoredKind}/${string}`;

export interface ReplicaStore extends Pick<Replica, 'get' | 'find' | 'findAny'> {
  /** As `Replica.scan`, from a place instead of from a row. */
  scanFrom<Kind extends StoredKind>(
    kind: Kind,
    termPrefix: string,
    limit: number,
    after?: TermPlace,
  ): Promise<StoredRowOf[Kind][]>;
  getMany(keys: readonly StoredKey[]): Promise<Map<StoredKey, StoredRowOf[StoredKind]>>;
  /** The ids of all rows of a kind that begin so. */
  idsBeneath(kind: StoredKind, prefix: string): Promise<string[]>;
  /** Null before the first full pull. */
  cursor(): Promise<Cursor | null>;
  /** Another tab has pulled: what is remembered of the cursor is read again. */
  forget(): void;
  /** Where to ask on from: behind the staged pages when there are some. Null: from the beginning. */
  askFrom(): Promise<{ readonly next: string; readonly serverEpoch: string } | null>;
  /**
   * Keeps a page. Pages wait until the boundary stands still; then all rows and the new cursor come into force in one
   * transaction. Answers what changed, null while pages wait.
   */
  take(page: PullPage): Promise<Taken | null>;
  /** The server was restored or forgot the cursor: everything is asked for again. */
  clear(): Promise<void>;
}

export function createReplicaStore(db: ReplicaDatabase, report: Report): ReplicaStore {
  /** Every scan asks for it. */
  let remembered: { readonly cursor: Cursor | null } | null = null;
  let changes = 0;
  const forget = (): void => {
    remembered = null;
    changes += 1;
  };
  const tables = [db.rows, db.odd, db.staged, db.meta];

  const apply = async (rows: readonly PulledRow[]): Promise<Taken> => {
    const good = new Map<string, ReplicaRow>();
    const odd = new Map<string, Parameters<typeof db.odd.put>[0]>();
    const gone = new Map<string, [string, string]>();
    const kinds = new Set<StoredKind>();
    // The last word on a row counts, so that pages may overlap.
    for (const each of rows) {
      const key = `${each.kind}/${each.id}`;
      for (const map of [good, odd, gone]) map.delete(key);
      if (isStored(each.kind)) kinds.add(each.kind);
      const parsed = parseRow(each);
      if (parsed.kind === 'row') good.set(key, parsed.row);
      else gone.set(key, [each.kind, each.id]);
      if (parsed.kind === 'odd') {
        odd.set(key, parsed.odd);
        report('unreadable-row', { key, where: parsed.odd.where });
      }
    }
    const keys = [...good.values(), ...odd.values()].map(({ kind, id }): [string, string] => [kind, id]);
    await db.odd.bulkDelete([...keys, ...gone.values()]);
    await db.rows.bulkDelete([...gone.values()] as [StoredKind, string][]);
    await db.rows.bulkPut([...good.values()]);
    await db.odd.bulkPut([...odd.values()]);
    const operations = [...good.values()].flatMap(({ kind, version, row }) =>
      kind === 'operation' ? [{ version, row: row as OperationRow }] : [],
    );
    return { kinds, operations };
  };

  const metaOf = async <Name extends 'cursor' | 'staging'>(name: Name) =>
    ((await db.meta.get(name)) ?? null) as Extract<
      Cursor | { name: 'staging'; serverEpoch: string; next: string },
      { name: Name }
    > | null;

  return {
    async get<Kind extends StoredKind>(kind: Kind, id: string) {
      return (await db.rows.get([kind, id]))?.row as StoredRowOf[Kind] | undefined;
    },

    async getMany(keys) {
      const found = await db.rows.bulkGet(keys.map((key) => placeOf(key)));
      return new Map(keys.flatMap((key, at) => (found[at] ? [[key, found[at].row] as const] : [])));
    },

    async find<Kind extends StoredKind>(kind: Kind, term: string, limit = 100) {
      const rows = await db.rows
        .where('terms')
        .equals(`${kind}|${normalTerm(term)}`)
        .limit(limit)
        .toArray();
      return rows.map(({ row }) => row as StoredRowOf[Kind]);
    },

    async findAny<Kind extends StoredKind>(kind: Kind, terms: readonly string[]) {
      const rows = await db.rows
        .where('terms')
        .anyOf(terms.map((term) => `${kind}|${normalTerm(term)}`))
        .distinct()
        .toArray();
      return rows.map(({ row }) => row as StoredRowOf[Kind]);
    },

    async idsBeneath(kind, prefix) {
      const keys = await db.rows
        .where('[kind+id]')
        .between([kind, prefix], [kind, `${prefix}\uffff`])
        .primaryKeys();
      return keys.map(([, id]) => id);
    },

    scanFrom: async <Kind extends StoredKind>(kind: Kind, prefix: string, limit: number, after?: TermPlace) =>
      (await scanTerms(db, kind, normalTerm(prefix), limit, after)).map(
        ({ row }) => row as StoredRowOf[Kind],
      ),

    async cursor() {
      if (remembered) return remembered.cursor;
      const at = changes;
      const cursor = await metaOf('cursor');
      if (at === changes) remembered = { cursor };
      return cursor;
    },
    forget,
    askFrom: async () => (await metaOf('staging')) ?? (await metaOf('cursor')),

    async take(page) {
      const taken = await db.transaction('rw', tables, async () => {
        if (page.boundary === null) {
          await db.staged.add({ rows: page.rows });
          await db.meta.put({ name: 'staging', serverEpoch: page.serverEpoch, next: page.next });
          return null;
        }
        const staged = await db.staged.orderBy('n').toArray();
        const whole = await apply([...staged.flatMap(({ rows }) => rows), ...page.rows]);
        await db.staged.clear();
        await db.meta.delete('staging');
        await db.meta.put({
          name: 'cursor',
          serverEpoch: page.serverEpoch,
          next: page.next,
          version: page.boundary,
          backedUp: page.backedUp,
        });
        return whole;
      });
      forget();
      return taken;
    },

    async clear() {
      await db.transaction('rw', tables, async () => {
        await Dexie.Promise.all(tables.map((table) => table.clear()));
      });
      forget();
    },
  };
}

function placeOf(key: StoredKey): [StoredKind, string] {
  const at = key.indexOf('/');
  return [key.slice(0, at) as StoredKind, key.slice(at + 1)];
}
