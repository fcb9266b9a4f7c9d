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
  const beat = async (until: AbortSignal): Promise<void> => {
    while (!until.aborted) {
      markers.set(beatMarker, String(clock.now()));
      await clock.sleep(beatEvery, until);
    }
  };

  /** Works while the lock is held; `own` fires when it is over, or when somebody took the lock. */
  const hold = async (own: AbortController): Promise<void> => {
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
  };

  while (!signal.aborted) {
    const since = clock.now() - Number(markers.get(beatMarker) ?? 0);
    const isFrozen = Math.abs(since) > frozenAfter;
    const own = new AbortController();
    let holding: Promise<void> | null = null;
    try {
      await locks.request(drainLock, isFrozen ? { steal: true } : { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        holding = hold(own);
        await holding;
      });
    } catch (error) {
      if (!isStolen(error)) throw error;
      // This tab was frozen, and another took over; what this one was doing is harmless and ends here.
      own.abort();
      await holding;
    }
    if (!signal.aborted) await clock.sleep(lookEvery, signal);
  }
}

const isStolen = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
