import { setImmediate as breathe } from 'node:timers/promises';
import type { PersonId } from '#domain/base/ids.ts';
import type { DeviceId, OperationId } from '#domain/base/ids.ts';
import type { Person } from '#domain/catalogue/person.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { registry } from '#domain/operations/registry.ts';
import { type Body, hashOf } from '#domain/protocol/body.ts';
import { type ImportFault, faultsShown } from '#domain/protocol/exchange-messages.ts';
import type { PlannedIntent } from '#domain/records/exchange/table.ts';
import type { Draft } from '#domain/stock/draft.ts';
import {
  type RowKey,
  type StoredKind,
  type StoredRowOf,
  listedIn,
  rowKey,
  splitKey,
} from '#domain/stock/view.ts';
import { lockCounter, setVersion } from '../authority/counter.ts';
import type { Case } from '../authority/case.ts';
import { type Desk, createDesk } from '../authority/gather.ts';
import { type Bench, type Verdict, judgeBatch } from '../authority/judge-batch.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';
import type { Standing } from '../people/standing.ts';
import type { Db, Queries } from '../storage/db.ts';
import type { Found, Place } from './known.ts';
import { bringIntoForce, dropAhead, moveIn, writeAhead } from './write-ahead.ts';

export type CarriedOut =
  | { readonly kind: 'done'; readonly version: number }
  | { readonly kind: 'refused'; readonly faults: readonly ImportFault[]; readonly faultCount: number }
  /** Somebody changed what this list leans on while it was being looked at. */
  | { readonly kind: 'changed-meanwhile' };

export interface Errand extends Place {
  readonly person: PersonId;
}

/** Lines at a time between two breaths, so that others are answered while a long list is judged. */
const atOnce = 100;

/**
 * Every change of a list through the rule book, written ahead where nobody sees it, and then all of it brought into
 * force by one short transaction: one refusal, and nothing of it stays. Judging and writing lean on no lock; whether
 * anything that was looked at has changed since is asked under the lock.
 * @param also written with what brings it into force
 */
export async function carryOut(
  deps: ServerDeps,
  errand: Errand,
  found: Found,
  importId: string,
  changes: readonly PlannedIntent<Intent>[],
  progress: (done: number) => void,
  also: (tx: Queries, version: number) => Promise<void>,
): Promise<CarriedOut> {
  const { company } = errand;
  const seen = new Set<RowKey>();
  const bench: Bench = {
    company,
    version: found.version + 1,
    epoch: found.epoch,
    desk: noting(createDesk(eachByItself(deps.db), company), seen),
    standing: ownStanding,
    log: deps.log,
  };
  const verdicts: Verdict[] = [];
  const faults: ImportFault[] = [];
  let faultCount = 0;
  let done = 0;
  for (const some of portions(changes)) {
    const from = done;
    const cases = some.map((change, at) => toCase(deps, errand, found, change.intent, from + at));
    for (const [at, verdict] of (await judgeBatch(bench, cases, null)).entries()) {
      if (verdict.outcome.state === 'accepted' || verdict.outcome.state === 'adjusted') {
        verdicts.push(leaner(verdict));
        continue;
      }
      faultCount += 1;
      const { code = 'failed', args = {} } = verdict.outcome.why ?? {};
      if (faults.length < faultsShown)
        faults.push({ line: some[at]?.lines[0] ?? 1, column: '', code, args: { ...args } });
    }
    done += some.length;
    progress(done);
    await breathe();
  }
  if (faultCount > 0) return { kind: 'refused', faults, faultCount };
  const written = withoutOwnRows(bench.desk.draft.written);
  const list = await writeAhead(deps, company, importId, verdicts, written, () => progress(done));
  // One list after the other: another one that is in force moves into its place first.
  await moveIn(deps.db, company);
  const carried = await deps.db.transaction<CarriedOut>(async (tx) => {
    const counter = await lockCounter(tx, company);
    if (counter.epoch !== found.epoch || (await hasChanged(tx, company, found, seen, counter.version)))
      return { kind: 'changed-meanwhile' };
    const version = counter.version + 1;
    if (!(await bringIntoForce(tx, company, { list, version }))) return { kind: 'changed-meanwhile' };
    await also(tx, version);
    await setVersion(tx, company, version);
    return { kind: 'done', version };
  });
  if (carried.kind !== 'done') await dropAhead(deps.db, company, list);
  return carried;
}

