import { type Known, type RowKey, type RowKind, type RowOf, type View, present, rowKey } from './view.ts';

/** A view that facts can be written into, in memory. The rows beneath are never touched. */
export interface Draft extends View {
  put<Kind extends RowKind>(kind: Kind, id: string, row: RowOf[Kind]): void;
  /** The rows written so far, by key. */
  readonly written: ReadonlyMap<RowKey, RowOf[RowKind]>;
}

export function createDraft(beneath: View): Draft {
  const written = new Map<RowKey, RowOf[RowKind]>();
  return {
    written,
    get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]> {
      const row = written.get(rowKey(kind, id));
      return row === undefined ? beneath.get(kind, id) : present(row as RowOf[Kind]);
    },
    put(kind, id, row) {
      written.set(rowKey(kind, id), row);
    },
  };
}

/** Rows by key, each known as it was loaded; a key that was not loaded throws, because a rule must name what it reads. */
export function createView(rows: ReadonlyMap<RowKey, Known<RowOf[RowKind]>>): View {
  return {
    get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]> {
      const known = rows.get(rowKey(kind, id));
      if (!known) throw new Error(`Row ${kind}/${id} is read but was not named by reads`);
      return known as Known<RowOf[Kind]>;
    },
  };
}
