import type { Refusal } from '#domain/base/refusal.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Decision } from '#domain/operations/define.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Act, QueueCounts, Recorded, RefusedAct } from '../contract.ts';
import type { Judged } from '../overlay/judge.ts';
import type { Ahead } from '../overlay/overlay.ts';
import { entryOf } from '../queue/entry.ts';
import { type Setting, bodyOf, withDeps } from './body.ts';
import type { Loose } from './chain.ts';
import type { Desk } from './desk.ts';
import { keepBodies, tooLarge } from './keep-bodies.ts';
import { together } from './together.ts';
import type { Moment } from './turn.ts';

interface Done {
  readonly result: Result<readonly Recorded[], readonly RefusedAct[]>;
  /** Null when nothing was kept. */
  readonly counts: QueueCounts | null;
}

interface Looked {
  readonly body: Body;
  readonly judged: Judged;
}

/** Judges all, each with those before it in effect, in pieces that leave room for scans and drawing. What is refused has no effect. */
export async function judgeAll(
  desk: Desk,
  setting: Setting,
  acts: readonly Act[],
  onJudged: (count: number) => void = () => undefined,
): Promise<{ readonly looked: readonly Looked[]; readonly ahead: Ahead }> {
  const bodies = acts.map(({ intent, given = {} }) => bodyOf(intent, given, setting));
  const ahead = await desk.overlay.ahead(bodies, setting.enrolment.device);
  const looked: Looked[] = [];
  for (const [at, each] of bodies.entries()) {
    const body = withDeps(each, ahead.creatorOf);
    looked.push({ body, judged: await ahead.judge(body) });
    onJudged(at + 1);
    await desk.pause();
  }
  return { looked, ahead };
}

/**
 * Judges all and keeps all by one append, or nothing. What is refused has no effect on the judging of those after it, so
 * that every fault of a list is named at once. To be called in a turn.
 */
export async function recordAll(
  desk: Desk,
  moment: Moment,
  setting: Setting,
  acts: readonly Act[],
  onJudged?: (count: number) => void,
): Promise<Done> {
  if (acts.length === 0) return { result: ok([]), counts: null };
  const { looked, ahead } = await judgeAll(desk, setting, acts, onJudged);
  const refused = looked.flatMap(({ judged }, at): RefusedAct[] => {
    const refusal = refusalOf(judged.decision);
    return refusal && !acts[at]?.given?.anyway ? [{ at, refusal }] : [];
  });
  if (refused.length > 0) return { result: err(refused), counts: null };
  const one = together(desk, acts.length);
  const loose = looked.map(({ body, judged }): Loose => ({
    body,
    at: setting.now,
    created: judged.created,
    together: one,
  }));
  const kept = await keepBodies(desk, moment, loose, desk.pause);
  if ('tooLarge' in kept)
    return { result: err(kept.tooLarge.map((at) => ({ at, refusal: tooLarge() }))), counts: null };
  await desk.overlay.addAll(
    kept.rows,
    looked.map(({ judged }) => judged),
    ahead,
  );
  const recorded = kept.rows.flatMap((row, at): Recorded[] => {
    const decision = looked[at]?.judged.decision;
    return decision ? [{ entry: entryOf(row, refusalOf(decision)), decision }] : [];
  });
  return { result: ok(recorded), counts: kept.counts };
}

const refusalOf = (decision: Decision): Refusal | null => (decision.ok ? null : decision.refusal);
