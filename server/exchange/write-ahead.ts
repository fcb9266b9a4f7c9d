import type { CompanyId } from '#domain/base/ids.ts';
import type { Draft } from '#domain/stock/draft.ts';
import { lockCounter } from '../authority/counter.ts';
import type { Verdict } from '../authority/judge-batch.ts';
import { stateColumns, stateRow } from '../authority/rows.ts';
import { moveColumns, moveRow, movesOf, operationColumns, operationRow } from '../authority/write.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';
import { insertRows } from '../storage/batch.ts';
import { type InForce, listInForce } from '../storage/coming.ts';
import type { Db, Queries, Value } from '../storage/db.ts';
import { inBreaths } from './in-breaths.ts';

/** Rows of one transaction: a push that comes meanwhile waits for one of these, and for no more. */
const slice = 512;
/** Longer than any list takes to be written ahead: what is older was left behind by a server that ended. */
const abandonedAfter = 6 * 3_600_000;
/** Stands for the version that a list will have once it is in force. */
const versionToCome = -1;

interface Target {
  readonly from: 'coming_row' | 'coming_move' | 'coming_operation';
  readonly into: 'state_row' | 'move' | 'operation';
  readonly id: 'key' | 'id';
  /** Of the place it moves to; there it gets the list's version. */
  readonly columns: readonly string[];
}

const targets: readonly Target[] = [
  { from: 'coming_operation', into: 'operation', id: 'id', columns: operationColumns },
  { from: 'coming_move', into: 'move', id: 'id', columns: moveColumns },
  { from: 'coming_row', into: 'state_row', id: 'key', columns: stateColumns },
];

/**
 * Writes all that a list did where nobody sees it, slice by slice.
 * @param between called between two slices; what it throws ends the writing
 * @returns the name that the list has from here on
 */
export async function writeAhead(
  deps: ServerDeps,
  company: CompanyId,
  importId: string,
  verdicts: readonly Verdict[],
  written: Draft['written'],
  between: () => void,
): Promise<string> {
  const { db } = deps;
  const list = randomId(deps);
  const now = deps.clock();
  await dropAbandoned(deps, company, importId);
  await db.transaction((tx) =>
    tx.run('insert into coming (company, list, import, begun_at) values ($1, $2, $3, $4)', [
      company,
      list,
      importId,
      now,
    ]),
  );
  const put = async (target: Target, rows: Iterator<readonly Value[], void>): Promise<void> => {
    const columns = ['list', ...target.columns.filter((column) => column !== 'version')];
    const version = target.columns.indexOf('version');
    for (;;) {
      const some = await inBreaths(taken(rows, slice));
      if (some.length === 0) return;
      between();
      await db.transaction((tx) =>
        insertRows(
          tx,
          target.from,
          columns,
          some.map((row) => [list, ...row.toSpliced(version, 1)]),
        ),
      );
    }
  };
  const [operations, moves, rows] = targets as [Target, Target, Target];
  try {
    await put(
      operations,
      each(verdicts, (one) => [operationRow(company, versionToCome, one, one.outcome)]),
    );
    await put(
      moves,
      each(verdicts, (one) => movesOf(one).map((move) => moveRow(company, versionToCome, move))),
    );
    await put(
      rows,
      each(written, ([key, row]) => [stateRow(company, versionToCome, now, key, row)]),
    );
  } catch (error) {
    await dropAhead(db, company, list);
    throw error;
  }
  return list;
}

function* each<T>(from: Iterable<T>, rowsOf: (one: T) => Value[][]): Generator<Value[], void> {
  for (const one of from) yield* rowsOf(one);
}

function* taken<T>(from: Iterator<T, void>, most: number): Generator<undefined, T[]> {
  const some: T[] = [];
  while (some.length < most) {
    const next = from.next();
    if (next.done) break;
    some.push(next.value);
    yield;
  }
  return some;
}

/**
 * From this commit on the list is there for whoever looks; the caller holds the company's counter.
 * @returns whether it is: not when it was swept away, or when another list is still on its way
 */
