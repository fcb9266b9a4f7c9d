import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { randomId } from '../authority/random-id.ts';
import { openDatabase } from '../start/open-database.ts';
import { readSettings } from '../start/settings.ts';
import { CannotStart } from '../storage/db.ts';
import { exportSite, removeUnfinished, restoreSite } from './portable.ts';

/** `npm run backup -- FILE` and `npm run restore -- FILE`; the database is the one that `npm start` would use. */
const [what, given] = process.argv.slice(2);
try {
  if ((what !== 'backup' && what !== 'restore') || !given)
    throw new CannotStart('Say which file: npm run backup -- FILE, or npm run restore -- FILE.');
  const file = resolve(given);
  if (what === 'backup' && existsSync(file))
    throw new CannotStart(`${file} is there already: choose another name.`);
  if (what === 'restore' && !existsSync(file)) throw new CannotStart(`There is no file ${file}.`);
  const db = await openDatabase(readSettings([], process.env));
  try {
    if (what === 'backup') {
      try {
        const { rows } = await exportSite({ db, clock: Date.now }, file);
        console.log(`The site is in ${file}: ${rows} rows.`);
      } finally {
        await removeUnfinished(file);
      }
    } else {
      const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
      const { rows } = await restoreSite(db, file, () => randomId({ clock: Date.now, random }));
      console.log(
        `${rows} rows are restored. Start the server: devices send again what it does not know, and numbers are leased once each device has said which it holds or is written off.`,
      );
    }
  } finally {
    await db.close();
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
