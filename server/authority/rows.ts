import type { Instant } from '#domain/base/calendar.ts';
import type { LocationId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Draft } from '#domain/stock/draft.ts';
import { liesInHouse } from '#domain/stock/on-hand.ts';
import type { Stock } from '#domain/stock/rows.ts';
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
  rowKey,
  splitKey,
} from '#domain/stock/view.ts';
import { insertRows, selectIn } from '../storage/batch.ts';
import { overtake } from '../storage/coming.ts';
import type { Queries, Value } from '../storage/db.ts';

export type Loaded = Map<RowKey, Known<RowOf[RowKind]>>;

/** The server knows everything: what is not there is absent, never unknown. */
export async function loadRows(tx: Queries, company: string, keys: readonly RowKey[]): Promise<Loaded> {
  const loaded: Loaded = new Map(keys.map((key) => [key, absent]));
  const asked = (kind: RowKind): RowKey[] => keys.filter((key) => splitKey(key).kind === kind);
  const inHouse = asked('in-house-of');
  const lists = keys.filter((key) => isDerived(splitKey(key).kind) && !inHouse.includes(key));
  for (const [key, row] of await listRows(tx, company, lists)) loaded.set(key, present(row));
  if (inHouse.length > 0)
    for (const [key, row] of await loadInHouse(tx, company, inHouse)) loaded.set(key, present(row));
  const rows = await selectIn<{ key: RowKey; content: string | null }>(
    tx,
    (list) => `select key, content from row_now where company = $1 and key in (${list})`,
    company,
    keys.filter((key) => !isDerived(splitKey(key).kind) && loaded.get(key)?.state !== 'present'),
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
      `select key, listed_in from row_now where company = $1 and listed_in in (${list}) and content is not null`,
    company,
    lists,
  );
  for (const { key, listed_in: list } of rows) listed.get(list)?.push(splitKey(key).id);
  return new Map([...listed].map(([key, keys]) => [key, { keys }]));
}

/**
 * The lists of what is in the house, with the rows that they name: read once, because a rule asks for them next. What
 * is long gone is read too, and dropped at once.
 */
async function loadInHouse(
  tx: Queries,
  company: string,
  lists: readonly RowKey[],
): Promise<Map<RowKey, RowOf[RowKind]>> {
  const whole = new Map(lists.map((key) => [rowKey('stock-of', splitKey(key).id), key]));
  const rows = await selectIn<{ key: RowKey; listed_in: RowKey; content: string }>(
    tx,
    (list) =>
      `select key, listed_in, content from row_now where company = $1 and listed_in in (${list}) and content is not null`,
    company,
    [...whole.keys()],
  );
  const stocks = rows.map(({ key, listed_in, content }) => ({
    key,
    list: whole.get(listed_in),
    stock: JSON.parse(content) as Stock,
  }));
  const used = new Set(stocks.flatMap(({ stock }) => stock.places.map(({ location }) => location)));
  const places = await selectIn<{ key: RowKey; content: string }>(
    tx,
    (list) =>
      `select key, content from row_now where company = $1 and key in (${list}) and content is not null`,
    company,
    [...used].map((id) => rowKey('location', id)),
  );
  const found = new Map<RowKey, RowOf[RowKind]>(
    places.map(({ key, content }) => [key, JSON.parse(content) as Location]),
  );
  const usageOf = (id: LocationId) => (found.get(rowKey('location', id)) as Location | undefined)?.usage;
  const here = stocks.filter(({ stock }) => liesInHouse(stock, usageOf));
  for (const list of lists)
    found.set(list, { keys: here.flatMap((each) => (each.list === list ? [splitKey(each.key).id] : [])) });
  for (const { key, stock } of here) found.set(key, stock);
  return found;
}

export const stateColumns = ['company', 'key', 'kind', 'listed_in', 'version', 'changed_at', 'content'];

export const stateRow = (
  company: string,
  version: number,
  now: Instant,
  key: RowKey,
  row: unknown,
): Value[] => [
  company,
  key,
  splitKey(key).kind,
  listedIn(key),
  version,
  now,
  row === null ? null : JSON.stringify(row),
];

/** Each row as it stands after the batch, once, with the batch's version. */
export async function saveRows(
  tx: Queries,
  company: string,
  written: Draft['written'],
  version: number,
  now: Instant,
): Promise<void> {
  const rows = [...written].map(([key, row]) => stateRow(company, version, now, key, row));
  await insertRows(tx, 'state_row', stateColumns, rows, { key: ['company', 'key'] });
  await overtake(tx, company, [...written.keys()]);
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
