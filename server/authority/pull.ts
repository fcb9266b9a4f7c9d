import type { CompanyId } from '#domain/base/ids.ts';
import { lightOperation } from '#domain/making/light-operation.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { ServerDeps } from '../deps.ts';
import { type InForce, listInForce } from '../storage/coming.ts';
import type { Queries } from '../storage/db.ts';
import { type Counter, lockCounter, readCounter } from './counter.ts';
import { type Cursor, type SealedCursor, startCursor, wholeCursor, writeCursor } from './cursor.ts';
import { randomId } from './random-id.ts';

export type PullAnswer =
  /** JSON of a PullResponse; the rows go out as they are kept, without being parsed on the way. */
  | { readonly kind: 'page'; readonly json: string }
  /** The cursor is of another server epoch, or older than what is still known about deleted rows: start anew. */
  | { readonly kind: 'gone'; readonly message: string };

export const pageSize = 1000;
/** Characters of an operation's row: some thirty units of a batch. */
const heavy = 200_000;
/** Operations that changed longer ago are left out of a first pull. */
const oldOperations = 30 * 86_400_000;

/**
 * One page of the rows that changed after the cursor, in the order of their versions. A row that changes while a
 * device pages on gets a later version and so comes again; the last page says which version all of it makes whole.
 */
export async function pull(
  deps: ServerDeps,
  company: CompanyId,
  cursor: SealedCursor | null,
  limit: number = pageSize,
): Promise<PullAnswer> {
  const now = deps.clock();
  const page = await deps.db.snapshot(async (tx) => {
    const counter = await readCounter(tx, company);
    if (cursor && !fits(cursor, counter)) return { counter, rows: null };
    return { counter, rows: await readRows(tx, company, cursor ?? startCursor, limit, now) };
  });
  const { counter, rows } = page;
  if (rows) return { kind: 'page', json: writePage(counter, cursor ?? startCursor, rows, limit, now) };
  if (cursor && isAhead(cursor, counter)) await openEpoch(deps, company);
  return { kind: 'gone', message: 'The cursor is not of this history: start with a new pull' };
}

/** A first pull starts before everything, so the horizon says nothing about it. */
const fits = (cursor: SealedCursor, { epoch, secret, version, horizon }: Counter): boolean =>
  cursor.isOf(epoch, secret) && cursor.version <= version && (cursor.first || cursor.version >= horizon);

/** Only a cursor that this server made itself can tell it that it was set back. */
const isAhead = (cursor: SealedCursor, { epoch, secret, version }: Counter): boolean =>
  cursor.isOf(epoch, secret) && cursor.version > version;

interface StateRow {
  readonly key: string;
  readonly kind: string;
  readonly version: number;
  readonly content: string | null;
}

async function readRows(
  tx: Queries,
  company: CompanyId,
  cursor: Cursor,
  limit: number,
  now: number,
): Promise<StateRow[]> {
  const { version, key, first } = cursor;
  const coming = await listInForce(tx, company);
  if (coming) return readWithComing(tx, company, cursor, coming, limit, now);
  return tx.many<StateRow>(
    `select key, kind, version, content from state_row
     where company = $1 and (version, key) > ($2, $3)${first ? ` and (kind <> 'operation' or changed_at >= $5)` : ''}
     order by version, key limit $4`,
    first ? [company, version, key, limit + 1, now - oldOperations] : [company, version, key, limit + 1],
  );
}

/**
 * While a list moves into its place its rows lie in two tables; each of them has its version already, so a device that
 * pages on meets them in the same order wherever they lie. Each side is read by its own index and no further than a page.
 */
function readWithComing(
  tx: Queries,
  company: CompanyId,
  { version, key, first }: Cursor,
  coming: InForce,
  limit: number,
  now: number,
): Promise<StateRow[]> {
  // The cursor stands before the list, in it, or behind it.
  const after = version < coming.version ? '' : key;
  return tx.many<StateRow>(
    `select key, kind, version, content from (
       select * from (
         select key, kind, version, content from state_row s
         where company = $1 and (version, key) > ($2, $3)${first ? ` and (kind <> 'operation' or changed_at >= $8)` : ''}
           and not exists (
             select 1 from coming_row r where r.company = s.company and r.list = $5 and r.key = s.key
           )
         order by version, key limit $4
       ) as there
       union all
       select * from (
         select key, kind, cast($6 as bigint) as version, content from coming_row
         where company = $1 and list = $5 and key > $7 and cast($6 as bigint) >= $2
         order by key limit $4
       ) as coming
     ) as both_of_them
     order by version, key limit $4`,
    [
      company,
      version,
      key,
      limit + 1,
      coming.list,
      coming.version,
      after,
      ...(first ? [now - oldOperations] : []),
    ],
  );
}

function writePage(
  counter: Counter,
  from: Cursor,
  read: readonly StateRow[],
  limit: number,
  now: number,
): string {
  const rows = read.slice(0, limit);
  const last = rows.at(-1);
  const isWhole = read.length <= limit || !last;
  const next = isWhole ? wholeCursor(counter.version) : { ...from, version: last.version, key: last.key };
  const head = JSON.stringify({
    serverEpoch: counter.epoch,
    serverTime: now,
    next: writeCursor(next, counter.epoch, counter.secret),
    boundary: isWhole ? counter.version : null,
    backedUp: counter.backedUp,
  });
  const written = rows.map(
    ({ key, kind, version, content }) =>
      `{"kind":"${kind}","id":${JSON.stringify(key.slice(kind.length + 1))},"version":${version},"row":${forDevice(kind, content)}}`,
  );
  return `${head.slice(0, -1)},"rows":[${written.join(',')}]}`;
}

/** Rows go out as they are kept; only an operation that is too much for a handheld is parsed, and sent light. */
function forDevice(kind: string, content: string | null): string {
  if (content === null) return 'null';
  if (kind !== 'operation' || content.length <= heavy) return content;
  return JSON.stringify(lightOperation(JSON.parse(content) as OperationRow));
}

/**
 * A device that has seen more than this server knows met it before it was set back to a backup. From here on it is
 * another history: nobody's cursor fits, nobody's knowledge of it is trusted, and no numbers are leased (NUM-5) until
 * an administrator says that all devices have reported theirs.
 */
async function openEpoch(deps: ServerDeps, company: CompanyId): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    await tx.run('update counter set epoch = $2, leasing = 0 where company = $1', [company, randomId(deps)]);
  });
  deps.log('warn', 'server-epoch-opened', { company });
}
