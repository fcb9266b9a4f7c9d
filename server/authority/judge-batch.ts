import type { CompanyId, OperationId } from '#domain/base/ids.ts';
import type { Person, Right } from '#domain/catalogue/person.ts';
import type { Decision } from '#domain/operations/define.ts';
import { eventTime } from '#domain/protocol/event-time.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { apply } from '#domain/stock/apply.ts';
import { copyInto, createDraft } from '#domain/stock/draft.ts';
import type { Fact } from '#domain/stock/facts.ts';
import { type OperationRow, type View, found, present } from '#domain/stock/view.ts';
import type { Log } from '../deps.ts';
import type { Standing } from '../people/standing.ts';
import { type Case, type Opened, depKeys, openCase, siteKey, unmetDeps } from './case.ts';
import type { Desk } from './gather.ts';

/** The server's word on one operation of a batch. */
export interface Verdict {
  readonly one: Case;
  readonly outcome: Outcome;
  readonly row: OperationRow;
  readonly clockOff: number | null;
  /** For a parked one: what has to come into force first. */
  readonly waitsFor: readonly OperationId[];
}

export interface Bench {
  readonly company: CompanyId;
  /** The version that the batch will have, and the server epoch. */
  readonly version: number;
  readonly epoch: string;
  readonly desk: Desk;
  readonly standing: Standing;
  readonly log: Log;
}

/**
 * Rows for all of them at once, then one after the other, each on top of what the ones before it did.
 * @param failure why these can't be judged, and are held instead; null to judge
 */
export async function judgeBatch(bench: Bench, cases: readonly Case[], failure: unknown): Promise<Verdict[]> {
  if (failure !== null) return cases.map((one) => record(bench, failed(bench, one, failure)));
  const { desk, standing } = bench;
  await standing.load(cases);
  await desk.load(cases.map(siteKey));
  const opened = cases.map((one) => openCase(one, bench.company, bench, desk.draft, standing));
  const open = opened.filter((each) => each.open);
  await desk.load(
    cases.flatMap((one, at) => {
      const each = opened[at];
      return depKeys(one, each?.open ? each.understood.targets : []);
    }),
  );
  await desk.gather(open);
  const verdicts: Verdict[] = [];
  for (const [at, one] of cases.entries()) {
    const each = opened[at];
    if (!each) throw new Error('Every case was opened');
    verdicts.push(record(bench, await judgeOne(bench, one, each)));
  }
  return verdicts;
}

/** Others of the batch may be about this one, so its row is there before the next is judged. */
function record({ desk }: Bench, verdict: Verdict): Verdict {
  desk.draft.put('operation', verdict.row.id, verdict.row);
  return verdict;
}

async function judgeOne(bench: Bench, one: Case, opened: Opened): Promise<Verdict> {
  if (!opened.open) {
    const { state, code, args } = opened.stopped;
    return verdictOf(bench, one, { state, why: { code, args: { ...args } } });
  }
  const { desk } = bench;
  const { understood, circumstances } = opened;
  const waitsFor = unmetDeps(one, understood, desk.draft);
  if (waitsFor.length > 0) return parked(bench, one, waitsFor);
  const when = eventTime(one.body, one.receivedAt);
  try {
    // What came before in this batch may make the rule look at rows that nobody named until now.
    await desk.gather([opened]);
    if (understood.signed && !bench.standing.isSigned(one.body.actor, understood.signed.signature))
      return verdictOf(bench, one, { state: 'held', why: { code: 'signature-wrong', args: {} } });
    const decision = understood.decide(circumstances, withRightsThen(bench, one), when.off);
    if (!decision.ok && hasLostRight(bench, one, decision))
      return verdictOf(bench, one, {
        state: 'held',
        why: { code: 'right-lost', args: { personId: one.body.actor } },
      });
    if (!decision.ok) {
      const { code, args } = decision.refusal;
      return verdictOf(bench, one, {
        state: decision.held ? 'held' : 'refused',
        why: { code, args: { ...args } },
      });
    }
    commitFacts(desk, decision.facts);
    return verdictOf(bench, one, {
      state: decision.adjustments.length > 0 ? 'adjusted' : 'accepted',
      why: null,
      flags: decision.flags.map(({ code, args }) => ({ code, args: { ...args } })),
      adjustments: decision.adjustments.map(({ code, args }) => ({ code, args: { ...args } })),
      facts: decision.facts,
    });
  } catch (error) {
    if (desk.failedWith(error)) throw error;
    return failed(bench, one, error);
  }
}

/** The actor as they stood when it was done; everything else as it stands now. */
function withRightsThen({ desk, standing }: Bench, one: Case): View {
  const { actor } = one.body;
  return {
    get(kind, id) {
      const row = desk.draft.get(kind, id);
      if (kind !== 'person' || id !== actor || row.state !== 'present') return row;
      return present(standing.asOf(row.value as Person, one)) as typeof row;
    },
  };
}

function hasLostRight(
  { desk, standing }: Bench,
  one: Case,
  { refusal }: Extract<Decision, { ok: false }>,
): boolean {
  if (refusal.code !== 'not-allowed') return false;
  const person = found(desk.draft, 'person', one.body.actor);
  return person !== undefined && standing.hadBefore(person, refusal.args.right as Right, one);
}

/** A rule that breaks half-way leaves nothing behind: its facts are tried on a sheet of their own first. */
function commitFacts(desk: Desk, facts: readonly Fact[]): void {
  const sheet = createDraft(desk.draft);
  for (const fact of facts) apply(sheet, fact);
  copyInto(desk.draft, sheet);
}

function parked(bench: Bench, one: Case, waitsFor: readonly OperationId[]): Verdict {
  const why = { code: 'waits-for', args: { operations: waitsFor.join(' ') } };
  return { ...verdictOf(bench, one, { state: 'parked', why }), waitsFor };
}

/** Something in it breaks the program: kept and held for a person, so that it takes nothing else with it. */
function failed(bench: Bench, one: Case, error: unknown): Verdict {
  const message = error instanceof Error ? error.message : String(error);
  bench.log('error', 'operation-failed', { operation: one.body.id, kind: one.body.kind, message });
  return verdictOf(bench, one, { state: 'held', why: { code: 'failed', args: {} } });
}

interface Word {
  readonly state: Outcome['state'];
  readonly why: Outcome['why'];
  readonly flags?: Outcome['flags'];
  readonly adjustments?: Outcome['adjustments'];
  readonly facts?: readonly Fact[];
}

function verdictOf(bench: Bench, one: Case, word: Word): Verdict {
  const { body, device } = one;
  const { at, off } = eventTime(body, one.receivedAt);
  return {
    one,
    clockOff: off,
    waitsFor: [],
    outcome: {
      operation: body.id,
      state: word.state,
      why: word.why,
      flags: word.flags ?? [],
      adjustments: word.adjustments ?? [],
      version: bench.version,
      settled: null,
    },
    row: {
      id: body.id,
      kind: body.kind,
      device,
      actor: body.actor,
      at,
      state: word.state,
      facts: [...(word.facts ?? [])],
      why: word.why,
      flags: [...(word.flags ?? [])],
      reason: body.reason,
      settled: null,
    },
  };
}
