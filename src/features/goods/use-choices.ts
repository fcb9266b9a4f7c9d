import { useLayoutEffect, useState } from 'react';
import { useFloor, useLive } from '../floor.tsx';
import { createChoices } from './choices.ts';
import type { Kept } from './kept.ts';

/** What was said once on this screen, as it is drawn, and as the next scan sees it. */
export function useChoices<T extends object>(path: string, none: T): readonly [T, Kept<T>] {
  const floor = useFloor();
  const [choices] = useState(() => createChoices(floor, path, none));
  useLayoutEffect(() => choices.attach(), [choices]);
  return [useLive(choices), choices];
}
