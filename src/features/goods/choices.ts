import type { Floor } from '../floor.tsx';
import type { Changing } from '../live.ts';
import { chosenPrefix } from './forget-choices.ts';
import { type Kept, createKept } from './kept.ts';

/**
 * What a worker says once for the scans that follow: where goods go, from where they are taken, the pallet they stand on. It
 * is good until the screen is left; a killed browser forgets nothing of it.
 */
export const createChoices = <T extends object>(
  floor: Pick<Floor, 'notes' | 'changes' | 'now' | 'desk'>,
  path: string,
  none: T,
): Kept<T> =>
  createKept<T>({
    floor,
    key: chosenPrefix + path,
    path,
    none,
    // It asks nothing: no other screen tells of it.
    words: (chosen) => (Object.values(chosen).some((each) => each !== null && each !== false) ? '' : null),
    left: (chosen) => Promise.resolve({ ...none, ...chosen }),
  });

/** One of the choices, as the rest of the screen sees it. */
export const choiceOf = <T extends object, Part extends keyof T>(
  choices: Changing<T>,
  part: Part,
): Changing<T[Part]> => ({
  get: () => choices.get()[part],
  subscribe: choices.subscribe,
  set(value) {
    if (!Object.is(choices.get()[part], value)) choices.set({ ...choices.get(), [part]: value });
  },
});
