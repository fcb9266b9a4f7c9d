import { dirname } from 'node:path';
import { CannotStart, type Db, type Queries } from '../db.ts';
import { makeFolder } from '../folder.ts';
import { migrate } from '../migrate.ts';
import { type Connection, openHere, openInWorker } from './connection.ts';

/** The embedded database: WAL, every commit on disk before it is answered, one writer and one reader. */
export async function openSqlite(file: string): Promise<Db> {
  try {
    makeFolder(dirname(file));
    const writer = await openInWorker(file, false);
    await migrateOrClose(writer);
    return createDb(writer, await openInWorker(file, true));
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(
      `The database ${file} can't be opened for writing: ${(error as Error).message}. Check the folder's rights and free space, or set DATA_DIR.`,
      { cause: error },
    );
  }
}

/** A database that is gone with the process, in the caller's thread. */
export async function openSqliteInMemory(): Promise<Db> {
  const connection = openHere(':memory:');
  await migrateOrClose(connection);
  return createDb(connection, connection);
}

async function migrateOrClose(writer: Connection): Promise<void> {
  try {
    await migrate(createDb(writer, writer));
  } catch (error) {
    await writer.close();
    throw error;
  }
}

function createDb(writer: Connection, reader: Connection): Db {
  const writes = createTurns();
  const reads = reader === writer ? writes : createTurns();
  return {
    engine: 'sqlite',
    transaction: (work) => writes(() => within(writer, 'begin immediate', work)),
    snapshot: (work) => reads(() => within(reader, 'begin', work)),
    backup: (file) => (reader === writer ? writes(() => writer.backup(file)) : reader.backup(file)),
    async close() {
      await reads(async () => (reader === writer ? undefined : reader.close()));
      await writes(() => writer.close());
    },
  };
}

async function within<T>(
  connection: Connection,
  begin: string,
  work: (tx: Queries) => Promise<T>,
): Promise<T> {
  await connection.call('run', begin, []);
  try {
    const result = await work(queriesOn(connection));
    await connection.call('run', 'commit', []);
    return result;
  } catch (error) {
    // A failed statement may have ended the transaction by itself; then there is nothing left to roll back.
    await connection.call('run', 'rollback', []).catch(() => undefined);
    throw error;
  }
}

function queriesOn(connection: Connection): Queries {
  return {
    many: async <Row>(sql: string, params = []) => (await connection.call('many', sql, params)) as Row[],
    one: async <Row>(sql: string, params = []) => ((await connection.call('many', sql, params)) as Row[])[0],
    run: async (sql, params = []) => (await connection.call('run', sql, params)) as number,
  };
}

/** One after the other, in the order they came: a connection holds one transaction at a time. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };
}
