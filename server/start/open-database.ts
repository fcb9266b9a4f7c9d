import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, type Db } from '../storage/db.ts';
import { makeFolder } from '../storage/folder.ts';
import { openPostgres } from '../storage/postgres/open.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import type { Settings } from './settings.ts';

/** The data folder first: a server that can't keep anything says so before it opens anything. */
export function openDatabase({ dataDir, databaseUrl }: Settings): Promise<Db> {
  ensureWritable(dataDir);
  return databaseUrl ? openPostgres(databaseUrl) : openSqlite(join(dataDir, 'lotline.db'));
}

function ensureWritable(folder: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new CannotStart(
      `The folder ${folder} can't be written to: ${(error as Error).message}. Give it to the user who starts the server, or set DATA_DIR.`,
      { cause: error },
    );
  }
}
