import type { Instant } from '#domain/base/calendar.ts';
import {
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  absent,
  present,
  splitKey,
} from '#domain/stock/view.ts';
import { insertRows, selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';

export type Loaded = Map<RowKey, Known<RowOf[RowKind]>>;

/** The server knows everything: what is not there is absent, never unknown. */
export async function loadRows(tx: Queries, company: string, keys: readonly RowKey[]): Promise<Loaded> {
  const loaded: Loaded = new Map(keys.map((key) => [key, absent]));
  const rows = await selectIn<{ key: RowKey; content: string | null }>(
    tx,
    (list) => `select key, content from state_row where company = $1 and key in (${list})`,
    company,
    keys,
  );
  for (const { key, content } of rows)
    if (content !== null) loaded.set(key, present(JSON.parse(content) as RowOf[RowKind]));
  return loaded;
}

const columns = ['company', 'key', 'kind', 'version', 'changed_at', 'content'];

/** Each row as it stands after the batch, once, with the batch's version. */
export function saveRows(
  tx: Queries,
  company: string,
  written: ReadonlyMap<RowKey, RowOf[RowKind]>,
  version: number,
  now: Instant,
): Promise<void> {
  const rows = [...written].map(([key, row]) => [
    company,
    key,
    splitKey(key).kind,
    version,
    now,
    JSON.stringify(row),
  ]);
  return insertRows(tx, 'state_row', columns, rows, { key: ['company', 'key'] });
}
