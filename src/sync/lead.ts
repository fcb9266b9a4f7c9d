import type { Clock, Locks, Markers } from '../data/ports.ts';

const drainLock = 'lotline-drain';
const beatMarker = 'lotline-drain-beat';
const beatEvery = 2000;
const lookEvery = 5000;
/** A holder that has not beaten for so long is frozen: a background tab keeps its lock and does nothing. */
const frozenAfter = 10_000;

export interface LeadParts {
  readonly locks: Locks;
  readonly markers: Markers;
  readonly clock: Clock;
}

/**
 * One tab of the origin does the work at a time: it holds a Web Lock and beats. The others wait for the lock, and take
 * it from a holder that no longer beats. Two at once do no harm, because everything may be sent twice.
 * @param work runs until its signal fires
 */
export async function lead(
  { locks, markers, clock }: LeadParts,
  work: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const hold = async (lock: unknown): Promise<boolean> => {
    if (!lock) return false;
    const own = new AbortController();
    const stop = (): void => own.abort();
    signal.addEventListener('abort', stop);
    const beating = beat(own.signal);
    try {
      await work(own.signal);
    } finally {
      signal.removeEventListener('abort', stop);
      own.abort();
      await beating;
    }
    return true;
  };

  const beat = async (until: AbortSignal): Promise<void> => {
    while (!until.aborted) {
      markers.set(beatMarker, String(clock.now()));
      await clock.sleep(beatEvery, until);
    }
  };

  while (!signal.aborted) {
    const since = clock.now() - Number(markers.get(beatMarker) ?? 0);
    const isFrozen = Math.abs(since) > frozenAfter;
    try {
      await locks.request(drainLock, isFrozen ? { steal: true } : { ifAvailable: true }, hold);
    } catch (error) {
      // Somebody took the lock because this tab was frozen; what it was doing is harmless and comes to nothing.
      if (!isStolen(error)) throw error;
    }
    if (!signal.aborted) await clock.sleep(lookEvery, signal);
  }
}

const isStolen = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
