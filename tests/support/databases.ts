import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Db } from '../../server/storage/db.ts';
import { openPostgres } from '../../server/storage/postgres/open.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { type Cluster, postgresBinaries, startPostgres } from './postgres.ts';

/** A database of this kind: opened anew each time `open` is called, on the place that `create` made. */
export interface Kind {
  create(): Promise<string>;
  open(place: string): Promise<Db>;
}

/** The same suite on every engine that the server runs on. */
export function onEachDatabase(what: string, suite: (kind: Kind) => void): void {
  describe(`${what} on SQLite`, () => {
    let folder = '';
    let databases = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'lotline-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    suite({
      create: async () => join(folder, `${(databases += 1)}.db`),
      open: openSqlite,
    });
  });
  const binaries = postgresBinaries();

  describe.runIf(binaries)(`${what} on PostgreSQL`, () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startPostgres();
    });
    afterAll(() => cluster.stop());
    suite({ create: () => cluster.createDatabase(), open: openPostgres });
  });
}
