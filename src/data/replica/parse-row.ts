import { Check, Errors } from 'typebox/value';
import { rowSchemas } from '#domain/stock/row-schemas.ts';
import { type StoredKind, type StoredRowOf, isStoredKind } from '#domain/stock/view.ts';
import type { OddRow, PulledRow, ReplicaRow } from './database.ts';

export type ParsedRow =
  | { readonly kind: 'row'; readonly row: Omit<ReplicaRow, 'terms'> }
  | { readonly kind: 'odd'; readonly odd: OddRow }
  | { readonly kind: 'gone' };

/** The edge: from here on a row is what its type says, or it is not in the replica. */
export function parseRow({ kind, id, version, row }: PulledRow): ParsedRow {
  if (row === null) return { kind: 'gone' };
  if (!isStoredKind(kind)) return { kind: 'odd', odd: { kind, id, version, row, where: '/kind' } };
  const schema = rowSchemas[kind];
  if (!Check(schema, row)) {
    const [first] = Errors(schema, row);
    const where = first ? `${first.instancePath || '/'} ${first.message}`.slice(0, 200) : '/';
    return { kind: 'odd', odd: { kind, id, version, row, where } };
  }
  return { kind: 'row', row: { kind, id, version, row: row as StoredRowOf[StoredKind] } };
}
