import type { Instant } from '#domain/base/calendar.ts';
import { type Quantity, toMicros } from '#domain/base/quantity.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { type Move, arrivesIn } from '#domain/stock/facts.ts';
import { type OperationRow, splitKey } from '#domain/stock/view.ts';
import { insertRows, selectIn } from '../storage/batch.ts';
import type { Queries, Value } from '../storage/db.ts';
import { insertHands } from './hands.ts';
import type { Bench, Verdict } from './judge-batch.ts';
import { saveRows } from './rows.ts';

/** Everything that a batch did, set by set, in the transaction that holds the company's counter. */
export async function writeVerdicts(
  tx: Queries,
  bench: Bench,
  verdicts: readonly Verdict[],
  now: Instant,
): Promise<void> {
  const { company, version, desk } = bench;
  const outcomes = verdicts.map((verdict) => withSettlement(bench, verdict));
  await writeOperations(tx, bench, verdicts, outcomes);
  await insertMoves(tx, company, version, verdicts.flatMap(movesOf));
  await insertRows(
    tx,
    'dependency',
    ['company', 'waits_for', 'operation'],
    verdicts.flatMap(({ one, waitsFor }) => waitsFor.map((dep) => [company, dep, one.body.id])),
    'ignore',
  );
  await insertHands(tx, company, desk.draft, verdicts);
  await saveRows(tx, company, desk.draft.written, version, now);
  await settleOlder(tx, bench, verdicts);
}

export const movesOf = ({ row }: Verdict): Move[] =>
  row.facts.flatMap((fact) => (fact.kind === 'moved' ? [fact.move] : []));

/** A later one of the same batch may have undone or repaired it. */
export function withSettlement({ desk }: Bench, { outcome }: Verdict): Outcome {
  const row = desk.draft.written.get(`operation/${outcome.operation}`) as OperationRow | undefined;
  return { ...outcome, settled: row?.settled ?? null };
}

export const operationColumns = [
  'company',
  'id',
  'body_hash',
  'kind',
  'actor',
  'site',
  'device',
  'body',
  'received_at',
  'at',
  'clock_off',
  'arrived',
  'ordinal',
  'state',
  'version',
  'outcome',
  'waiting',
  'open',
];

/** New ones are inserted; one that was parked and is judged again gets its new word. */
function writeOperations(
  tx: Queries,
  { company, version }: Bench,
  verdicts: readonly Verdict[],
  outcomes: readonly Outcome[],
): Promise<void> {
  const rows = verdicts.flatMap((verdict, at) => {
    const outcome = outcomes[at];
    return outcome ? [operationRow(company, version, verdict, outcome)] : [];
  });
  return insertRows(tx, 'operation', operationColumns, rows, { key: ['company', 'id'] });
}

export function operationRow(
  company: string,
  version: number,
  { one, row, clockOff }: Verdict,
  outcome: Outcome,
): Value[] {
  const isUnsettled = outcome.settled === null;
  return [
    company,
    one.body.id,
    one.bodyHash,
    one.body.kind,
    one.body.actor,
    one.body.site,
    one.device,
    one.text,
    one.receivedAt,
    row.at,
    clockOff,
    one.arrived,
    one.ordinal,
    row.state,
    version,
    JSON.stringify(outcome),
    isUnsettled && row.state === 'parked' ? 1 : 0,
    isUnsettled && row.state !== 'accepted' && row.state !== 'adjusted' ? 1 : 0,
  ];
}

export const moveColumns = [
  'company',
  'id',
  'operation',
  'product',
  'lot',
  'package',
  'into_package',
  'quantity',
  'weight',
  'from_location',
  'to_location',
  'source_order',
  'line',
  'at',
  'version',
  'reverses',
];

export const moveRow = (company: string, version: number, move: Move): Value[] => [
  company,
  move.id,
  move.operation,
  move.product,
  move.lot,
  move.package,
  arrivesIn(move),
  toMicros(move.quantity),
  microsOrNull(move.weight),
  move.from,
  move.to,
  move.order,
  move.line,
  move.at,
  version,
  move.reverses,
];

export const insertMoves = (
  tx: Queries,
  company: string,
  version: number,
  moves: readonly Move[],
): Promise<void> =>
  insertRows(
    tx,
    'move',
    moveColumns,
    moves.map((move) => moveRow(company, version, move)),
  );

const microsOrNull = (quantity: Quantity | null): bigint | null =>
  quantity === null ? null : toMicros(quantity);

/** Operations of earlier batches that this one undid, repaired or waived: their stored word says so from now on. */
async function settleOlder(
  tx: Queries,
  { company, desk }: Bench,
  verdicts: readonly Verdict[],
): Promise<void> {
  const here = new Set<string>(verdicts.map(({ one }) => one.body.id));
  const settled = new Map<string, OperationRow['settled']>();
  for (const [key, row] of desk.draft.written) {
    const { kind, id } = splitKey(key);
    if (kind === 'operation' && !here.has(id)) settled.set(id, (row as OperationRow).settled);
  }
  // An operation of a list may still be on its way into its place.
  for (const table of ['operation', 'coming_operation']) {
    const stored = await selectIn<{ id: string; outcome: string }>(
      tx,
      (list) => `select id, outcome from ${table} where company = $1 and id in (${list})`,
      company,
      [...settled.keys()],
    );
    for (const { id, outcome } of stored)
      await tx.run(`update ${table} set outcome = $3, waiting = 0, open = 0 where company = $1 and id = $2`, [
        company,
        id,
        JSON.stringify({ ...(JSON.parse(outcome) as Outcome), settled: settled.get(id) ?? null }),
      ]);
  }
}
