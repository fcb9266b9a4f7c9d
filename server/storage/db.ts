/** What travels into a statement. Truth values are kept as 0 and 1. */
export type Value = string | number | bigint | null;

/** Statements are the same portable text on every engine: `$1`, `$2` …, each as often as wanted. */
export interface Queries {
  many<Row>(sql: string, params?: readonly Value[]): Promise<Row[]>;
  one<Row>(sql: string, params?: readonly Value[]): Promise<Row | undefined>;
  /** Answers how many rows it changed. */
  run(sql: string, params?: readonly Value[]): Promise<number>;
}

/**
 * The one door to a database. Integers come back as numbers, so what may be larger than 2^53 (quantities in
 * millionths, and sums of them) is read with `cast(… as text)`.
 */
export interface Db {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * Durable when it resolves; nothing of it stays when it rejects. `work` may be run again after a serialization
   * failure or a deadlock, so it keeps nothing outside of the transaction.
   */
  transaction<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Reads only, all of one moment, and never waiting for a writer. */
  snapshot<T>(work: (tx: Queries) => Promise<T>): Promise<T>;
  /** Copies a consistent state to a file while work goes on; undefined where the operator's own tools do it. */
  readonly backup?: (file: string) => Promise<void>;
  close(): Promise<void>;
}

/** The database can't be reached or can't write just now; the same request may be tried again later. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
}

/** A start that can't go on, in one sentence for the person who started it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
