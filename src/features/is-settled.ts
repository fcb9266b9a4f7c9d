import type { QueueEntry } from '../data/contract.ts';

/** Ended by another operation since: undone, repaired or waived. */
export const isSettled = (entry: Pick<QueueEntry, 'outcome'> | undefined): boolean =>
  (entry?.outcome?.settled ?? null) !== null;
