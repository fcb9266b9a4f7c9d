import { Dexie, type DexieOptions, type EntityTable } from 'dexie';
import type { Journal } from './contract.ts';

interface Line {
  readonly n?: number;
  readonly text: string;
}

class JournalDatabase extends Dexie {
  declare lines: EntityTable<Line, 'n'>;
  constructor(options: DexieOptions) {
    super('lotline-journal', { ...options, chromeTransactionDurability: 'strict' });
    this.version(1).stores({ lines: '++n' });
  }
}

/**
 * The journal in a Storage Bucket of its own, where the private file system is missing: another directory on the disk,
 * so that it does not die with the default bucket (measured).
 */
export function createBucketJournal(options: DexieOptions): Journal {
  const database = new JournalDatabase(options);
  const add = async (texts: readonly string[]) => {
    await database.lines.bulkAdd(texts.map((text) => ({ text })));
  };
  return {
    home: 'bucket',
    async open() {
      const lines = await database.lines.orderBy('n').toArray();
      return { texts: lines.map(({ text }) => text), cut: 0, damaged: 0, held: 0 };
    },
    append: (records) => add(records.map((record) => JSON.stringify(record))),
    note: (record) => void add([JSON.stringify(record)]).catch(() => {}),
    rewrite: (texts) =>
      database.transaction('rw', database.lines, async () => {
        await database.lines.clear();
        await add(texts);
      }),
    makeRoom: () => Promise.resolve(false),
    close: () => database.close(),
  };
}
