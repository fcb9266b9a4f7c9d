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
  /** All that waits, the newest first: thousands of them are not read again for each one that is added. */
  let waiting: { readonly rows: readonly StoredOperation[]; readonly upTo: number } | null = null;
  let forgotten = 0;

  async function waitingNow(limit: number): Promise<readonly StoredOperation[]> {
    const at = forgotten;
    const known = waiting;
    if (known) {
      const newer = await queue.since(known.upTo);
      if (newer.length === 0) return known.rows.slice(0, limit);
      const rows = [...newer.filter(({ state }) => state === 'saved').reverse(), ...known.rows];
      if (at === forgotten && waiting === known) waiting = { rows, upTo: newer.at(-1)?.order ?? known.upTo };
      return rows.slice(0, limit);
    }
    const upTo = (await queue.get('head'))?.order ?? 0;
    const rows = await queue.list({ state: 'saved', limit });
    if (at === forgotten && rows.length < limit)
      waiting = { rows: rows.filter(({ order }) => order <= upTo), upTo };
    return rows;
  }

  const show = (row: StoredOperation) => entryOf(row, overlay.doubt(row.id), sending);
  const ring = (): void => {
    revision += 1;
    for (const listener of listeners) listener();
  };

  const view: Queue = {
    async list({ state, before, limit = windowSize } = {}) {
      const stored = state === 'sending' ? 'saved' : state;
      const rows =
        stored === 'saved' && before === undefined
          ? await waitingNow(limit)
          : await queue.list({
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
    async getMany(ids) {
      return (await queue.findMany(ids)).map(show);
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
    /** States have changed, and not only something was added at the end. */
    forget(): void {
      forgotten += 1;
      waiting = null;
    },
    setSending(ids: ReadonlySet<OperationId>): void {
      sending = ids;
      ring();
    },
  };
}
