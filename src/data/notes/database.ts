import { Dexie, type DexieOptions, type Table } from 'dexie';

export interface NoteRow {
  /** "count/place/stock/oats/…": the sheet of paper first, then the line on it. */
  readonly key: string;
  readonly value: unknown;
}

/** A database of its own: what is only noted must never stand in the way of what was recorded. */
export class NotesDatabase extends Dexie {
  declare notes: Table<NoteRow, string>;

  constructor(name = 'lotline-notes', options: DexieOptions = {}) {
    // A note was seen to be taken: a battery pull must not take it away again.
    super(name, { ...options, chromeTransactionDurability: 'strict', autoOpen: false });
    this.version(1).stores({ notes: 'key' });
  }
}
