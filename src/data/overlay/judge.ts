import type { DeviceId } from '#domain/base/ids.ts';
import { type Refusal, refusal } from '#domain/base/refusal.ts';
import { type Decision, type Steps, refuse } from '#domain/operations/define.ts';
import {
  type NotUnderstood,
  type Understood,
  missingKeys,
  namedKeys,
  understand,
} from '#domain/operations/judge.ts';
import type { Body } from '#domain/protocol/body.ts';
import { apply } from '#domain/stock/apply.ts';
import { createDraft, createView } from '#domain/stock/draft.ts';
import {
  type Known,
  type OperationRow,
  type RowKey,
  type RowKind,
  type RowOf,
  type StoredKind,
  type StoredRowOf,
  rowKey,
  splitKey,
  unknown,
} from '#domain/stock/view.ts';
import { type Pause, noPause } from '../pause.ts';
import { circumstancesOf } from './circumstances.ts';

export type AnyRow = StoredRowOf[StoredKind];
export type AnyKnown = Known<RowOf[RowKind]>;
/** Every key is answered. */
export type ReadRows = (keys: readonly RowKey[]) => Promise<ReadonlyMap<RowKey, AnyKnown>>;

export interface Judged {
  readonly decision: Decision;
  /** Rows as they are after it; null for one that it took away. */
  readonly written: ReadonlyMap<RowKey, AnyRow | null>;
  /** Rows that did not exist before it. */
  readonly created: readonly RowKey[];
}

/**
 * The device's own court: the rule book over what the device knows. What it does not know is unknown, never absent.
 * A batch of a thousand units is judged in pieces: what it reads stands in hand, and does not change between them.
 * @param first what its rule asks for first, where somebody has asked already
 */
export async function judge(
  body: Body,
  device: DeviceId,
  state: OperationRow['state'],
  read: ReadRows,
  first: readonly RowKey[] = firstKeys(body, device),
  pause: Pause = noPause,
): Promise<Judged> {
  const understood = understand(body);
  if (!understood.ok) return { ...nothing, decision: refuse(notUnderstood(understood.error)) };
  const site = rowKey('site', body.site);
  // One reading for nearly all that the rule will ask for: each costs a trip to the database.
  const loaded = new Map<RowKey, AnyKnown>(await read([...first]));
  const { circumstances, clockOff } = circumstancesOf(body, device, timeZoneIn(loaded, site));
  await gather(understood.value, circumstances, loaded, read, pause);
  const view = createView(loaded);
  const decision = await decided(understood.value.inSteps(circumstances, view, clockOff), pause);
  const own = rowKey('operation', body.id);
  const draft = createDraft({
    get: (kind, id) => (loaded.has(rowKey(kind, id)) ? view.get(kind, id) : unknown),
  });
  const facts = decision.ok ? decision.facts : [];
  for (const [at, fact] of facts.entries()) {
    apply(draft, fact);
    if (at % factsAtOnce === factsAtOnce - 1) await pause();
  }
  const { id, kind, actor } = body;
  draft.put('operation', id, {
    id,
    kind,
    device,
    actor,
    at: circumstances.at,
    state,
    facts: [...facts],
    why: decision.ok ? null : decision.refusal,
    flags: decision.ok ? [...decision.flags] : [],
    reason: body.reason,
    settled: null,
  });
  const created = [...draft.written.keys()].filter(
    (key) => key !== own && draft.written.get(key) !== null && loaded.get(key)?.state !== 'present',
  );
  return { decision, written: draft.written, created };
}

/** So many take no time that anybody notices. */
const factsAtOnce = 50;
const keysAtOnce = 100;

async function decided(steps: Steps, pause: Pause): Promise<Decision> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** What its rule asks for first, before it has seen any row. */
export function firstKeys(body: Body, device: DeviceId): RowKey[] {
  const understood = understand(body);
  if (!understood.ok) return [];
  const { circumstances } = circumstancesOf(body, device, 'UTC');
  const keys = missingKeys(understood.value, circumstances, createView(new Map()), new Set());
  return [rowKey('site', body.site), ...keys];
}

const nothing = { written: new Map<RowKey, AnyRow | null>(), created: [] };

/** Asked again and again, because an order names its backorder only once it is loaded. */
async function gather(
  understood: Understood,
  circumstances: Parameters<Understood['decide']>[0],
  loaded: Map<RowKey, AnyKnown>,
  read: ReadRows,
  pause: Pause,
): Promise<void> {
  for (;;) {
    await pause();
    const missing = new Set<RowKey>();
    let named = 0;
    for (const key of namedKeys(understood, circumstances, createView(loaded), loaded)) {
      if (!loaded.has(key)) missing.add(key);
      if ((named += 1) % keysAtOnce === 0) await pause();
    }
    if (missing.size === 0) return;
    for (const [key, known] of await read([...missing])) loaded.set(key, known);
  }
}

function timeZoneIn(loaded: ReadonlyMap<RowKey, AnyKnown>, site: RowKey): string {
  const { id } = splitKey(site);
  const row = createView(loaded).get('site', id);
  return row.state === 'present' ? row.value.timeZone : 'UTC';
}

function notUnderstood(why: NotUnderstood): Refusal {
  switch (why.code) {
    case 'unknown-kind':
      return refusal('unknown-kind', { kind: why.kind });
    case 'newer-payload':
      return refusal('malformed', { where: `/v ${why.v}` });
    case 'malformed':
      return refusal('malformed', { where: why.where });
  }
}
