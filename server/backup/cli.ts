import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { randomId } from '../authority/random-id.ts';
import { openDatabase } from '../start/open-database.ts';
import { type Settings, readSettings } from '../start/settings.ts';
import { CannotStart } from '../storage/db.ts';
import { isDatabaseFile, withPortable } from './database-file.ts';
import { exportSite, removeUnfinished, restoreSite } from './portable.ts';

/** `npm run backup -- FILE` and `npm run restore -- FILE`; the database is the one that `npm start` would use. */
const [what, given] = process.argv.slice(2);
try {
  if ((what !== 'backup' && what !== 'restore') || !given)
    throw new CannotStart('Say which file: npm run backup -- FILE, or npm run restore -- FILE.');
  const settings = readSettings([], process.env);
  const file = resolve(given);
  await (what === 'backup' ? backup(settings, file) : restore(settings, file));
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

/** Who copies the wrong place would believe for years to have copies: a place without a site is said to be one. */
async function backup(settings: Settings, file: string): Promise<void> {
  if (existsSync(file)) throw new CannotStart(`${file} is there already: choose another name.`);
  const own = join(settings.dataDir, 'lotline.db');
  if (!settings.databaseUrl && !existsSync(own)) throw noSite(own);
  const db = await openDatabase(settings);
  try {
    const held = await db.snapshot((tx) => tx.one('select company from counter limit 1'));
    if (!held) throw noSite(settings.databaseUrl ? 'that database' : own);
    const { rows } = await exportSite({ db, clock: Date.now }, file);
    console.log(`The site is in ${file}: ${rows} rows.`);
  } finally {
    await removeUnfinished(file);
    await db.close();
  }
}

function noSite(place: string): CannotStart {
  return new CannotStart(
    `There is no site in ${place}: say with DATA_DIR or DATABASE_URL what the server itself was started with.`,
  );
}

async function restore(settings: Settings, file: string): Promise<void> {
  if (!existsSync(file)) throw new CannotStart(`There is no file ${file}.`);
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
  const db = await openDatabase(settings);
  try {
    const into = (portable: string) => restoreSite(db, portable, () => randomId({ clock: Date.now, random }));
    const { rows } = (await isDatabaseFile(file)) ? await withPortable(file, into) : await into(file);
    console.log(
      `${rows} rows are restored. Start the server: devices send again what it does not know, and numbers are leased once each device has said which it holds or is written off.`,
    );
  } finally {
    await db.close();
  }
}
