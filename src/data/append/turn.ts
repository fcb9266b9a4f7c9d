import { type Desk, appendLock } from './desk.ts';
import { reconcile } from './reconcile.ts';

/** Does something while nobody else on this origin appends, after this start has been reconciled. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurn(desk: Desk, onReconciled: () => Promise<void>): Turn {
  let isReconciled = false;

  const catchUp = async (): Promise<void> => {
    const head = await desk.queue.get('head');
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
      await catchUp();
      return work();
    });
}
