import { type OperationId, uuidV7 } from '#domain/base/ids.ts';
import { err, ok } from '#domain/base/result.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import { isDerived, splitKey } from '#domain/stock/view.ts';
import { type Given, NotKept, type QueueCounts, type Recorder } from '../contract.ts';
import { entryOf } from '../queue/entry.ts';
import type { StoredOperation } from '../queue/stored.ts';
import type { StoredKey } from '../replica/replica-store.ts';
import type { Setting } from './body.ts';
import type { Desk } from './desk.ts';
import { speakerOf } from '../people/speaker.ts';
import { keepBodies, tooLarge } from './keep-bodies.ts';
import { ruleBook } from '../rule-book.ts';
import { together } from './together.ts';
import type { Moment, Turn } from './turn.ts';

/** @param onChange told after every change of the queue, once it is durable */
export function createRecorder(desk: Desk, turn: Turn, onChange: (counts: QueueCounts) => void): Recorder {
  const { queue, overlay, clock } = desk;

  /** As it was for the last one that was recorded: near enough to tell which rows the next will be judged by. */
  let last: Setting | null = null;

  const makeBody = async (intent: Intent, given: Given, moment: Moment, id?: OperationId): Promise<Body> => {
    const { bodyOf, withDeps } = await ruleBook();
    last = await settingOf(desk, moment);
    return withDeps(bodyOf(intent, given, last, id), overlay.creatorOf);
  };

  /**
   * The replica remembers what it has read: the rows that the rules ask for first are on their way to it while the turn
   * is still waited for. Only ever a head start; whatever it cannot read is read by the judgement itself.
   */
  const readAhead = async (intent: Intent, given: Given, id: OperationId): Promise<void> => {
    if (!last) return;
    const { bodyOf, firstKeys } = await ruleBook();
    const keys = firstKeys(bodyOf(intent, given, last, id), last.enrolment.device).filter(
      (key): key is StoredKey => !isDerived(splitKey(key).kind) && overlay.get(key) === undefined,
    );
    await desk.replica.getMany(keys);
  };

  const askedOnly = async (ids: readonly OperationId[]): Promise<StoredOperation[]> =>
    (await queue.findMany(ids))
      .filter(({ state }) => state === 'asked')
      .toSorted((a, b) => a.order - b.order);

  return {
    async preview(intent, given = {}) {
      const moment = await queue.getSome(['enrolment', 'sitting']);
      const body = await makeBody(intent, given, moment);
      return (await overlay.consider(body, enrolledIn(moment).device)).judged.decision;
    },

    async previewAll(acts) {
      const moment = await queue.getSome(['enrolment', 'sitting']);
      const { judgeAll } = await ruleBook();
      const { looked } = await judgeAll(desk, await settingOf(desk, moment), acts);
      return looked.map(({ judged }) => judged.decision);
    },

    record(intent, given = {}) {
      // Drawn before the turn has come: rows that are named after it (a backorder) are read ahead with the others.
      const id = uuidV7(clock.now(), desk.random(10)) as OperationId;
      const ahead = readAhead(intent, given, id).catch(() => undefined);
      return turn(async (moment) => {
        const body = await makeBody(intent, given, moment, id);
        await ahead;
        const considered = await overlay.consider(body, enrolledIn(moment).device);
        const { decision, created } = considered.judged;
        if (!decision.ok && !given.anyway) return err(decision.refusal);
        const kept = await keepBodies(desk, moment, [{ body, at: clock.now(), created }]);
        if ('tooLarge' in kept) return err(tooLarge());
        const [row] = kept.rows;
        if (!row) throw new Error('One in, none out');
        await overlay.add(row, considered);
        onChange(kept.counts);
        return ok({ entry: entryOf(row, decision.ok ? null : decision.refusal), decision });
      });
    },

    recordAll: (acts, onJudged) =>
      turn(async (moment) => {
        const setting = await settingOf(desk, moment);
        const { recordAll } = await ruleBook();
        const recorded = await recordAll(desk, moment, setting, acts, onJudged);
        if (recorded.counts) onChange(recorded.counts);
        return recorded.result;
      }),

    keep: (ids) =>
      turn(async (moment) => {
        const asked = await askedOnly(ids);
        if (asked.length === 0) return;
        // The question is answered for these: what came of the others of one press does not touch them any more.
        const one = together(desk, asked.length);
        const kept = await keepBodies(
          desk,
          moment,
          asked.map(({ body, at }) => ({ body, at, together: one })),
          desk.pause,
        );
        if ('tooLarge' in kept) throw new Error('They were small enough to be recorded before');
        for (const row of kept.rows) await overlay.add(row);
        onChange(kept.counts);
      }),

    discard: (ids) =>
      turn(async () => {
        const gone = (await askedOnly(ids)).map(({ id }) => id);
        if (gone.length === 0) return;
        await desk.journal.append([{ t: 'discarded', ids: gone }]);
        await queue.write([], { discarded: [...((await queue.get('discarded')) ?? []), ...gone] }, gone);
        onChange(await queue.counts());
      }),
  };
}

const enrolledIn = ({ enrolment }: Moment): Enrolment => {
  if (!enrolment) throw new NotKept('not-enrolled');
  return enrolment;
};

/** What the device adds to an intent, read once for all that one press records. */
async function settingOf({ replica, contact, clock, random }: Desk, moment: Moment): Promise<Setting> {
  const enrolment = enrolledIn(moment);
  const speaker = speakerOf(moment);
  const cursor = await replica.cursor();
  const basis = cursor
    ? { epoch: cursor.serverEpoch, version: cursor.version }
    : { epoch: enrolment.serverEpoch, version: 0 };
  return { enrolment, speaker, now: clock.now(), contact: await contact.current(), basis, random };
}
