import type { Queries, Value } from './db.ts';

/** Parameters of one statement: engines allow 32,766 and more. */
const parametersAtOnce = 20_000;

export type Conflict = 'fail' | 'ignore' | { readonly key: readonly string[] };

/** Set-based: one statement for all rows, because round trips and not the engine are the cost. */
export async function insertRows(
  tx: Queries,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  conflict: Conflict = 'fail',
): Promise<void> {
  const most = Math.floor(parametersAtOnce / columns.length);
  for (let from = 0; from < rows.length; from += most) {
    const some = rows.slice(from, from + most);
    const values = some.map((_, row) => `(${placeholders(columns.length, row * columns.length)})`);
    const sql = `insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}${ending(columns, conflict)}`;
    await tx.run(sql, some.flat());
  }
}

function ending(columns: readonly string[], conflict: Conflict): string {
  if (conflict === 'fail') return '';
  if (conflict === 'ignore') return ' on conflict do nothing';
  const rest = columns.filter((column) => !conflict.key.includes(column));
  const sets = rest.map((column) => `${column} = excluded.${column}`);
  return ` on conflict (${conflict.key.join(', ')}) do update set ${sets.join(', ')}`;
}

const placeholders = (count: number, after: number): string =>
  Array.from({ length: count }, (_, at) => `$${after + at + 1}`).join(', ');

const listSizes = [1, 8, 64, 512];

/**
 * `select … where company = $1 and key in ($2 …)` in as few statements as may be. Lists are filled up to a few sizes
 * by repeating their last value, so that the same few statement texts are prepared once.
 */
export async function selectIn<Row>(
  tx: Queries,
  sql: (list: string) => string,
  company: string,
  values: readonly string[],
): Promise<Row[]> {
  const found: Row[] = [];
  const largest = listSizes.at(-1) ?? 1;
  for (let from = 0; from < values.length; from += largest) {
    const some = values.slice(from, from + largest);
    const size = listSizes.find((size) => size >= some.length) ?? some.length;
    const filled = [...some, ...Array.from({ length: size - some.length }, () => some.at(-1) ?? '')];
    found.push(...(await tx.many<Row>(sql(placeholders(size, 1)), [company, ...filled])));
  }
  return found;
}
