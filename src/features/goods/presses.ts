import type { OperationId } from '#domain/base/ids.ts';
import type { OperationRow } from '#domain/stock/view.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { isSettled } from '../is-settled.ts';

/** What one press recorded and is still in force: one undo takes all of it back, and says how many that are. */
export interface Press {
  readonly id: string;
  /** In the order of recording. */
  readonly operations: readonly OperationId[];
}

type Mark = Pick<QueueEntry, 'id' | 'order'> & { readonly press: string };

/** Which press an operation came by never changes. */
const known = new WeakMap<OperationRow, Mark | null>();

/** The presses of this device by which more than one of these was recorded. */
export async function pressesOf(
  queue: Pick<Floor['queue'], 'getMany'>,
  rows: readonly OperationRow[],
  entries: readonly QueueEntry[],
): Promise<ReadonlyMap<OperationId, Press>> {
  const marks = new Map<OperationId, Mark>();
  for (const entry of entries) {
    const mark = isInForce(entry) ? markOf(entry) : null;
    if (mark) marks.set(entry.id, mark);
  }
  const waiting = new Set(entries.map(({ id }) => id));
  const told = rows.filter(({ id }) => !waiting.has(id));
  // What one press recorded has one time: whatever stands alone in its time was not recorded together with others.
  const times = new Map<number, number>();
  for (const { at } of rows) times.set(at, (times.get(at) ?? 0) + 1);
  const asked = told.filter((row) => (times.get(row.at) ?? 0) > 1 && !known.has(row));
  if (asked.length > 0) {
    const found = await queue.getMany(asked.map(({ id }) => id));
    const byId = new Map(found.map((entry) => [entry.id, entry]));
    for (const row of asked) known.set(row, markOf(byId.get(row.id)));
  }
  for (const row of told) {
    const mark = known.get(row);
    if (mark) marks.set(row.id, mark);
  }
  return grouped(marks);
}

function grouped(marks: ReadonlyMap<OperationId, Mark>): ReadonlyMap<OperationId, Press> {
  const byPress = new Map<string, Mark[]>();
  for (const mark of marks.values()) {
    const own = byPress.get(mark.press);
    if (own) own.push(mark);
    else byPress.set(mark.press, [mark]);
  }
  const presses = new Map<OperationId, Press>();
  for (const [id, own] of byPress) {
    if (own.length < 2) continue;
    const operations = own.toSorted((a, b) => a.order - b.order).map((mark) => mark.id);
    for (const operation of operations) presses.set(operation, { id, operations });
  }
  return presses;
}

const markOf = (entry: QueueEntry | undefined): Mark | null =>
  entry?.together ? { id: entry.id, order: entry.order, press: entry.together.id } : null;

/** Neither refused nor held, and nobody has ended it: it can be taken back. */
export const isInForce = (entry: QueueEntry): boolean =>
  !isSettled(entry) && entry.state !== 'asked' && entry.state !== 'refused' && entry.state !== 'held';
