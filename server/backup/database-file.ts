import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../storage/sqlite/open.ts';
import { exportSite } from './portable.ts';

/** Whether a copy is one of those that are made each day: the embedded database as a file. */
export async function isDatabaseFile(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1') === 'SQLite format 3\0';
  } finally {
    await handle.close();
  }
}

/**
 * A daily copy as the file that a restore reads, so that it too comes back as another history, without the sign-ins of
 * its day, into whatever database. The copy itself is left as it is: opening it would bring it to today's schema.
 */
export async function withPortable<T>(copy: string, use: (portable: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lotline-restore-'));
  try {
    const own = join(folder, 'lotline.db');
    const portable = join(folder, 'site.gz');
    await copyFile(copy, own);
    const db = await openSqlite(own);
    try {
      await exportSite({ db, clock: Date.now }, portable);
    } finally {
      await db.close();
    }
    return await use(portable);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
