import { isPositive } from '../base/quantity.ts';
import type { Stock } from './rows.ts';
import {
  type DerivedKind,
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  type StoredKind,
  type StoredRowOf,
  type View,
  absent,
  derivedFrom,
  isDerived,
  present,
  rowKey,
  splitKey,
} from './view.ts';

/** A view that facts can be written into, in memory. The rows beneath are never touched. */
export interface Draft extends View {
  put<Kind extends StoredKind>(kind: Kind, id: string, row: StoredRowOf[Kind]): void;
  remove(kind: StoredKind, id: string): void;
  /** The rows written so far, by key; null for one that was removed. */
  readonly written: ReadonlyMap<RowKey, StoredRowOf[StoredKind] | null>;
}

export function createDraft(beneath: View): Draft {
  const written = new Map<RowKey, StoredRowOf[StoredKind] | null>();
  /** The same by kind and id: a key is a new text each time it is asked for, and a large batch asks a hundred thousand times. */
  const byKind = new Map<RowKind, Map<string, Known<never>>>();
  const write = (kind: StoredKind, id: string, row: StoredRowOf[StoredKind] | null): void => {
    written.set(rowKey(kind, id), row);
    let rows = byKind.get(kind);
    if (!rows) byKind.set(kind, (rows = new Map()));
    rows.set(id, row === null ? absent : present(row as never));
  };
  /** A row written since may belong to a list that was made before. */
  function listed(kind: DerivedKind, id: string): Known<RowOf[DerivedKind]> {
    const below = beneath.get(kind, id);
    const { kind: stored, prefix } = derivedFrom[kind];
    const keys = new Set(below.state === 'present' ? below.value.keys : []);
    for (const [key, row] of written) {
      const { kind: of, id: at } = splitKey(key);
      if (of !== stored || !at.startsWith(prefix(id))) continue;
      if (row === null) keys.delete(at);
      else if (kind !== 'in-house-of' || hasCome(row as Stock, beneath.get('stock', at))) keys.add(at);
    }
    return below.state === 'present' || keys.size > 0 ? present({ keys: [...keys] }) : below;
  }
  return {
    written,
    get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]> {
      if (isDerived(kind)) return listed(kind, id) as Known<RowOf[Kind]>;
      return byKind.get(kind)?.get(id) ?? beneath.get(kind, id);
    },
    put: write,
    remove: (kind, id) => write(kind, id, null),
  };
}

/**
 * Goods are somewhere now where none were. A row that was written for another reason (a promise was taken back) is in the
 * house or out of it as it was before, and whoever listed it knows: its places need not have been read.
 */
function hasCome({ places }: Stock, before: Known<Stock>): boolean {
  const were = before.state === 'present' ? before.value.places : [];
  return places.some(
    ({ location, quantity }) =>
      isPositive(quantity) && !were.some((each) => each.location === location && isPositive(each.quantity)),
  );
}

/** What was written on one sheet, written into the draft beneath it. */
export function copyInto(draft: Draft, sheet: Draft): void {
  for (const [key, row] of sheet.written) {
    const { kind, id } = splitKey(key);
    if (isDerived(kind)) throw new Error(`${key} is kept nowhere`);
    if (row === null) draft.remove(kind, id);
    else draft.put(kind, id, row);
  }
}

/** Rows by key, each known as it was loaded; a key that was not loaded throws, because a rule must name what it reads. */
export function createView(rows: ReadonlyMap<RowKey, Known<RowOf[RowKind]>>): View {
  // Found once by its key, then by kind and id.
  const seen = new Map<RowKind, Map<string, Known<RowOf[RowKind]>>>();
  return {
    get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]> {
      let ofKind = seen.get(kind);
      if (!ofKind) seen.set(kind, (ofKind = new Map()));
      const before = ofKind.get(id);
      if (before) return before as Known<RowOf[Kind]>;
      const known = rows.get(rowKey(kind, id));
      if (!known) throw new Error(`Row ${kind}/${id} is read but was not named by reads`);
      ofKind.set(id, known);
      return known as Known<RowOf[Kind]>;
    },
  };
}
