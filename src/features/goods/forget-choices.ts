import type { Note } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import type { KeptNote } from './unanswered.ts';

/** Notes of what was said once begin so. */
export const chosenPrefix = 'chosen';

const isWithin = (path: string, screen: string): boolean => path === screen || path.startsWith(`${screen}/`);

/** A person has gone to another screen: what was said for the one before is over, also for its lists and sheets. */
export async function forgetChoices(
  { notes }: Pick<Floor, 'notes'>,
  before: string,
  now: string,
): Promise<void> {
  const all: readonly Note<KeptNote<unknown>>[] = await notes.list(chosenPrefix);
  for (const { key, value } of all)
    if (isWithin(before, value.path) && !isWithin(now, value.path)) await notes.remove(key);
}
