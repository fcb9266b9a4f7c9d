import type { EntryState, QueueEntry } from '../../data/contract.ts';
import { isSettled } from '../is-settled.ts';
import type { Floor } from '../floor.tsx';

export type QueueFilter = 'all' | 'waiting' | 'needs-person';

const byFilter: Readonly<Record<QueueFilter, readonly (EntryState | undefined)[]>> = {
  all: [undefined],
  waiting: ['saved', 'parked'],
  'needs-person': ['asked', 'refused', 'held'],
};

/** The newest entries of a kind, so many at most. */
export async function queuePage(
  { queue }: Pick<Floor, 'queue'>,
  filter: QueueFilter,
  limit: number,
): Promise<{ readonly entries: readonly QueueEntry[]; readonly isMore: boolean }> {
  const lists = await Promise.all(
    byFilter[filter].map((state) => queue.list({ ...(state && { state }), limit: limit + 1 })),
  );
  const entries = lists
    .flat()
    // Ended by a person: kept, but nobody needs to look at it any more.
    .filter((entry) => filter === 'all' || !isSettled(entry))
    .sort((a, b) => b.order - a.order);
  return { entries: entries.slice(0, limit), isMore: entries.length > limit };
}
