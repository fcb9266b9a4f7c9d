import type { OperationId } from '#domain/base/ids.ts';
import { refusal } from '#domain/base/refusal.ts';
import { err, ok } from '#domain/base/result.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Body } from '#domain/protocol/body.ts';
import { maxOperationBytes } from '#domain/protocol/limits.ts';
import type { Enrolment } from '#domain/protocol/messages.ts';
import { type Given, NotKept, type QueueCounts, type Recorder } from '../contract.ts';
import { entryOf } from '../queue/entry.ts';
import type { StoredOperation } from '../queue/stored.ts';
import type { Desk } from './desk.ts';
import { speakerOf } from '../people/speaker.ts';
import { keepBody } from './keep-body.ts';
import { ruleBook } from '../rule-book.ts';
import type { Moment, Turn } from './turn.ts';

/** @param onChange told after every change of the queue, once it is durable */
export function createRecorder(desk: Desk, turn: Turn, onChange: (counts: QueueCounts) => void): Recorder {
  const { queue, replica, overlay, clock, contact, random } = desk;

  const makeBody = async (intent: Intent, given: Given, moment: Moment): Promise<Body> => {
    const enrolment = enrolled(moment);
    const speaker = speakerOf(moment);
    const cursor = await replica.cursor();
    const basis = cursor
      ? { epoch: cursor.serverEpoch, version: cursor.version }
      : { epoch: enrolment.serverEpoch, version: 0 };
    const { bodyOf, withDeps } = await ruleBook();
    const now = clock.now();
    const body = bodyOf(intent, given, {
      enrolment,
      speaker,
      now,
      contact: await contact.current(),
      basis,
      random,
    });
    return withDeps(body, overlay.creatorOf);
  };

  const enrolled = ({ enrolment }: Moment): Enrolment => {
    if (!enrolment) throw new NotKept('not-enrolled');
    return enrolment;
  };

  const askedOnly = async (id: OperationId): Promise<StoredOperation | null> => {
    const row = await queue.find(id);
    return row?.state === 'asked' ? row : null;
  };

  return {
    async preview(intent, given = {}) {
      const moment = await queue.getSome(['enrolment', 'sitting']);
      const body = await makeBody(intent, given, moment);
      return (await overlay.consider(body, enrolled(moment).device)).judged.decision;
    },

    record: (intent, given = {}) =>
      turn(async (moment) => {
        const body = await makeBody(intent, given, moment);
        const considered = await overlay.consider(body, enrolled(moment).device);
        const { decision } = considered.judged;
        if (!decision.ok && !given.anyway) return err(decision.refusal);
        const kept = await keepBody(desk, moment, body, clock.now(), considered.judged.created);
        if (kept === 'too-large')
          return err(refusal('malformed', { where: `more than ${maxOperationBytes} bytes` }));
        const { row, counts } = kept;
        await overlay.add(row, considered);
        onChange(counts);
        return ok({ entry: entryOf(row, decision.ok ? null : decision.refusal), decision });
      }),

    keep: (id) =>
      turn(async (moment) => {
        const asked = await askedOnly(id);
        if (!asked) return;
        const kept = await keepBody(desk, moment, asked.body, asked.at);
        if (kept === 'too-large') throw new Error('It was small enough to be recorded before');
        await overlay.add(kept.row);
        onChange(kept.counts);
      }),

    discard: (id) =>
      turn(async () => {
        if (!(await askedOnly(id))) return;
        await desk.journal.append([{ t: 'discarded', ids: [id] }]);
        await queue.write([], { discarded: [...((await queue.get('discarded')) ?? []), id] }, [id]);
        onChange(await queue.counts());
      }),
  };
}
