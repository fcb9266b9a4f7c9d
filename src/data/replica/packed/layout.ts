import type { StoredKind } from '#domain/stock/view.ts';

/**
 * Rows that came in bulk are kept as packed pages that are never changed: one entry of the database for many rows, where
 * an entry for each row with its terms takes a minute and a half for 200,000 rows and keeps every reader waiting.
 * What changes later is kept row by row; the row in the page is then marked as dead, so that each row lives once.
 */

/** Below the size from which Chromium keeps a value in a file of its own, and few enough to be read for one row. */
export const pageCharacters = 12_000;

/** A generation of pages that is being written. */
export interface Layout {
  readonly generation: number;
  /** A page is full with so many. */
  readonly characters: number;
}

/** `<generation>/<kind>/r<n>` has rows, `<generation>/<kind>/t<n>` terms. */
export interface PackedPage {
  readonly key: string;
  /** So many lines, or the page is torn. */
  readonly count: number;
  readonly text: string;
}

/** Which pages there are of one kind, and where each begins. */
export interface KindPages {
  /** Rows in the order of their ids; a row's place in it is its ordinal. */
  readonly count: number;
  readonly firstIds: readonly string[];
  readonly rowStarts: readonly number[];
  /** Terms in their order, and under each the rows in theirs. */
  readonly entries: number;
  readonly firstEntries: readonly string[];
  readonly entryStarts: readonly number[];
}

export interface Directory {
  readonly name: 'directory';
  readonly generation: number;
  readonly kinds: Readonly<Partial<Record<StoredKind, KindPages>>>;
}

/** Read at every start and after every pull, so it is small: one bit a row. */
export interface Packed {
  readonly name: 'packed';
  readonly generation: number;
  /** A bit for each row of a page that is gone, or that is kept outside the pages by now. */
  readonly dead: Readonly<Partial<Record<StoredKind, Uint8Array>>>;
}

/** A page could not be read. `noted`: everything is to be fetched again; `healing`: that has begun. */
export interface Damage {
  readonly name: 'damage';
  readonly state: 'noted' | 'healing';
}

export type PageSort = 'r' | 't';

export const pageKey = (generation: number, kind: StoredKind, sort: PageSort, n: number): string =>
  `${generation}/${kind}/${sort}${n}`;

/** No id, term or JSON has these characters. */
const between = '\u0000';
export const lineBreak = '\n';

export const rowLine = (id: string, json: string): string => `${id}${between}${json}`;
export const idOfLine = (line: string): string => line.slice(0, line.indexOf(between));
export const jsonOfLine = (line: string): string => line.slice(line.indexOf(between) + 1);

/** Sorts as text by the term, then by the ordinal. */
export const entryOf = (term: string, ordinal: number): string =>
  `${term}${between}${ordinal.toString(36).padStart(6, '0')}`;
export const termOfEntry = (entry: string): string => entry.slice(0, entry.lastIndexOf(between));
export const ordinalOfEntry = (entry: string): number =>
  Number.parseInt(entry.slice(entry.lastIndexOf(between) + 1), 36);
/** Behind every entry of this very term. */
export const behindTerm = (term: string): string => `${term}\u0001`;

export const isDead = (bits: Uint8Array | undefined, ordinal: number): boolean =>
  bits !== undefined && ((bits[ordinal >> 3] ?? 0) & (1 << (ordinal & 7))) !== 0;

/** The place of the last one that is not above it; -1 when all are. */
export function lastNotAbove(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The place of the last start that is not behind this position. */
export function pageAt(starts: readonly number[], position: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
