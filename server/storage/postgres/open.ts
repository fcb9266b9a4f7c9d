import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { CannotStart, DatabaseUnavailable, type Db, type Queries, type Value } from '../db.ts';
import { migrate } from '../migrate.ts';

/** int8 as a number; what may be larger is cast to text by whoever asks. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === pg.types.builtins.INT8
      ? Number
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
};

/** Many stateless servers may stand on one PostgreSQL; each has its own pool. */
export async function openPostgres(url: string): Promise<Db> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    application_name: 'lotline',
    types,
  });
  // A connection that breaks is replaced, and whoever was using it hears of it from its query. Without these listeners,
  // on idle ones and on those in use, it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = createDb(pool);
  try {
    await migrateWithOthers(db);
    return db;
  } catch (error) {
    await pool.end();
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The database at ${withoutSecrets(url)} can't be used: ${describe(error)}. Check DATABASE_URL and that PostgreSQL is running.`,
      { cause: error },
    );
  }
}

/** Servers that start at once may all try to make the first table; whoever loses finds it there the next time. */
async function migrateWithOthers(db: Db): Promise<void> {
  try {
    await migrate(db);
  } catch (error) {
    if (!['23505', '42P07', 'XX000'].includes(codeOf(error))) throw error;
    await wait(200);
    await migrate(db);
  }
}

function createDb(pool: pg.Pool): Db {
  return {
    engine: 'postgres',
    transaction: (work) => repeated(() => within(pool, 'begin isolation level read committed', work)),
    snapshot: (work) => repeated(() => within(pool, 'begin isolation level repeatable read read only', work)),
    close: () => pool.end(),
  };
}

async function within<T>(pool: pg.Pool, begin: string, work: (tx: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new DatabaseUnavailable(describe(error), { cause: error });
  });
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(queriesOn(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw isUnavailable(error) ? new DatabaseUnavailable(describe(error), { cause: error }) : error;
  } finally {
    client.release(broken);
  }
}

function queriesOn(client: pg.PoolClient): Queries {
  const query = (text: string, params: readonly Value[]) => {
    const name = nameOf(text);
    return client.query({ text, values: [...params], ...(name ? { name } : {}) });
  };
  return {
    many: async <Row>(sql: string, params: readonly Value[] = []) => (await query(sql, params)).rows as Row[],
    one: async <Row>(sql: string, params: readonly Value[] = []) =>
      (await query(sql, params)).rows[0] as Row | undefined,
    run: async (sql, params = []) => (await query(sql, params)).rowCount ?? 0,
  };
}

const seen = new Map<string, string | null>();
const namesKept = 300;
let named = 0;

/**
 * An insert that comes a second time is prepared under a name, and planned only once on each connection. Selects are
 * not: a plan that was made while a table was small would read all of it when it has grown.
 */
function nameOf(text: string): string | null {
  if (!text.startsWith('insert')) return null;
  const name = seen.get(text);
  if (name) return name;
  if (seen.size >= namesKept && name === undefined) return null;
  const next = name === undefined ? null : `s${(named += 1)}`;
  seen.set(text, next);
  return next;
}

const attempts = 8;

/** Serialization failures and deadlocks are nobody's fault: the whole transaction is done again. */
async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error;
      await wait(randomInt(5, 20 * attempt));
    }
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));

/** Connection failures, shutdowns, full disks, cancelled statements: "not now", not "not so". */
const isUnavailable = (error: unknown): boolean =>
  /^(08|53|57|58)/.test(codeOf(error)) ||
  /^E[A-Z]+$/.test(codeOf(error)) ||
  /Connection terminated|timeout exceeded|not queryable/.test((error as Error).message);

/** A refused connection to several addresses is an AggregateError with an empty message. */
function describe(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describe(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

function withoutSecrets(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}${port && `:${port}`}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
