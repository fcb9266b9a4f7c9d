import type { Instant } from '#domain/base/calendar.ts';
import type { Draft } from '#domain/stock/draft.ts';
import {
  type DerivedKind,
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  absent,
  isDerived,
  listedIn,
  present,
  splitKey,
} from '#domain/stock/view.ts';
import { insertRows, selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';

export type Loaded = Map<RowKey, Known<RowOf[RowKind]>>;

/** The server knows everything: what is not there is absent, never unknown. */
export async function loadRows(tx: Queries, company: string, keys: readonly RowKey[]): Promise<Loaded> {
  const loaded: Loaded = new Map(keys.map((key) => [key, absent]));
  const lists = keys.filter((key) => isDerived(splitKey(key).kind));
  for (const [key, row] of await listRows(tx, company, lists)) loaded.set(key, present(row));
  const rows = await selectIn<{ key: RowKey; content: string | null }>(
    tx,
    (list) => `select key, content from state_row where company = $1 and key in (${list})`,
    company,
    keys.filter((key) => !isDerived(splitKey(key).kind)),
  );
  for (const { key, content } of rows)
    if (content !== null) loaded.set(key, present(JSON.parse(content) as RowOf[RowKind]));
  return loaded;
}

/** The rows that derived ones list, by a column that is kept for it: no order of text is asked of the database. */
async function listRows(
  tx: Queries,
  company: string,
  lists: readonly RowKey[],
): Promise<Map<RowKey, RowOf[DerivedKind]>> {
  const listed = new Map(lists.map((key) => [key, [] as string[]]));
  const rows = await selectIn<{ key: RowKey; listed_in: RowKey }>(
    tx,
    (list) =>
      `select key, listed_in from state_row where company = $1 and listed_in in (${list}) and content is not null`,
    company,
    lists,
  );
  for (const { key, listed_in: list } of rows) listed.get(list)?.push(splitKey(key).id);
  return new Map([...listed].map(([key, keys]) => [key, { keys }]));
}

const columns = ['company', 'key', 'kind', 'listed_in', 'version', 'changed_at', 'content'];

/** Each row as it stands after the batch, once, with the batch's version. */
export async function saveRows(
  tx: Queries,
  company: string,
  written: Draft['written'],
  version: number,
  now: Instant,
): Promise<void> {
  const rows = [...written].map(([key, row]) => [
    company,
    key,
    splitKey(key).kind,
    listedIn(key),
    version,
    now,
    row === null ? null : JSON.stringify(row),
  ]);
  await insertRows(tx, 'state_row', columns, rows, { key: ['company', 'key'] });
  await indexInputs(tx, company, written);
}

/** [G03] So that what a lot went into is found without reading every pedigree. What is found is looked at, so nothing is ever taken out. */
function indexInputs(tx: Queries, company: string, written: Draft['written']): Promise<void> {
  const rows = [...written].flatMap(([key, row]) => {
    const { kind, id } = splitKey(key);
    const inputs = kind === 'pedigree' && row ? (row as RowOf['pedigree']).inputs : [];
    const lots = new Set(inputs.flatMap(({ lot }) => lot ?? []));
    return [...lots].map((lot) => [company, lot, id]);
  });
  return insertRows(tx, 'pedigree_input', ['company', 'input', 'pedigree'], rows, 'ignore');
}
