import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerDeps } from '../deps.ts';
import { makeFolder } from '../storage/folder.ts';

const day = 86_400_000;
const hour = 3_600_000;
const kept = 14;
const namePattern = /^lotline-\d{8}T\d{6}Z\.db$/;

/**
 * A copy of the embedded database while work goes on. Devices let go only of what a backup holds (the queue is
 * sacred), so the version that it holds is announced in every pull from then on.
 */
export async function backUp(
  { db, clock, log }: Omit<ServerDeps, 'random'>,
  folder: string,
): Promise<string | null> {
  if (!db.backup) return null;
  makeFolder(folder);
  const versions = await db.snapshot((tx) =>
    tx.many<{ company: string; version: number }>('select company, version from counter'),
  );
  const name = `lotline-${new Date(clock()).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.db`;
  const unfinished = join(folder, `${name}.part`);
  await rm(unfinished, { force: true });
  await db.backup(unfinished);
  await flush(unfinished);
  await rename(unfinished, join(folder, name));
  await flush(folder);
  await db.transaction(async (tx) => {
    for (const { company, version } of versions)
      await tx.run('update counter set backed_up = $2 where company = $1 and backed_up < $2', [
        company,
        version,
      ]);
  });
  log('info', 'backed-up', { file: name });
  await dropOld(folder);
  return name;
}

/** Now when the last copy is a day old, and then day by day. Answers how to stop. */
export function backUpDaily(deps: Omit<ServerDeps, 'random'>, folder: string): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = async () => {
    try {
      if (deps.clock() - (await newest(folder)) >= day) await backUp(deps, folder);
    } catch (error) {
      deps.log('error', 'backup-failed', { message: (error as Error).message });
    }
  };
  running = look();
  const timer = setInterval(() => {
    running = running.then(look);
  }, hour);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

const backups = async (folder: string): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => namePattern.test(name)).sort();

async function newest(folder: string): Promise<number> {
  const last = (await backups(folder)).at(-1);
  return last ? (await stat(join(folder, last))).mtimeMs : 0;
}

async function dropOld(folder: string): Promise<void> {
  const all = await backups(folder);
  for (const name of all.slice(0, Math.max(0, all.length - kept))) await rm(join(folder, name));
}

/** A copy that is not on the disk yet is no copy. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
