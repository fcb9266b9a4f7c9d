import { type CompanyId, uuidV5 } from '../../base/ids.ts';
import { type Result, err, ok } from '../../base/result.ts';
import { stockKey } from '../../stock/rows.ts';
import type { StoredKind, StoredRowOf } from '../../stock/view.ts';
import type { CellFault } from './cells.ts';
import type { Known } from './table.ts';

/** By what a record is known outside: the cell that names it. */
export function externalOf<Kind extends StoredKind>(kind: Kind, row: StoredRowOf[Kind]): string | null {
  switch (kind) {
    case 'product':
    case 'partner':
      return (row as StoredRowOf['product' | 'partner']).code;
    case 'order':
      return (row as StoredRowOf['order']).reference;
    case 'bom':
      return (row as StoredRowOf['bom']).product;
    case 'category':
    case 'location':
    case 'operation-type':
    case 'sequence':
    case 'unit':
    case 'person':
      return (row as StoredRowOf['category' | 'location' | 'operation-type' | 'sequence' | 'unit' | 'person'])
        .name;
    case 'stock': {
      const { product, lot } = row as StoredRowOf['stock'];
      return stockKey(product, lot);
    }
    default:
      return null;
  }
}

/** The same list imported twice makes the same records: a new one's id follows from what it is called outside. */
export const importedId = (company: CompanyId, kind: StoredKind, external: string): string =>
  uuidV5(company, `${kind}\n${external}`);

export function idOf(known: Known, kind: StoredKind, external: string): string {
  const row = known.find(kind, external);
  return row && 'id' in row ? row.id : importedId(known.company, kind, external);
}

/** The record that a cell names; it must be there already. */
export function reference<Kind extends StoredKind>(
  known: Known,
  kind: Kind,
  external: string,
): Result<StoredRowOf[Kind], CellFault> {
  const row = known.find(kind, external);
  return row ? ok(row) : err({ code: 'unknown-reference', kind, text: external });
}
