import { setImmediate as breathe } from 'node:timers/promises';

/**
 * Milliseconds of work between two breaths. A push comes back to this thread some thirty times before it is answered,
 * and may wait so long each time.
 */
const breath = 4;

/** Long work step by step, so that whoever asks meanwhile is answered. */
export async function inBreaths<T>(steps: Iterator<unknown, T>): Promise<T> {
  for (;;) {
    const until = performance.now() + breath;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await breathe();
  }
}
