import type { Instant } from '#domain/base/calendar.ts';
import type { CompanyId, DeviceId, PersonId } from '#domain/base/ids.ts';
import type { Body } from '#domain/protocol/body.ts';
import { type OperationRow, splitKey } from '#domain/stock/view.ts';
import type { ServerDeps } from '../deps.ts';
import { selectIn } from '../storage/batch.ts';
import { DatabaseUnavailable, type Queries } from '../storage/db.ts';
import type { Case } from './case.ts';
import { lockCounter, setVersion } from './counter.ts';
import { kinOf } from './device.ts';
import { createDesk } from './gather.ts';
import { type Bench, judgeBatch } from './judge-batch.ts';
import { createStanding } from '../people/standing.ts';
import { writeVerdicts } from './write.ts';

/** Strikes out what has come into force from the lists of those that wait for it. Answers whether anybody did. */
export async function releaseDependants(tx: Queries, { company, desk }: Bench): Promise<boolean> {
  const waiting = await tx.one('select 1 as yes from dependency where company = $1 limit 1', [company]);
  if (!waiting) return false;
  const inForce: string[] = [];
  for (const [key, row] of desk.draft.written) {
    const { kind, id } = splitKey(key);
    if (kind === 'operation' && isMet(row as OperationRow)) inForce.push(id);
  }
  const met = await selectIn<{ waits_for: string }>(
    tx,
    (list) => `select distinct waits_for from dependency where company = $1 and waits_for in (${list})`,
    company,
    inForce,
  );
  for (const { waits_for: waitsFor } of met)
    await tx.run('delete from dependency where company = $1 and waits_for = $2', [company, waitsFor]);
  return met.length > 0;
}

/** Also what ended without effect: whoever is about it (an undo) can be answered now. */
const isMet = ({ state, settled }: OperationRow): boolean => state !== 'parked' || settled !== null;

const atOnce = 500;
/** Each batch judges one at least, so it ends by itself; this only stops what a bug would make endless. */
const mostBatches = 10_000;

interface WaitingRow {
  readonly body: string;
  readonly body_hash: string;
  readonly device: DeviceId;
  readonly person: PersonId;
  readonly revoked_at: number | null;
  readonly shared: number;
  readonly parent: DeviceId | null;
  readonly replaces: DeviceId | null;
  readonly received_at: number;
  readonly arrived: number;
  readonly ordinal: number;
}

/**
 * Judges parked operations again that no longer wait for anything, in the order in which they arrived; what comes into
 * force may release others, so it goes on until none is left.
 * @returns the version after the last of them, 0 when there was none
 */
export async function rerunParked(deps: ServerDeps, company: CompanyId, now: Instant): Promise<number> {
  let version = 0;
  for (let batch = 0; batch < mostBatches; batch += 1) {
    const done = await rerunSome(deps, company, now, atOnce);
    if (done === null) break;
    version = done;
  }
  return version;
}

async function rerunSome(
  deps: ServerDeps,
  company: CompanyId,
  now: Instant,
  limit: number,
): Promise<number | null> {
  try {
    return await deps.db.transaction((tx) => rerunIn(tx, deps, company, now, limit, null));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    if (limit > 1) return rerunSome(deps, company, now, Math.ceil(limit / 8));
    return deps.db.transaction((tx) => rerunIn(tx, deps, company, now, 1, error));
  }
}

async function rerunIn(
  tx: Queries,
  deps: ServerDeps,
  company: CompanyId,
  now: Instant,
  limit: number,
  failure: unknown,
): Promise<number | null> {
  const counter = await lockCounter(tx, company);
  const rows = await tx.many<WaitingRow>(
    `select o.body, o.body_hash, o.device, o.received_at, o.arrived, o.ordinal, d.person, d.revoked_at,
            d.shared, d.parent, d.replaces
     from operation o join device d on d.company = o.company and d.id = o.device
     where o.company = $1 and o.waiting = 1
       and not exists (select 1 from dependency w where w.company = o.company and w.operation = o.id)
     order by o.arrived, o.ordinal limit $2`,
    [company, limit],
  );
  if (rows.length === 0) return null;
  const bench: Bench = {
    company,
    version: counter.version + 1,
    epoch: counter.epoch,
    desk: createDesk(tx, company),
    standing: createStanding(tx, company),
    log: deps.log,
  };
  const verdicts = await judgeBatch(bench, rows.map(toCase), failure);
  await writeVerdicts(tx, bench, verdicts, now);
  await releaseDependants(tx, bench);
  await setVersion(tx, company, bench.version);
  return bench.version;
}

const toCase = (row: WaitingRow): Case => ({
  body: JSON.parse(row.body) as Body,
  bodyHash: row.body_hash,
  text: row.body,
  device: row.device,
  person: row.person,
  revoked: row.revoked_at !== null,
  shared: row.shared === 1,
  kin: kinOf(row),
  receivedAt: row.received_at,
  arrived: row.arrived,
  ordinal: row.ordinal,
});
