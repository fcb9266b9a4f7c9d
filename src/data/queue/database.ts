import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { LeasedBlock } from '#domain/numbering/blocks.ts';
import type { MetaName, MetaValues, StoredOperation } from './stored.ts';

export interface MetaRow {
  readonly name: MetaName;
  readonly value: MetaValues[MetaName];
}

export interface KeyRow {
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

/** A second body under an id that already has one: kept for a person, never sent. */
export interface StrayRow {
  readonly hash: string;
  readonly id: string;
  readonly text: string;
}

/** Small and precious. A database of its own, so that nothing that befalls the catalogue can touch it. */
export class QueueDatabase extends Dexie {
  declare operations: EntityTable<StoredOperation, 'id'>;
  declare meta: Table<MetaRow, MetaName>;
  declare blocks: EntityTable<LeasedBlock, 'id'>;
  declare keys: EntityTable<KeyRow, 'publicKey'>;
  declare strays: EntityTable<StrayRow, 'hash'>;

  constructor(name = 'lotline-queue', options: DexieOptions = {}) {
    // Relaxed transactions complete before they are on the disk: a power cut would take operations that had their beep.
    // Opened once and by us: Dexie would open itself again over the schema of a newer page that this one gave way to.
    super(name, { ...options, chromeTransactionDurability: 'strict', autoOpen: false });
    this.version(1).stores({
      operations: 'id, &order, [state+order], [live+order], [id+hash]',
      meta: 'name',
      blocks: 'id, sequence',
      keys: 'publicKey',
      strays: 'hash',
    });
  }
}