/** One change may stand for hundreds of lines. */
function* portions(changes: readonly PlannedIntent<Intent>[]): Generator<PlannedIntent<Intent>[]> {
  let some: PlannedIntent<Intent>[] = [];
  let lines = 0;
  for (const change of changes) {
    some.push(change);
    lines += change.lines.length;
    if (lines < atOnce) continue;
    yield some;
    some = [];
    lines = 0;
  }
  if (some.length > 0) yield some;
}

/** Reads of one list may take minutes; none of them keeps a snapshot that others would have to wait for. */
const eachByItself = (db: Db): Queries => ({
  many: (sql, params) => db.snapshot((tx) => tx.many(sql, params)),
  one: (sql, params) => db.snapshot((tx) => tx.one(sql, params)),
  run: () => Promise.reject(new Error('A list is judged before anything is written')),
});

const noting = (desk: Desk, seen: Set<RowKey>): Desk => ({
  ...desk,
  async load(keys) {
    const named = [...keys];
    for (const key of named) seen.add(key);
    await desk.load(named);
  },
  async gather(cases) {
    await desk.gather(
      cases.map((one) => ({
        ...one,
        understood: {
          ...one.understood,
          reads(circumstances, view) {
            const keys = [...one.understood.reads(circumstances, view)];
            for (const key of keys) seen.add(key);
            return keys;
          },
        },
      })),
    );
  },
});

/** An import is an administrator's right; what it books on the way (orders, opening stock) is part of it. */
const ownStanding: Standing = {
  load: () => Promise.resolve(),
  objection: () => null,
  asOf: (person: Person) => ({ ...person, roles: ['administrator', 'supervisor'] }),
  hadBefore: () => false,
  isSigned: () => false,
};

function toCase(
  deps: ServerDeps,
  { company, site, person }: Errand,
  found: Found,
  intent: Intent,
  at: number,
): Case {
  const now = deps.clock();
  const body: Body = {
    id: randomId(deps) as OperationId,
    kind: intent.kind,
    v: registry[intent.kind].version,
    company,
    site,
    actor: person,
    grant: null,
    clock: now,
    contact: null,
    basis: { epoch: found.epoch, version: found.version },
    deps: [],
    scans: [],
    reason: null,
    repairs: null,
    payload: intent.payload,
  };
  return {
    body,
    bodyHash: hashOf(body),
    text: JSON.stringify(body),
    device: 'server' as DeviceId,
    person,
    revoked: false,
    shared: false,
    kin: [],
    receivedAt: now,
    arrived: found.version + 1,
    ordinal: at,
  };
}

/** What the rows hold already need not be held twice while a long list is judged; moves are still to be written. */
const leaner = (verdict: Verdict): Verdict => ({
  ...verdict,
  one: { ...verdict.one, body: { ...verdict.one.body, payload: null } },
  row: { ...verdict.row, facts: verdict.row.facts.filter(({ kind }) => kind === 'moved') },
});

/** Operations of lists are kept by the server; on every device they would be a second copy of what they made. */
const withoutOwnRows = (written: Draft['written']): Draft['written'] =>
  new Map(
    [...written].filter(([key, row]) => {
      if (splitKey(key).kind !== 'operation') return true;
      return row !== null && 'kind' in row && row.kind === 'open-order';
    }),
  );

/** A stock row stands in two lists: in that of all, and in that of what is in the house. */
function listsOf(key: RowKey): RowKey[] {
  const list = listedIn(key);
  if (list === null) return [];
  const { kind, id } = splitKey(list);
  return kind === 'stock-of' ? [list, rowKey('in-house-of', id)] : [list];
}

async function hasChanged(
  tx: Queries,
  company: string,
  found: Found,
  seen: ReadonlySet<RowKey>,
  now: number,
): Promise<boolean> {
  if (now === found.version) return false;
  const changed = await tx.many<{ key: RowKey; content: string | null }>(
    `select key, content from row_now where company = $1 and version > $2 and kind <> 'operation'`,
    [company, found.version],
  );
  return changed.some(({ key, content }) => {
    if (seen.has(key) || listsOf(key).some((list) => seen.has(list))) return true;
    return found.hasAsked(key, content === null ? null : (JSON.parse(content) as StoredRowOf[StoredKind]));
  });
}
