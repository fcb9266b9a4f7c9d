import type { QueueCounts } from '../contract.ts';
import { type StoredOperation, type StoredState, noCounts } from './stored.ts';

type Counted = Pick<StoredOperation, 'state' | 'outcome'>;

const isWaiting = (state: StoredState): boolean => state === 'saved';

/** Refused or held, and not ended by anybody. */
export const needsPerson = ({ state, outcome }: Counted): boolean =>
  (state === 'refused' || state === 'held') && !outcome?.settled;

/** Parked, and not ended by anybody: it follows by itself, and nobody here can do anything for it. */
const isWithSupervisor = ({ state, outcome }: Counted): boolean => state === 'parked' && !outcome?.settled;

/** What bears on a counter; all the others are in force, and there are many of them. */
export const countedStates = ['saved', 'asked', 'refused', 'held', 'parked'] as const satisfies StoredState[];

/**
 * The edge: counters as they lie in the database. Null where an earlier version of the program kept them, which counted
 * otherwise: then they are counted from the rows. Without a schema, for a start waits for it and must not wait for TypeBox.
 */
export function parseCounts(stored: unknown): QueueCounts | null {
  if (stored === undefined) return noCounts;
  if (typeof stored !== 'object' || stored === null) return null;
  const { waiting, needsPerson, withSupervisor, asked, oldestWaiting }: Loose<QueueCounts> = stored;
  if (!isCount(waiting) || !isCount(needsPerson) || !isCount(withSupervisor) || !isCount(asked)) return null;
  if (oldestWaiting !== null && !isCount(oldestWaiting)) return null;
  return { waiting, needsPerson, withSupervisor, asked, oldestWaiting };
}

type Loose<T> = { readonly [Name in keyof T]?: unknown };

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;

const weigh = (entry: Counted | null) => ({
  waiting: entry && isWaiting(entry.state) ? 1 : 0,
  needsPerson: entry && needsPerson(entry) ? 1 : 0,
  withSupervisor: entry && isWithSupervisor(entry) ? 1 : 0,
  asked: entry?.state === 'asked' ? 1 : 0,
});

/**
 * One operation went from one state to another (null: it came or went). Counting on is what lets the header show a
 * queue of thousands without reading it. `oldestWaiting` is read anew by whoever holds the table.
 */
export function recount(counts: QueueCounts, before: Counted | null, after: Counted | null): QueueCounts {
  const [minus, plus] = [weigh(before), weigh(after)];
  return {
    waiting: counts.waiting - minus.waiting + plus.waiting,
    needsPerson: counts.needsPerson - minus.needsPerson + plus.needsPerson,
    withSupervisor: counts.withSupervisor - minus.withSupervisor + plus.withSupervisor,
    asked: counts.asked - minus.asked + plus.asked,
    oldestWaiting: counts.oldestWaiting,
  };
}

/**
 * Its effects belong on top of the replica: not judged yet, waiting for a person, or in force but newer than what the
 * replica holds. A question to a person, a refusal and whatever was ended have none.
 */
export function isLive({ state, outcome }: Counted, cursor: number): boolean {
  switch (state) {
    case 'saved':
      return true;
    case 'held':
    case 'parked':
      return !outcome?.settled || outcome.version > cursor;
    case 'accepted':
    case 'adjusted':
      return (outcome?.version ?? 0) > cursor;
    case 'asked':
    case 'refused':
      return false;
    default:
      // A state of a newer program: it stays, and so does what it shows.
      return true;
  }
}
