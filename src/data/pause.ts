import type { Clock } from './ports.ts';

/** To be called between small pieces of long work: lets the screen draw and scans through when it is time. */
export type Pause = () => Promise<void>;

const longest = 8;

export const noPause: Pause = () => Promise.resolve();

export function createPause({ monotonic, sleep }: Pick<Clock, 'monotonic' | 'sleep'>): Pause {
  let since = monotonic();
  return async () => {
    if (monotonic() - since < longest) return;
    await sleep(0);
    since = monotonic();
  };
}
