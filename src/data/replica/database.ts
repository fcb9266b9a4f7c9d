import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import type { Damage, Directory, Packed, PackedPage } from './packed/layout.ts';

export interface ReplicaRow {
  readonly kind: StoredKind;
  readonly id: string;
  readonly version: number;
  readonly row: StoredRowOf[StoredKind];
  /** `kind|name:value` */
  readonly terms: readonly string[];
}

/** A row as it came; of a kind that this program may not know. */
export interface PulledRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  /** Null: gone, or out of this device's scope. */
  readonly row: unknown;
}

/** A row that this version of the program cannot read: kept as it came, until a newer one can. */
export interface OddRow {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly row: unknown;
  readonly where: string;
}

export interface StagedRows {
  readonly n?: number;
  readonly rows: readonly PulledRow[];
}

export interface Cursor {
  readonly name: 'cursor';
  readonly serverEpoch: string;
  /** Where to ask on from; opaque. */
  readonly next: string;
  /** The version that the rows are whole at. */
  readonly version: number;
  /** Every operation up to this version is in a backup of the server. */
  readonly backedUp: number;
}

/** How far the pages that are not in force yet have come. */
export interface Staging {
  readonly name: 'staging';
  readonly serverEpoch: string;
  readonly next: string;
  /** How many rows wait in them. */
  readonly rows?: number;
}

/** Replaceable: everything in it can be had from the server again. */
export class ReplicaDatabase extends Dexie {
  declare rows: Table<ReplicaRow, [StoredKind, string]>;
  declare odd: Table<OddRow, [string, string]>;
  declare staged: EntityTable<StagedRows, 'n'>;
  declare meta: Table<Cursor | Staging | Packed | Directory | Damage, string>;
  declare pages: Table<PackedPage, string>;

  constructor(name = 'lotline-replica', options: DexieOptions = {}) {
    super(name, { ...options, autoOpen: false });
    this.version(1).stores({ rows: '[kind+id], *terms', odd: '[kind+id]', staged: '++n', meta: 'name' });
    // Rows that came in bulk lie in pages; `rows` has what changed since.
    this.version(2).stores({ pages: 'key' });
  }
}
