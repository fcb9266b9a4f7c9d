import type { Dexie } from 'dexie';

/** An older page of this app holds the database open and does not let go, or the browser does not answer. */
export class DatabaseStuck extends Error {
  override readonly name = 'DatabaseStuck';
}

/** Resolves when waiting has been long enough; the signal ends it early. */
export type Patience = (signal: AbortSignal) => Promise<void>;

const fiveSeconds: Patience = (signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 5000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Opens in time or throws: an upgrade that waits for another tab would otherwise hang without a word.
 * When another tab wants to upgrade, this one closes and says so.
 */
export async function openDatabase<Db extends Dexie>(
  database: Db,
  patience: Patience = fiveSeconds,
  onSuperseded: () => void = () => {},
): Promise<Db> {
  let blocked = false;
  database.on('blocked', () => {
    blocked = true;
  });
  database.on('versionchange', () => {
    database.close();
    onSuperseded();
  });
  const bell = new AbortController();
  const opened = database.open().then(
    () => ({ kind: 'open' as const }),
    (error: unknown) => ({ kind: 'failed' as const, error }),
  );
  const first = await Promise.race([opened, patience(bell.signal).then(() => ({ kind: 'late' as const }))]);
  bell.abort();
  if (first.kind === 'open') return database;
  database.close();
  if (first.kind === 'failed') throw first.error;
  throw new DatabaseStuck(
    blocked ? 'Another tab keeps the older database open' : 'The database does not open',
  );
}
