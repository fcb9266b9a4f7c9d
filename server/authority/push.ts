import type { Instant } from '#domain/base/calendar.ts';
import type { Conflict, PushRequest, PushResponse } from '#domain/protocol/messages.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import type { ServerDeps } from '../deps.ts';
import { DatabaseUnavailable, type Queries } from '../storage/db.ts';
import { type ChainError, type Link, checkChain } from './chain.ts';
import { lockCounter, setVersion } from './counter.ts';
import { type Device, findDevice } from './device.ts';
import { createDesk } from './gather.ts';
import { type Bench, type Verdict, judgeBatch } from './judge-batch.ts';
import { advance, placeInChain } from './place.ts';
import { releaseDependants, rerunParked } from './parked.ts';
import { isSigned } from './signature.ts';
import { type Sorted, sortOut, storeContested } from './sort.ts';
import { createStanding } from '../people/standing.ts';
import { withSettlement, writeVerdicts } from './write.ts';

export type PushAnswer =
  | { readonly kind: 'answer'; readonly response: PushResponse }
  | { readonly kind: 'conflict'; readonly conflict: Conflict }
  | { readonly kind: 'forged' }
  | { readonly kind: 'wrong'; readonly error: ChainError };

/**
 * Judges what a device recorded, in its order, exactly once: an operation that was answered before gets the same
 * answer again, and one that breaks the program is held without its neighbours.
 * @param sender the device whose session carries the push
 */
export async function push(deps: ServerDeps, sender: Device, request: PushRequest): Promise<PushAnswer> {
  const chain = checkChain(request);
  if (!chain.ok) return { kind: 'wrong', error: chain.error };
  const head = chain.value.at(-1);
  if (!head || !(await isSigned(sender.publicKey, head.frameHash, request.signature)))
    return { kind: 'forged' };
  const arrival = deps.clock();
  const settled = await settle(deps, sender, chain.value, arrival);
  if ('conflict' in settled) return { kind: 'conflict', conflict: settled.conflict };
  const version = settled.released
    ? Math.max(settled.version, await rerunParked(deps, sender.company, arrival))
    : settled.version;
  const { outcomes, expected, epoch } = settled;
  return {
    kind: 'answer',
    response: { outcomes, expected, version, serverEpoch: epoch, serverTime: deps.clock() },
  };
}

interface Settled {
  readonly outcomes: Outcome[];
  readonly expected: number;
  readonly version: number;
  readonly epoch: string;
  /** Something that others wait for has come into force. */
  readonly released: boolean;
}

/** Halves a batch that the database does not take, until the one that is to blame stands alone and is held. */
async function settle(
  deps: ServerDeps,
  sender: Device,
  links: readonly Link[],
  arrival: Instant,
): Promise<Settled | { readonly conflict: Conflict }> {
  try {
    return await deps.db.transaction((tx) => settleIn(tx, deps, sender, links, arrival, null));
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    if (links.length === 1)
      return deps.db.transaction((tx) => settleIn(tx, deps, sender, links, arrival, error));
    const half = Math.ceil(links.length / 2);
    const first = await settle(deps, sender, links.slice(0, half), arrival);
    if ('conflict' in first) return first;
    const second = await settle(deps, sender, links.slice(half), arrival);
    if ('conflict' in second) return second;
    return {
      ...second,
      outcomes: [...first.outcomes, ...second.outcomes],
      released: first.released || second.released,
    };
  }
}

/** @param failure why this one operation can't be judged; null to judge */
async function settleIn(
  tx: Queries,
  deps: ServerDeps,
  sender: Device,
  links: readonly Link[],
  arrival: Instant,
  failure: unknown,
): Promise<Settled | { readonly conflict: Conflict }> {
  const { company } = sender;
  const counter = await lockCounter(tx, company);
  const device = await findDevice(tx, company, sender.id);
  if (!device) throw new Error(`Device ${sender.id} is gone`);
  const place = await placeInChain(tx, device, links);
  if (!place.fits) return { conflict: place.conflict };
  const sorted = await sortOut(tx, device, links, arrival, counter.version + 1);
  const bench: Bench = {
    company,
    version: counter.version + 1,
    epoch: counter.epoch,
    desk: createDesk(tx, company),
    standing: createStanding(tx, company),
    log: deps.log,
  };
  const verdicts = await judgeBatch(bench, sorted.fresh, failure);
  const changes = verdicts.length > 0 || sorted.contested.length > 0;
  let released = false;
  if (changes) {
    await writeVerdicts(tx, bench, verdicts, arrival);
    await storeContested(tx, company, bench.version, sorted.contested);
    for (const { operation } of sorted.contested)
      deps.log('warn', 'operation-id-with-other-content', { operation, device: device.id });
    released = await releaseDependants(tx, bench);
    await setVersion(tx, company, bench.version);
  }
  const expected = await advance(tx, device, place.fresh, arrival);
  return {
    outcomes: inOrder(links, sorted, bench, verdicts),
    expected,
    version: changes ? bench.version : counter.version,
    epoch: counter.epoch,
    released,
  };
}

function inOrder(
  links: readonly Link[],
  sorted: Sorted,
  bench: Bench,
  verdicts: readonly Verdict[],
): Outcome[] {
  const fresh = new Map<string, Outcome>(
    verdicts.map((verdict) => [verdict.one.body.id, withSettlement(bench, verdict)]),
  );
  return links.map((link) => {
    const stored = sorted.answered.get(link.frameHash) ?? fresh.get(link.body.id);
    if (!stored) throw new Error(`No outcome for ${link.body.id}`);
    return stored;
  });
}
