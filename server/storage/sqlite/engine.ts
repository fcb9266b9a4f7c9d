import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { backup } from 'node:sqlite';
import type { Value } from '../db.ts';
import { toAnonymous } from '../statement.ts';

export type Method = 'many' | 'run';

/** SQLite as it is: one connection, one thread, no waiting. */
export interface Engine {
  call(method: Method, sql: string, params: readonly Value[]): Record<string, unknown>[] | number;
  backup(file: string): Promise<void>;
  close(): void;
}

interface Prepared {
  readonly statement: StatementSync;
  readonly order: readonly number[];
}

const statementsKept = 200;

/** @param readOnly a second connection that only looks, so that nobody who reads waits for the writer */
export function openEngine(file: string, readOnly: boolean): Engine {
  const database = new DatabaseSync(file, { readOnly, timeout: 10_000 });
  if (!readOnly) database.exec('pragma journal_mode = wal; pragma synchronous = full;');
  database.exec('pragma foreign_keys = on; pragma trusted_schema = off; pragma cache_size = -32000;');
  const prepared = new Map<string, Prepared>();

  function prepare(sql: string): Prepared {
    const known = prepared.get(sql);
    if (known) return known;
    const { text, order } = toAnonymous(sql);
    const made = { statement: database.prepare(text), order };
    const [oldest] = prepared.keys();
    if (prepared.size >= statementsKept && oldest !== undefined) prepared.delete(oldest);
    prepared.set(sql, made);
    return made;
  }

  return {
    call(method, sql, params) {
      const { statement, order } = prepare(sql);
      const values = order.map((at) => params[at] ?? null);
      if (method === 'run') return Number(statement.run(...values).changes);
      return statement.all(...values) as Record<string, unknown>[];
    },
    async backup(to) {
      await backup(database, to);
    },
    close() {
      database.close();
    },
  };
}
