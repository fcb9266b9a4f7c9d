import type { Queries, Value } from './db.ts';

/** Rows of one statement: enough to make round trips cheap, few enough that the same texts come again and stay prepared. */
const rowsAtOnce = 128;

export type Conflict = 'fail' | 'ignore' | { readonly key: readonly string[] };

/** Set-based: one statement for all rows, because round trips and not the engine are the cost. */
export async function insertRows(
  tx: Queries,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  conflict: Conflict = 'fail',
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const some = rows.slice(from, from + rowsAtOnce);
    const sql = `insert into ${table} (${columns.join(', ')}) values ${valuesOf(columns.length, some.length)}${ending(columns, conflict)}`;
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

const known = new Map<string, string>();

/** "($1, $2), ($3, $4)", made once for each of the few shapes there are. */
function valuesOf(columns: number, rows: number): string {
  const shape = `${columns}x${rows}`;
  const before = known.get(shape);
  if (before) return before;
  const text = Array.from({ length: rows }, (_, row) => `(${placeholders(columns, row * columns)})`).join(
    ', ',
  );
  known.set(shape, text);
  return text;
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
