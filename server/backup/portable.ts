import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { insertRows } from '../storage/batch.ts';
import { CannotStart, type Db, type Queries, type Value } from '../storage/db.ts';
import { schemaVersion } from '../storage/migrate.ts';
import { keyColumns, tableColumns } from './tables.ts';

/** The first line of a file: what it is, and whether this program can read it. */
interface Head {
  readonly lotline: 'site';
  readonly schema: number;
  readonly at: number;
}

const atOnce = 2000;

/**
 * The whole site as lines of JSON, packed: of one moment, while work goes on, and the same whatever database it came
 * from, so that it can be restored into either. Sign-ins and codes that are good for minutes stay behind.
 */
export async function exportSite(
  { db, clock }: { readonly db: Db; readonly clock: () => number },
  file: string,
): Promise<{ readonly rows: number }> {
  const unfinished = `${file}.part`;
  let rows = 0;
  const versions = await db.snapshot(async (tx) => {
    async function* lines(): AsyncGenerator<string> {
      yield `${JSON.stringify({ lotline: 'site', schema: schemaVersion, at: clock() } satisfies Head)}\n`;
      for (const table of tableColumns.keys())
        for await (const row of pages(tx, table)) {
          rows += 1;
          yield `${JSON.stringify([table, ...row])}\n`;
        }
      yield `${JSON.stringify({ end: rows })}\n`;
    }
    await pipeline(
      Readable.from(lines()),
      createGzip({ level: 4 }),
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    return tx.many<{ company: string; version: number }>('select company, version from counter');
  });
  await rename(unfinished, file);
  // Devices let go of what a copy holds, so it is announced like any other backup.
  await db.transaction(async (tx) => {
    for (const { company, version } of versions)
      await tx.run('update counter set backed_up = $2 where company = $1 and backed_up < $2', [
        company,
        version,
      ]);
  });
  return { rows };
}

/**
 * Into an empty database only, all or nothing. The restored server is another history: every company opens a new epoch
 * before it answers anybody, so that devices send again what it does not know.
 * @param newEpoch an id nobody has used
 */
export async function restoreSite(
  db: Db,
  file: string,
  newEpoch: () => string,
): Promise<{ readonly rows: number; readonly companies: number }> {
  try {
    return await db.transaction(async (tx) => {
      if (await tx.one('select company from counter limit 1'))
        throw new CannotStart(
          'The database holds a site already: restore into an empty one, that is with DATA_DIR (or DATABASE_URL) at another place.',
        );
      // A server that was started empty waits with a link; the site that comes in needs none.
      await tx.run('delete from setup_link');
      await tx.run(`delete from meta where name <> 'schema'`);
      const rows = await readInto(tx, file);
      const companies = await tx.many<{ company: string }>('select company from counter');
      for (const { company } of companies)
        await tx.run('update counter set epoch = $2, leasing = 0, backed_up = 0 where company = $1', [
          company,
          newEpoch(),
        ]);
      return { rows, companies: companies.length };
    });
  } catch (error) {
    if (error instanceof SyntaxError || /zlib|header check|unexpected end/i.test((error as Error).message))
      throw new CannotStart(`${file} is not a whole copy of a site: ${(error as Error).message}.`, {
        cause: error,
      });
    throw error;
  }
}

export const removeUnfinished = (file: string): Promise<void> => rm(`${file}.part`, { force: true });

/** Page by page in the order of the key, which every table has. */
async function* pages(tx: Queries, table: string): AsyncGenerator<Value[]> {
  const columns = tableColumns.get(table) ?? [];
  const keys = keyColumns.get(table) ?? [];
  let after: Value[] | null = null;
  for (;;) {
    const where: string = after
      ? ` where (${keys.join(', ')}) > (${keys.map((_, at) => `$${at + 1}`).join(', ')})`
      : '';
    const page: Record<string, Value>[] = await tx.many<Record<string, Value>>(
      `select ${columns.map(exact).join(', ')} from ${table}${where} order by ${keys.join(', ')} limit ${atOnce}`,
      after ?? [],
    );
    for (const row of page) yield columns.map((column) => row[column] ?? null);
    const last = page.at(-1);
    if (!last || page.length < atOnce) return;
    after = keys.map((key) => last[key] ?? null);
  }
}

/** Millionths may be larger than a number can hold. */
const exact = (column: string): string =>
  column === 'quantity' || column === 'weight' ? `cast(${column} as text) as ${column}` : column;

async function readInto(tx: Queries, file: string): Promise<number> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Infinity,
  });
  let head: Head | null = null;
  let count = 0;
  let ended: number | null = null;
  let table = '';
  let waiting: Value[][] = [];
  const flush = async () => {
    if (waiting.length > 0) await insertRows(tx, table, tableColumns.get(table) ?? [], waiting);
    waiting = [];
  };
  for await (const line of lines) {
    const value = JSON.parse(line) as unknown;
    if (!head) {
      head = readable(value, file);
      continue;
    }
    if (!Array.isArray(value)) {
      ended = (value as { end: number }).end;
      continue;
    }
    const [name, ...row] = value as [string, ...Value[]];
    if (!tableColumns.has(name))
      throw new CannotStart(`${file} holds ${name}, which this program does not know.`);
    if (name !== table || waiting.length >= atOnce) await flush();
    table = name;
    waiting.push(row.map((cell, at) => inexact(tableColumns.get(name)?.[at] ?? '', cell)));
    count += 1;
  }
  await flush();
  if (!head || ended !== count)
    throw new CannotStart(`${file} is not a whole copy of a site: its end is missing.`);
  return count;
}

const inexact = (column: string, cell: Value): Value =>
  (column === 'quantity' || column === 'weight') && typeof cell === 'string' ? BigInt(cell) : cell;

function readable(value: unknown, file: string): Head {
  const head = value as Partial<Head>;
  if (head.lotline !== 'site') throw new CannotStart(`${file} is not a copy of a site.`);
  if (head.schema !== schemaVersion)
    throw new CannotStart(
      `${file} is of schema ${head.schema}, this program of ${schemaVersion}: restore it with the program that wrote it, then update.`,
    );
  return head as Head;
}
