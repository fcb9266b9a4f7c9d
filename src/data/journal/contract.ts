import type { JournalRecord } from './records.ts';
import type { OpenedSegments } from './segments.ts';

/** The second home of what was recorded; independent of the queue database. */
export interface Journal {
  /** `none`: this browser has no second home, and the device page says so. */
  readonly home: 'opfs' | 'bucket' | 'memory' | 'none';
  /** Everything that no other living tab looks after, as it was written; torn tails are cut. Called before anything else. */
  open(): Promise<OpenedSegments>;
  /** Resolves once flushed. */
  append(records: readonly JournalRecord[]): Promise<void>;
  /** Written without waiting for the disk: may be lost with the power, not with the process. */
  note(record: JournalRecord): void;
  /** These texts instead of all that `open` gave; a crash in between leaves both. */
  rewrite(texts: readonly string[]): Promise<void>;
  /** Gives back the room that was set aside for a full disk; false when there is none left to give. */
  makeRoom(): Promise<boolean>;
  close(): void;
}

export const noJournal: Journal = {
  home: 'none',
  open: () => Promise.resolve({ texts: [], cut: 0, damaged: 0, held: 0 }),
  append: () => Promise.resolve(),
  note: () => {},
  rewrite: () => Promise.resolve(),
  makeRoom: () => Promise.resolve(false),
  close: () => {},
};
