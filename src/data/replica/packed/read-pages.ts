import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import {
  type Directory,
  type KindPages,
  type PackedPage,
  type PageSort,
  behindTerm,
  entryOf,
  idOfLine,
  isDead,
  jsonOfLine,
  lastNotAbove,
  lineBreak,
  ordinalOfEntry,
  pageAt,
  pageKey,
  termOfEntry,
} from './layout.ts';

/** Pages that are kept in memory, a few megabytes at most. */
const mostPages = 300;
/** Entries that are looked at together, so that their rows are read together. */
const entriesAtOnce = 64;

/** A page is missing or torn. */
export class DamagedPage extends Error {
  override readonly name = 'DamagedPage';
}

export type GetPages = (keys: readonly string[]) => Promise<readonly (PackedPage | undefined)[]>;
export type DeadBits = Readonly<Partial<Record<StoredKind, Uint8Array>>>;

/** A row where it stands in the order of a scan. */
export interface ScannedRow<Kind extends StoredKind> {
  readonly id: string;
  readonly row: StoredRowOf[Kind];
}

export type PageReader = ReturnType<typeof createPageReader>;

/** Rows of one generation of pages. What it remembers stays true, because pages never change. */
export function createPageReader({ generation, kinds }: Omit<Directory, 'name'>, getPages: GetPages) {
  const cache = new Map<string, readonly string[]>();

  const remember = (key: string, lines: readonly string[]): void => {
    cache.delete(key);
    cache.set(key, lines);
    if (cache.size <= mostPages) return;
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      return;
    }
  };

  /** The lines of these pages; all that are not in memory are read at once. */
  const load = async (
    kind: StoredKind,
    sort: PageSort,
    numbers: readonly number[],
  ): Promise<ReadonlyMap<number, readonly string[]>> => {
    const found = new Map<number, readonly string[]>();
    const missing: number[] = [];
    for (const n of new Set(numbers)) {
      const key = pageKey(generation, kind, sort, n);
      const lines = cache.get(key);
      if (!lines) missing.push(n);
      else {
        found.set(n, lines);
        remember(key, lines);
      }
    }
    if (missing.length === 0) return found;
    const keys = missing.map((n) => pageKey(generation, kind, sort, n));
    const pages = await getPages(keys);
    for (const [at, n] of missing.entries()) {
      const page = pages[at];
      const lines = page?.text.split(lineBreak);
      if (!page || lines?.length !== page.count) throw new DamagedPage(keys[at]);
      found.set(n, lines);
      remember(page.key, lines);
    }
    return found;
  };

  const lineAt = async (kind: StoredKind, sort: PageSort, starts: readonly number[], position: number) => {
    const n = pageAt(starts, position);
    return (await load(kind, sort, [n])).get(n)?.[position - (starts[n] ?? 0)] ?? '';
  };

  const parse = <Kind extends StoredKind>(line: string): StoredRowOf[Kind] => {
    try {
      return JSON.parse(jsonOfLine(line)) as StoredRowOf[Kind];
    } catch (error) {
      throw new DamagedPage('A row', { cause: error });
    }
  };

  /** How many rows of the kind come before this id, and whether it is there itself. */
  const rankOf = async (
    kind: StoredKind,
    pages: KindPages,
    id: string,
  ): Promise<{ readonly rank: number; readonly isHere: boolean }> => {
    const n = lastNotAbove(pages.firstIds, id);
    return rankIn(n < 0 ? new Map() : await load(kind, 'r', [n]), pages, id);
  };

  const rankIn = (
    loaded: ReadonlyMap<number, readonly string[]>,
    { firstIds, rowStarts }: KindPages,
    id: string,
  ): { readonly rank: number; readonly isHere: boolean } => {
    const n = lastNotAbove(firstIds, id);
    if (n < 0) return { rank: 0, isHere: false };
    const ids = (loaded.get(n) ?? []).map(idOfLine);
    const at = lastNotAbove(ids, id);
    const isHere = ids[at] === id;
    return { rank: (rowStarts[n] ?? 0) + at + (isHere ? 0 : 1), isHere };
  };

  /** The position of the first entry that is not below this one. */
  const positionOf = async (
    kind: StoredKind,
    { firstEntries, entryStarts }: KindPages,
    entry: string,
  ): Promise<number> => {
    const n = lastNotAbove(firstEntries, entry);
    if (n < 0) return 0;
    const entries = (await load(kind, 't', [n])).get(n) ?? [];
    const at = lastNotAbove(entries, entry);
    return (entryStarts[n] ?? 0) + at + (entries[at] === entry ? 0 : 1);
  };

  const rowsAt = async <Kind extends StoredKind>(
    kind: Kind,
    { rowStarts }: KindPages,
    ordinals: readonly number[],
  ): Promise<ScannedRow<Kind>[]> => {
    const numbers = ordinals.map((ordinal) => pageAt(rowStarts, ordinal));
    const pages = await load(kind, 'r', numbers);
    return ordinals.map((ordinal, at) => {
      const n = numbers[at] ?? 0;
      const line = pages.get(n)?.[ordinal - (rowStarts[n] ?? 0)];
      if (line === undefined) throw new DamagedPage(`${kind} ${ordinal}`);
      return { id: idOfLine(line), row: parse<Kind>(line) };
    });
  };

  return {
    generation,
    counts: (kind: StoredKind): number => kinds[kind]?.count ?? 0,

    /** Ordinals of those that are here. */
    async ordinals(kind: StoredKind, ids: readonly string[]): Promise<number[]> {
      const pages = kinds[kind];
      if (!pages) return [];
      // All at once, and looked at as they come: more of them than are remembered would be read twice.
      const loaded = await load(
        kind,
        'r',
        ids.map((id) => lastNotAbove(pages.firstIds, id)).filter((n) => n >= 0),
      );
      return ids.flatMap((id) => {
        const { rank, isHere } = rankIn(loaded, pages, id);
        return isHere ? [rank] : [];
      });
    },

    async getMany<Kind extends StoredKind>(
      kind: Kind,
      ids: readonly string[],
      dead: DeadBits,
    ): Promise<ScannedRow<Kind>[]> {
      const pages = kinds[kind];
      if (!pages || ids.length === 0) return [];
      const alive = (await this.ordinals(kind, ids)).filter((ordinal) => !isDead(dead[kind], ordinal));
      return rowsAt(kind, pages, alive);
    },

    async find<Kind extends StoredKind>(
      kind: Kind,
      term: string,
      limit: number,
      dead: DeadBits,
    ): Promise<ScannedRow<Kind>[]> {
      const pages = kinds[kind];
      if (!pages) return [];
      const ordinals: number[] = [];
      const end = behindTerm(term);
      for (let at = await positionOf(kind, pages, entryOf(term, 0)); at < pages.entries; at += 1) {
        const entry = await lineAt(kind, 't', pages.entryStarts, at);
        if (entry >= end || ordinals.length === limit) break;
        const ordinal = ordinalOfEntry(entry);
        if (!isDead(dead[kind], ordinal)) ordinals.push(ordinal);
      }
      return rowsAt(kind, pages, ordinals);
    },

    /**
     * Rows in the order of their terms under the prefix.
     * @param standsAt tells whether the row's first term under the prefix is this one: it is listed there alone
     */
    async scan<Kind extends StoredKind>(
      kind: Kind,
      prefix: string,
      limit: number,
      after: { readonly term: string; readonly id: string } | undefined,
      standsAt: (row: StoredRowOf[Kind], term: string) => boolean,
      dead: DeadBits,
    ): Promise<ScannedRow<Kind>[]> {
      const pages = kinds[kind];
      if (!pages) return [];
      let start = entryOf(prefix, 0);
      if (after) {
        const { rank, isHere } = await rankOf(kind, pages, after.id);
        start = entryOf(after.term, isHere ? rank + 1 : rank);
      }
      const found: ScannedRow<Kind>[] = [];
      let at = await positionOf(kind, pages, start);
      for (let isMore = true; isMore && found.length < limit;) {
        const entries: string[] = [];
        for (; entries.length < entriesAtOnce && at < pages.entries; at += 1) {
          const entry = await lineAt(kind, 't', pages.entryStarts, at);
          if (!entry.startsWith(prefix)) break;
          entries.push(entry);
        }
        isMore = entries.length === entriesAtOnce;
        const alive = entries.filter((entry) => !isDead(dead[kind], ordinalOfEntry(entry)));
        const rows = await rowsAt(kind, pages, alive.map(ordinalOfEntry));
        found.push(...rows.filter(({ row }, n) => standsAt(row, termOfEntry(alive[n] ?? ''))));
      }
      return found.slice(0, limit);
    },

    async idsBeneath(kind: StoredKind, prefix: string, dead: DeadBits): Promise<string[]> {
      const pages = kinds[kind];
      if (!pages) return [];
      const first = Math.max(0, lastNotAbove(pages.firstIds, prefix));
      const last = lastNotAbove(pages.firstIds, `${prefix}\uffff`);
      const numbers = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
      const loaded = await load(kind, 'r', numbers);
      return numbers.flatMap((n) =>
        (loaded.get(n) ?? []).flatMap((line, at) => {
          const id = idOfLine(line);
          const isAlive = !isDead(dead[kind], (pages.rowStarts[n] ?? 0) + at);
          return isAlive && id.startsWith(prefix) ? [id] : [];
        }),
      );
    },

    /** All that live, in the order of their ids; read page by page and not remembered. */
    async *lines(kind: StoredKind, dead: DeadBits): AsyncGenerator<string> {
      const pages = kinds[kind];
      if (!pages) return;
      for (let n = 0; n < pages.firstIds.length; n += 1) {
        const key = pageKey(generation, kind, 'r', n);
        const [page] = await getPages([key]);
        const lines = page?.text.split(lineBreak);
        if (lines?.length !== page?.count || !lines) throw new DamagedPage(key);
        for (const [at, line] of lines.entries())
          if (!isDead(dead[kind], (pages.rowStarts[n] ?? 0) + at)) yield line;
      }
    },
  };
}
