import type { OrderId } from '#domain/base/ids.ts';
import type { EntryState, QueueEntry } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';

/** Everything else has come into force, and then the rows of the world tell of it. */
const states: readonly EntryState[] = ['saved', 'parked', 'held', 'refused'];
/** A receipt of thousands of serials may wait as a whole; what is not read here would look as if it were in force. */
const window = 20_000;

/** What this device recorded on the order and is not in force yet, newest first. */
export async function unsettledOn(queue: Floor['queue'], order: OrderId): Promise<QueueEntry[]> {
  const lists = await Promise.all(states.map((state) => queue.list({ state, limit: window })));
  return lists.flat().filter(({ body }) => orderIn(body.payload) === order);
}

/** The order that a payload is about; some name it beside its line. */
export function orderIn(payload: unknown): unknown {
  if (typeof payload !== 'object' || payload === null || !('order' in payload)) return undefined;
  const { order } = payload;
  return typeof order === 'object' && order !== null && 'id' in order ? order.id : order;
}
