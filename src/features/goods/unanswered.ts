import type { Instant } from '#domain/base/calendar.ts';
import type { Note } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';

/** What a scan put on the screen and nobody has answered yet, as it is written down. */
export interface KeptNote<T> {
  /** Another shape was written by another version of the program, and is only told of. */
  readonly shape: number;
  /** When it was asked. */
  readonly at: Instant;
  /** The screen that asks it again. */
  readonly path: string;
  /** What was scanned, in words. */
  readonly text: string;
  /** How many scans wait with it. */
  readonly count: number;
  readonly value: T;
}

/** Notes of what waits for an answer begin so. */
const keptPrefix = 'asked/';

/** Question, reason: what a screen keeps apart. */
export const keptKey = (part: string, path: string): string => `${keptPrefix}${part}${path}`;

/** Everything on this device that waits for an answer, the newest first. */
export async function unanswered({
  notes,
}: Pick<Floor, 'notes'>): Promise<{ readonly key: string; readonly note: KeptNote<unknown> }[]> {
  const all: readonly Note<KeptNote<unknown>>[] = await notes.list(keptPrefix);
  return all.map(({ key, value }) => ({ key, note: value })).toSorted((a, b) => b.note.at - a.note.at);
}
