import { useState } from 'react';
import { useLive } from '../floor.tsx';
import { type Changing, createLive } from '../live.ts';

/** State that the next scan sees at once: two scans in one moment come before the screen is drawn again. */
export function useChanging<Value>(first: Value): readonly [Value, Changing<Value>] {
  const [changing] = useState(() => createLive(first));
  return [useLive(changing), changing];
}
