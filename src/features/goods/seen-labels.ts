import type { OperationId, OrderId } from '#domain/base/ids.ts';
import type { QueueEntry } from '../../data/contract.ts';
import { isSettled } from '../is-settled.ts';
import type { Floor } from '../floor.tsx';
import { orderIn } from './unsettled-on.ts';

/** [RCV-3] Which labels this device has recorded on an order. Kept in memory, so that a scan needs no long reading. */
export interface SeenLabels {
  /** The operation that recorded this label last and is still in force. */
  find(text: string): Promise<OperationId | undefined>;
  add(entry: QueueEntry): void;
}

/** As far back as an order reaches that somebody is still working on. */
const furthest = 2000;

export function createSeenLabels(
  { queue, world }: Pick<Floor, 'queue' | 'world'>,
  order: OrderId,
  kind: 'receive' | 'deliver' | 'consume',
): SeenLabels {
  const operations = new Map<string, OperationId>();
  const add = (entry: QueueEntry): void => {
    if (entry.body.kind !== kind || orderIn(entry.body.payload) !== order) return;
    for (const { text, source } of entry.body.scans) if (source !== 'typed') operations.set(text, entry.id);
  };
  let filled: Promise<void> | undefined;
  const fill = async (): Promise<void> => {
    const entries = await queue.list({ limit: furthest });
    for (const entry of entries.reverse()) add(entry);
  };
  return {
    add,
    async find(text) {
      await (filled ??= fill());
      const id = operations.get(text);
      if (id === undefined) return undefined;
      const [row, entry] = await Promise.all([world.get('operation', id), queue.get(id)]);
      const isOver = (row?.settled ?? null) !== null || isSettled(entry) || entry?.state === 'asked';
      return isOver ? undefined : id;
    },
  };
}
