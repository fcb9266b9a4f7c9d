import type { MetaValues } from '../queue/stored.ts';
import { type Desk, appendLock } from './desk.ts';
import { reconcile } from './reconcile.ts';

/** What the queue knows of itself as long as the turn lasts. */
export type Moment = Partial<Pick<MetaValues, 'head' | 'enrolment' | 'key' | 'sitting'>>;

/** Does something while nobody else on this origin appends, after this start has been reconciled. */
export type Turn = <T>(work: (moment: Moment) => Promise<T>) => Promise<T>;

export function createTurn(desk: Desk, onReconciled: () => Promise<void>): Turn {
  let isReconciled = false;

  const catchUp = async ({ head }: Moment): Promise<void> => {
    if (!head || head.order <= desk.overlay.upTo()) return;
    // Another tab has appended since: its effects belong under the next judgement.
    for (const row of await desk.queue.since(desk.overlay.upTo())) if (row.live) await desk.overlay.add(row);
  };

  return (work) =>
    desk.locks.request(appendLock, {}, async () => {
      if (!isReconciled) {
        await reconcile(desk);
        isReconciled = true;
        await onReconciled();
      }
      const moment = await desk.queue.getSome(['head', 'enrolment', 'key', 'sitting']);
      await catchUp(moment);
      return work(moment);
    });
}
