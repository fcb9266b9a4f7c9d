import { isEnded } from '#domain/protocol/ended.ts';
import type { QueueStore } from './queue-store.ts';

export const exportFormat = 'lotline-queue-1';

/** Everything that the server has not in force, with frames and signatures, so that another device can carry it (DEV-1). */
export async function exportQueue(queue: Pick<QueueStore, 'all' | 'get'>): Promise<Blob> {
  const rows = (await queue.all()).filter(({ outcome }) => !outcome || !isEnded(outcome));
  const file = {
    format: exportFormat,
    enrolment: (await queue.get('enrolment')) ?? null,
    operations: rows.map(({ order, at, state, body, frame, signature, outcome }) => ({
      order,
      at,
      state,
      body,
      frame,
      signature,
      outcome,
    })),
  };
  return new Blob([JSON.stringify(file)], { type: 'application/json' });
}
