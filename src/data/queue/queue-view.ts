import type { OperationId } from '#domain/base/ids.ts';
import type { Queue } from '../contract.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { entryOf } from './entry.ts';
import { exportQueue } from './export.ts';
import type { QueueStore } from './queue-store.ts';
import type { StoredOperation } from './stored.ts';

const windowSize = 50;

/** The queue as screens look at it. What is on its way to the server is known to the draining tab alone. */
export function createQueueView(queue: QueueStore, overlay: Overlay) {
  const listeners = new Set<() => void>();
  let sending: ReadonlySet<OperationId> = new Set();
  let revision = 0;
  const show = (row: StoredOperation) => entryOf(row, overlay.doubt(row.id), sending);
  const ring = (): void => {
    revision += 1;
    for (const listener of listeners) listener();
  };

  const view: Queue = {
    async list({ state, before, limit = windowSize } = {}) {
      const stored = state === 'sending' ? 'saved' : state;
      const rows = await queue.list({
        ...(stored && { state: stored }),
        ...(before !== undefined && { before }),
        limit,
      });
      return rows.map(show).filter((entry) => state === undefined || entry.state === state);
    },
    async get(id) {
      const row = await queue.find(id);
      return row && show(row);
    },
    subscribe(listener) {
      const bell = () => listener();
      listeners.add(bell);
      return () => void listeners.delete(bell);
    },
    revision: () => revision,
    exportFile: () => exportQueue(queue),
  };

  return {
    ...view,
    ring,
    setSending(ids: ReadonlySet<OperationId>): void {
      sending = ids;
      ring();
    },
  };
}
