import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { DatabaseStuck, openDatabase } from './open-database.ts';
import { storageTrouble } from './storage-errors.ts';

const parts = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });
const at = (version: number, options: ReturnType<typeof parts>): Dexie => {
  const db = new Dexie('d', { ...options, autoOpen: false });
  db.version(version).stores({ things: 'id' });
  return db;
};
const never = (): Promise<void> => new Promise(() => {});

test('[R9] another tab that keeps an older database open is named, instead of a start that hangs', async () => {
  const options = parts();
  const old = at(1, options);
  await old.open();
  // An old page that does not know how to give way.
  old.on('versionchange', () => false);
  await expect(openDatabase(at(2, options), () => Promise.resolve())).rejects.toThrow(DatabaseStuck);
});

test('[R9] this tab gives way to a newer one and says so', async () => {
  const options = parts();
  let isSuperseded = false;
  const old = await openDatabase(at(1, options), never, () => {
    isSuperseded = true;
  });
  const newer = await openDatabase(at(2, options), never);
  expect(newer.isOpen()).toBe(true);
  expect(isSuperseded).toBe(true);
  await expect(old.table('things').toArray()).rejects.toSatisfy(
    (error) => storageTrouble(error) === 'closed',
  );
});

test('[R6] a full disk is known however deep the browser hides it', () => {
  const full = new DOMException('', 'QuotaExceededError');
  expect(storageTrouble(full)).toBe('full');
  expect(storageTrouble({ name: 'AbortError', inner: full })).toBe('full');
  expect(storageTrouble({ name: 'AbortError' })).toBeNull();
  expect(storageTrouble(new Error('bug'))).toBeNull();
});
