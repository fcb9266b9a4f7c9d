import type { CompanyId } from '#domain/base/ids.ts';
import type { TableName } from '#domain/protocol/exchange-messages.ts';
import { tables } from '#domain/records/exchange/tables.ts';
import { writeTable } from '#domain/records/exchange/write-table.ts';
import type { StoredKind, StoredRowOf } from '#domain/stock/view.ts';
import type { Db } from '../storage/db.ts';
import type { Format } from './file-of.ts';
import { writeFile } from './in-thread.ts';
import { rowsOfKind } from './rows-of-kind.ts';

/** Lots stand in no list of their own, but stock is told by their names. */
const kindsOf = (table: TableName): readonly StoredKind[] =>
  table === 'opening-stock' ? [...tables[table].finds, 'lot'] : tables[table].finds;

/** A list as it can be brought in again. */
export async function exportTable(
  db: Db,
  company: CompanyId,
  table: TableName,
  format: Format,
): Promise<Uint8Array> {
  const rows = new Map<StoredKind, Map<string, unknown>>();
  for (const kind of kindsOf(table)) {
    const here = new Map<string, unknown>();
    for await (const row of rowsOfKind(db, company, kind))
      here.set('id' in row ? row.id : `${here.size}`, row);
    rows.set(kind, here);
  }
  const cells = writeTable(table, {
    all: <Kind extends StoredKind>(kind: Kind) =>
      [...(rows.get(kind)?.values() ?? [])] as StoredRowOf[Kind][],
    get: <Kind extends StoredKind>(kind: Kind, id: string) =>
      rows.get(kind)?.get(id) as StoredRowOf[Kind] | undefined,
  });
  return writeFile(cells, format);
}

/** The columns, and one line as an example. */
export function templateOf(table: TableName, format: Format): Promise<Uint8Array> {
  const columns = Object.values(
    tables[table].table.columns as Record<string, { title: string; example: string }>,
  );
  return writeFile([columns.map(({ title }) => title), columns.map(({ example }) => example)], format);
}
