import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { CompanyId } from '#domain/base/ids.ts';
import { type Import, type TableName, faultsShown } from '#domain/protocol/exchange-messages.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import type { Cells } from './cells-of.ts';
import { inBreaths } from './in-breaths.ts';
import type { Plan } from './plan.ts';

const [pack, unpack] = [promisify<Buffer | string, { level: number }, Buffer>(gzip), promisify(gunzip)];

/** How long a list may wait to be carried out. */
const lifetime = 24 * 3_600_000;
const sampled = 20;

/** Keeps the cells as they came; nothing is changed by it. Lists that nobody carried out are dropped in passing. */
export async function keepStage(
  deps: ServerDeps,
  company: CompanyId,
  actor: string,
  table: TableName,
  { rows, read }: Cells,
  plan: Plan,
): Promise<Import> {
  const now = deps.clock();
  const stage: Import = {
    id: randomId(deps),
    table,
    state: 'staged',
    lines: plan.lines,
    changes: plan.changes.length,
    unchanged: plan.unchanged,
    counts: plan.counts,
    done: 0,
    read: { ...read },
    faults: plan.faults.slice(0, faultsShown),
    faultCount: plan.faultCount,
    tableFaults: [...plan.tableFaults],
    sample: rows.slice(0, sampled).map((row) => [...row]),
    clean: plan.clean,
    version: null,
    expiresAt: now + lifetime,
  };
  const cells = (await pack(await inBreaths(written(rows)), { level: 1 })).toString('base64');
  await deps.db.transaction(async (tx) => {
    await tx.run('delete from import_stage where company = $1 and expires_at < $2', [company, now]);
    await tx.run(
      `insert into import_stage (company, id, list, brought_by, brought_at, expires_at, summary, cells)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [company, stage.id, table, actor, now, stage.expiresAt, JSON.stringify(stage), cells],
    );
  });
  return stage;
}

export async function readStage(
  tx: Queries,
  company: CompanyId,
  id: string,
  now: number,
): Promise<Import | undefined> {
  const row = await tx.one<{ summary: string; expires_at: number }>(
    'select summary, expires_at from import_stage where company = $1 and id = $2',
    [company, id],
  );
  return row && row.expires_at >= now ? (JSON.parse(row.summary) as Import) : undefined;
}

export async function readCells(tx: Queries, company: CompanyId, id: string): Promise<string[][]> {
  const row = await tx.one<{ cells: string }>(
    'select cells from import_stage where company = $1 and id = $2',
    [company, id],
  );
  return row?.cells ? inBreaths(read((await unpack(Buffer.from(row.cells, 'base64'))).toString())) : [];
}

/** A line of text for each of the list. */
function* written(rows: Cells['rows']): Generator<undefined, string> {
  const lines: string[] = [];
  for (const row of rows) {
    lines.push(JSON.stringify(row));
    yield;
  }
  return lines.join('\n');
}

function* read(text: string): Generator<undefined, string[][]> {
  const rows: string[][] = [];
  for (const line of text === '' ? [] : text.split('\n')) {
    rows.push(JSON.parse(line) as string[]);
    yield;
  }
  return rows;
}

/** Nobody wants it any more. */
export const dropStage = (tx: Queries, company: CompanyId, id: string): Promise<unknown> =>
  tx.run('delete from import_stage where company = $1 and id = $2', [company, id]);

/** The word on a list. Once it is in force its cells, which may name people, are dropped. */
export async function settleStage(tx: Queries, company: CompanyId, stage: Import): Promise<void> {
  const dropped = stage.state === 'done';
  const kept = dropped ? { ...stage, sample: [] } : stage;
  await tx.run(
    `update import_stage set summary = $3${dropped ? `, cells = ''` : ''} where company = $1 and id = $2`,
    [company, stage.id, JSON.stringify(kept)],
  );
}
