import type { Stores } from '../data/open-stores.ts';

const thirtyDays = 30 * 86_400_000;
const atOnce = 500;

/** What is final, thirty days old and inside a backup of the server leaves the device; the journal hears of it first. */
export function createLetGo({ desk }: Pick<Stores, 'desk'>): () => Promise<number> {
  const { queue, replica, journal, clock } = desk;
  return async () => {
    const cursor = await replica.cursor();
    if (!cursor) return 0;
    const rows = await queue.releasable(clock.now() - thirtyDays, cursor.backedUp, atOnce);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await journal.append([{ t: 'released', ids }]);
    await queue.write([], {}, ids);
    return ids.length;
  };
}
