import { type Note, type Notes, NotKept } from '../contract.ts';
import { storageTrouble } from '../storage-errors.ts';
import type { NotesDatabase } from './database.ts';

/**
 * What a worker has in hand and has not recorded yet: half a count, goods on a trolley. Opened with the first note, so that
 * no start waits for it.
 * @param onChange screens look again; so do the other tabs
 */
export function createNotes(
  open: () => Promise<NotesDatabase>,
  onChange: () => void,
): Notes & { close(): void } {
  let opened: Promise<NotesDatabase> | undefined;
  const database = (): Promise<NotesDatabase> =>
    (opened ??= open().catch((error: unknown) => {
      // The next note tries again.
      opened = undefined;
      throw error;
    }));
  return {
    async list<Value>(prefix: string): Promise<Note<Value>[]> {
      const { notes } = await database();
      return (await notes.where('key').startsWith(prefix).toArray()) as Note<Value>[];
    },
    async put(key, value) {
      const { notes } = await database();
      await kept(() => notes.put({ key, value }));
      onChange();
    },
    async putAll(all) {
      const { notes } = await database();
      await kept(() => notes.bulkPut([...all]));
      onChange();
    },
    async remove(key) {
      const { notes } = await database();
      await notes.delete(key);
      onChange();
    },
    async clear(prefix) {
      const { notes } = await database();
      await notes.where('key').startsWith(prefix).delete();
      onChange();
    },
    close: () => void opened?.then((db) => db.close()).catch(() => undefined),
  };
}

async function kept(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw new NotKept(storageTrouble(error) ?? 'failed', { cause: error });
  }
}
