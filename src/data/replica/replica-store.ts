import { Dexie } from 'dexie';
import type { PullResponse } from '#domain/protocol/messages.ts';
import { type StoredKind, type StoredRowOf, isStoredKind } from '#domain/stock/view.ts';
import type { Replica } from '../contract.ts';
import type { Report } from '../ports.ts';
import type { Cursor, OddRow, PulledRow, ReplicaDatabase, ReplicaRow, Staging } from './database.ts';
import { type Base, createBase } from './packed/base.ts';
import { type Damage, type Directory, type Packed, pageCharacters, rowLine } from './packed/layout.ts';
import { type Pause, noPause } from '../pause.ts';
import { DamagedPage } from './packed/read-pages.ts';
import type { PackedRow } from './packed/repack.ts';
import { type ChangedRow, createReadCache } from './read-cache.ts';
import { type TermPlace, comesAfter, firstTerm, inOrder, scanTerms } from './scan-terms.ts';
import type { Intake, Taken } from './take-in.ts';
import { idOf, normalTerm, replicaTerms, withTerms } from './terms.ts';

/** A pull's answer whose rows nobody has looked at yet. */
export type PullPage = Omit<PullResponse, 'rows'> & { readonly rows: readonly PulledRow[] };

export interface ReplicaOptions {
  /** Lets the screen draw in the middle of long work. */
  readonly pause?: Pause;
  /** A pull of so many rows is packed into pages. */
  readonly packFrom?: number;
  /** So many rows may lie outside the pages before all are packed anew. */
  readonly mostOutside?: number;
  /** Of one page. */
  readonly characters?: number;
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

/** From so many on, a trip to the database for each costs more than the keys of all rows outside of the pages. */
const manyKeys = 200;

/** Rows that share one of many terms: the same lot name on several products. */
const mostOfOne = 100;

export function createReplicaStore(
  db: ReplicaDatabase,
  report: Report,
  {
    pause = noPause,
    packFrom = 5000,
    mostOutside = 20_000,
    characters = pageCharacters,
  }: ReplicaOptions = {},
): ReplicaStore {
  /** Every scan asks for it. */
  let remembered: { readonly cursor: Cursor | null } | null = null;
  /** Rows outside the pages, at least about; null when it is not known. */
  let outside: number | null = null;
  const base = createBase(db, report);
  const cache = createReadCache();
  const forget = (): void => {
    remembered = null;
    outside = null;
    base.forget();
    cache.clear();
  };
  const tables = [db.rows, db.odd, db.staged, db.meta, db.pages];

  const metaOf = async <Name extends 'cursor' | 'staging' | 'damage' | 'packed'>(name: Name) =>
    ((await db.meta.get(name)) ?? null) as Extract<Cursor | Staging | Damage | Packed, { name: Name }> | null;

  /** The next pull fetches everything anew. */
  const noteDamage = async (error: unknown): Promise<never> => {
    if (error instanceof DamagedPage) {
      report('damaged-page', error);
      await db.meta.put({ name: 'damage', state: 'noted' });
    }
    throw error;
  };

  /** A torn page must not keep what is new from coming in. */
  const markDead = async (keys: readonly (readonly [string, string])[]): Promise<void> => {
    const known = keys.filter((key): key is [StoredKind, string] => isStoredKind(key[0]));
    try {
      const now = await base.now();
      const dead = await base.withDead(now, known);
      if (dead) await db.meta.put({ name: 'packed', generation: now.reader.generation, dead });
    } catch (error) {
      if (!(error instanceof DamagedPage)) throw error;
      report('damaged-page', error);
      await db.meta.put({ name: 'damage', state: 'noted' });
    }
  };

  /** Row by row, in one transaction with the cursor. */
  const applied = async (
    page: PullPage & { readonly boundary: number },
    isFresh: boolean,
  ): Promise<Taken> => {
    const { createIntake } = await import('./take-in.ts');
    const intake = createIntake(report, withTerms);
    await db.transaction('rw', tables, async () => {
      if (isFresh) {
        await Dexie.Promise.all([db.rows.clear(), db.odd.clear(), db.pages.clear()]);
        await db.meta.bulkDelete(['packed', 'directory', 'damage']);
        base.forget();
      }
      for (const { rows } of await db.staged.orderBy('n').toArray()) for (const row of rows) intake.add(row);
      for (const row of page.rows) intake.add(row);
      const { good, odd, gone } = intake;
      const keys = [
        ...[...good.values()].map(({ kind, id }): [string, string] => [kind, id]),
        ...gone.values(),
      ];
      await markDead(keys);
      await db.odd.bulkDelete(keys);
      await db.rows.bulkDelete([...gone.values()] as [StoredKind, string][]);
      await db.rows.bulkPut([...good.values()]);
      await db.odd.bulkPut([...odd.values()]);
      await moveOn(page);
    });
    remembered = null;
    outside = null;
    base.forget();
    if (isFresh) cache.clear();
    else cache.changed(changesOf(intake));
    return intake.taken();
  };

  /** All together, into new pages; only the last step is a transaction that somebody could have to wait for. */
  const packed = async (page: PullPage & { readonly boundary: number }, isFresh: boolean): Promise<Taken> => {
    const { repack, sweep } = await import('./packed/repack.ts');
    const before = await metaOf('cursor');
    const generation = ((await metaOf('packed'))?.generation ?? 0) + 1;
    await sweep(db, generation - 1, pause);
    const { createIntake } = await import('./take-in.ts');
    const intake = createIntake(report, ({ kind, id, row }): PackedRow => ({
      kind,
      line: rowLine(id, JSON.stringify(row)),
    }));
    for (let n: number | undefined; ;) {
      const staged = await db.staged
        .where('n')
        .above(n ?? 0)
        .first();
      if (!staged) break;
      for (const row of staged.rows) {
        intake.add(row);
        await pause();
      }
      n = staged.n;
    }
    for (const row of page.rows) intake.add(row);
    const directory: Directory = await repack(
      db,
      isFresh ? null : await base.now(),
      intake,
      { generation, characters },
      pause,
    );
    const isRead = ({ kind, id }: OddRow): boolean =>
      intake.good.has(`${kind}/${id}`) || intake.gone.has(`${kind}/${id}`);
    await db.transaction('rw', [db.rows, db.odd, db.staged, db.meta], async () => {
      const now = await metaOf('cursor');
      if (now?.next !== before?.next) throw new Error('Another tab has pulled in the meantime');
      await db.rows.clear();
      if (isFresh) await db.odd.clear();
      else await db.odd.filter(isRead).delete();
      await db.odd.bulkPut([...intake.odd.values()]);
      await db.meta.bulkPut([directory, { name: 'packed', generation, dead: {} }]);
      if (isFresh) await db.meta.delete('damage');
      await moveOn(page);
    });
    forget();
    await sweep(db, generation, pause);
    return intake.taken();
  };

  /** What is kept outside of the pages. Of very many keys nearly all are new: then one look at those there are is less. */
  const rowByRow = async (keys: readonly StoredKey[]): Promise<Map<StoredKey, ReplicaRow>> => {
    let wanted = keys;
    if (keys.length > manyKeys) {
      const kinds = [...new Set(keys.map((key) => placeOf(key)[0]))];
      const ids = await Promise.all(
        kinds.map((kind) =>
          db.rows.where('[kind+id]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]).primaryKeys(),
        ),
      );
      const here = new Set(ids.flat().map(([kind, id]): StoredKey => `${kind}/${id}`));
      wanted = keys.filter((key) => here.has(key));
    }
    const rows = await db.rows.bulkGet(wanted.map((key) => placeOf(key)));
    return new Map(
      wanted.flatMap((key, at) => {
        const row = rows[at];
        return row ? [[key, row] as const] : [];
      }),
    );
  };

  const readMany = async (
    { reader, dead }: Base,
    keys: readonly StoredKey[],
  ): Promise<Map<StoredKey, StoredRowOf[StoredKind]>> => {
    const kept = await rowByRow(keys);
    const found = new Map<StoredKey, StoredRowOf[StoredKind]>();
    const missing = new Map<StoredKind, string[]>();
    for (const key of keys) {
      const row = kept.get(key);
      const [kind, id] = placeOf(key);
      if (row) found.set(key, row.row);
      else {
        const ids = missing.get(kind);
        if (ids) ids.push(id);
        else missing.set(kind, [id]);
      }
    }
    for (const [kind, ids] of missing)
      for (const { id, row } of await reader.getMany(kind, ids, dead)) found.set(`${kind}/${id}`, row);
    return found;
  };

  const moveOn = async ({
    serverEpoch,
    next,
    boundary,
    backedUp,
  }: PullPage & { readonly boundary: number }) => {
    await db.staged.clear();
    await db.meta.delete('staging');
    await db.meta.put({ name: 'cursor', serverEpoch, next, version: boundary, backedUp });
  };

  return {
    async get<Kind extends StoredKind>(kind: Kind, id: string) {
      const known = cache.row(kind, id);
      if (known) return known.row;
      const found = await base.read(async ({ reader, dead }) => {
        const [kept, [inPage]] = await Promise.all([
          db.rows.get([kind, id]),
          reader.getMany(kind, [id], dead),
        ]);
        return (kept?.row as StoredRowOf[Kind] | undefined) ?? inPage?.row;
      });
      cache.keepRow(kind, id, found);
      return found;
    },

    async getMany(keys) {
      const all = new Map<StoredKey, StoredRowOf[StoredKind]>();
      const wanted: StoredKey[] = [];
      for (const key of keys) {
        const known = cache.row(...placeOf(key));
        if (known?.row) all.set(key, known.row);
        if (!known) wanted.push(key);
      }
      if (wanted.length === 0) return all;
      const read = await base.read((now) => readMany(now, wanted));
      for (const key of wanted) {
        const row = read.get(key);
        cache.keepRow(...placeOf(key), row);
        if (row) all.set(key, row);
      }
      return all;
    },

    async find<Kind extends StoredKind>(kind: Kind, term: string, limit = 100) {
      const normal = normalTerm(term);
      const known = cache.list(kind, normal, limit);
      if (known) return known;
      const found = await base.read(async ({ reader, dead }) => {
        const [kept, inPages] = await Promise.all([
          db.rows.where('terms').equals(`${kind}|${normal}`).limit(limit).toArray(),
          reader.find(kind, normal, limit, dead),
        ]);
        const rows = new Map(inPages.map(({ id, row }) => [id, row]));
        for (const { id, row } of kept) rows.set(id, row as StoredRowOf[Kind]);
        const inOrderOfIds = [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
        return new Map(inOrderOfIds.slice(0, limit));
      });
      cache.keepList(kind, normal, limit, found);
      return [...found.values()];
    },

    async findAny<Kind extends StoredKind>(kind: Kind, terms: readonly string[]) {
      const wanted = [...new Set(terms.map(normalTerm))];
      return base.read(async ({ reader, dead }) => {
        const [kept, inPages] = await Promise.all([
          db.rows
            .where('terms')
            .anyOf(wanted.map((term) => `${kind}|${term}`))
            .distinct()
            .toArray(),
          findEach(wanted, (term) => reader.find(kind, term, mostOfOne, dead)),
        ]);
        const rows = new Map(inPages.flat().map(({ id, row }) => [id, row]));
        for (const { id, row } of kept) rows.set(id, row as StoredRowOf[Kind]);
        return [...rows.values()];
      });
    },

    idsBeneath: (kind, prefix) =>
      base.read(async ({ reader, dead }) => {
        const [kept, inPages] = await Promise.all([
          db.rows
            .where('[kind+id]')
            .between([kind, prefix], [kind, `${prefix}\uffff`])
            .primaryKeys(),
          reader.idsBeneath(kind, prefix, dead),
        ]);
        return [...new Set([...kept.map(([, id]) => id), ...inPages])].toSorted();
      }),

    scanFrom: async <Kind extends StoredKind>(
      kind: Kind,
      termPrefix: string,
      limit: number,
      after?: TermPlace,
    ) => {
      const prefix = normalTerm(termPrefix);
      const termOf = (row: StoredRowOf[Kind]): string => firstTerm(replicaTerms(kind, row), prefix);
      return base.read(async ({ reader, dead }) => {
        const [kept, inPages] = await Promise.all([
          scanTerms(db, kind, prefix, limit, after),
          reader.scan(kind, prefix, limit, after, (row, term) => termOf(row) === term, dead),
        ]);
        const rows = kept.map(({ row }) => row as StoredRowOf[Kind]);
        if (inPages.length === 0) return rows;
        return [...rows, ...inPages.map(({ row }) => row)]
          .map((row) => ({ row, term: termOf(row), id: idOf(kind, row) }))
          .filter((each) => !after || comesAfter(each, after))
          .toSorted(inOrder)
          .slice(0, limit)
          .map(({ row }) => row);
      });
    },

    async cursor() {
      if (remembered) return remembered.cursor;
      const at = base.changes();
      const cursor = await metaOf('cursor');
      if (at === base.changes()) remembered = { cursor };
      return cursor;
    },
    forget,

    async askFrom() {
      const damage = await metaOf('damage');
      if (damage?.state !== 'noted')
        return (await metaOf('staging')) ?? (damage ? null : await metaOf('cursor'));
      // What can be read stays in sight until everything is here again.
      await db.transaction('rw', [db.staged, db.meta], async () => {
        await db.staged.clear();
        await db.meta.delete('staging');
        await db.meta.put({ name: 'damage', state: 'healing' });
      });
      return null;
    },

    async take(page) {
      const { boundary, rows, serverEpoch, next } = page;
      if (boundary === null) {
        await db.transaction('rw', [db.staged, db.meta], async () => {
          const waiting = (await metaOf('staging'))?.rows ?? 0;
          await db.staged.add({ rows });
          await db.meta.put({ name: 'staging', serverEpoch, next, rows: waiting + rows.length });
        });
        return null;
      }
      const isFresh = (await metaOf('damage'))?.state === 'healing';
      const come = ((await metaOf('staging'))?.rows ?? 0) + rows.length;
      const kept: number = outside ?? (await db.rows.count());
      const inBulk = come >= packFrom || kept + come > mostOutside;
      const taken = await (inBulk ? packed : applied)({ ...page, boundary }, isFresh).catch(noteDamage);
      outside = inBulk ? 0 : kept + come;
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

/** A few side by side; many one after the other in their order, so that what lies in one page is read once. */
async function findEach<T>(
  terms: readonly string[],
  find: (term: string) => Promise<readonly T[]>,
): Promise<readonly (readonly T[])[]> {
  if (terms.length <= fewTerms) return Promise.all(terms.map(find));
  const found: (readonly T[])[] = [];
  for (const term of terms.toSorted()) found.push(await find(term));
  return found;
}
const fewTerms = 16;

function changesOf({ good, gone }: Intake<ReplicaRow>): ChangedRow[] {
  const away = [...gone.values()].flatMap(([kind, id]): ChangedRow[] =>
    isStoredKind(kind) ? [{ kind, id, row: undefined }] : [],
  );
  return [...[...good.values()].map(({ kind, id, row }) => ({ kind, id, row })), ...away];
}

function placeOf(key: StoredKey): [StoredKind, string] {
  const at = key.indexOf('/');
  return [key.slice(0, at) as StoredKind, key.slice(at + 1)];
}
