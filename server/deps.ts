import type { Instant } from '#domain/base/calendar.ts';
import type { Db } from './storage/db.ts';

/** A line for the people who run the server; never a code, a cookie or a key. */
export type Log = (
  level: 'info' | 'warn' | 'error',
  event: string,
  details?: Readonly<Record<string, unknown>>,
) => void;

/** What the server leans on and tests replace: the database, the time and chance. */
export interface ServerDeps {
  readonly db: Db;
  readonly clock: () => Instant;
  /** Bytes from a cryptographic source. */
  readonly random: (bytes: number) => Uint8Array<ArrayBuffer>;
  readonly log: Log;
}