export async function bringIntoForce(
  tx: Queries,
  company: CompanyId,
  { list, version }: InForce,
): Promise<boolean> {
  if (await listInForce(tx, company)) return false;
  const gone = await tx.run('delete from coming where company = $1 and list = $2', [company, list]);
  if (gone === 0) return false;
  await tx.run('insert into coming_in_force (company, list, version) values ($1, $2, $3)', [
    company,
    list,
    version,
  ]);
  return true;
}

/** Moves what is in force into its place. Whoever does it, and however often it is begun again, the end is the same. */
export async function moveIn(db: Db, company: CompanyId): Promise<void> {
  for (const target of targets) while (await moveSlice(db, company, target)) {}
  await db.transaction(async (tx) => {
    await lockCounter(tx, company);
    // Another server may have moved it, and another list may have come into force since.
    await tx.run(
      `delete from coming_in_force where company = $1
       and not exists (select 1 from coming_row r where r.company = $1 and r.list = coming_in_force.list)
       and not exists (select 1 from coming_move m where m.company = $1 and m.list = coming_in_force.list)
       and not exists (select 1 from coming_operation o where o.company = $1 and o.list = coming_in_force.list)`,
      [company],
    );
  });
}

/** @returns whether there may be more */
function moveSlice(db: Db, company: CompanyId, { from, into, id, columns }: Target): Promise<boolean> {
  return db.transaction(async (tx) => {
    // Who writes a row meanwhile takes it out of the list, under the same lock.
    await lockCounter(tx, company);
    const coming = await listInForce(tx, company);
    if (!coming) return false;
    const { list, version } = coming;
    const last = await tx.one<{ last: string | null }>(
      `select max(${id}) as last
       from (select ${id} from ${from} where company = $1 and list = $2 order by ${id} limit ${slice}) as next`,
      [company, list],
    );
    if (!last?.last) return false;
    const values = columns.map((column) => {
      if (column === 'version') return 'cast($4 as bigint)';
      if (column === 'outcome') return 'replace(outcome, $5, $6)';
      return column;
    });
    const rest = columns.filter((column) => column !== 'company' && column !== id);
    const outcome = [`"version":${versionToCome}`, `"version":${version}`];
    await tx.run(
      `insert into ${into} (${columns.join(', ')}) select ${values.join(', ')} from ${from}
       where company = $1 and list = $2 and ${id} <= $3
       on conflict (company, ${id}) do update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`,
      [company, list, last.last, version, ...(columns.includes('outcome') ? outcome : [])],
    );
    await tx.run(`delete from ${from} where company = $1 and list = $2 and ${id} <= $3`, [
      company,
      list,
      last.last,
    ]);
    return true;
  });
}

/** What a list that did not come into force has written. */
export async function dropAhead(db: Db, company: string, list: string): Promise<void> {
  for (const { from, id } of targets) {
    let gone: number;
    do {
      gone = await db.transaction((tx) =>
        tx.run(
          `delete from ${from} where company = $1 and list = $2 and ${id} in
           (select ${id} from ${from} where company = $1 and list = $2 order by ${id} limit ${slice})`,
          [company, list],
        ),
      );
    } while (gone > 0);
  }
  await db.transaction((tx) =>
    tx.run('delete from coming where company = $1 and list = $2', [company, list]),
  );
}

/** Of the same import, because it is begun anew; and of any that nobody can still be at. */
async function dropAbandoned({ db, clock }: ServerDeps, company: string, importId: string): Promise<void> {
  const left = await db.snapshot((tx) =>
    tx.many<{ list: string }>(
      'select list from coming where company = $1 and (import = $2 or begun_at < $3)',
      [company, importId, clock() - abandonedAfter],
    ),
  );
  for (const { list } of left) await dropAhead(db, company, list);
}

/** At a start: what an ended server had brought into force and not moved. */
export async function moveWhatIsLeft({ db }: ServerDeps): Promise<void> {
  const left = await db.snapshot((tx) =>
    tx.many<{ company: CompanyId }>('select company from coming_in_force'),
  );
  for (const { company } of left) await moveIn(db, company);
}
