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

  /** Waits for the lock, works while it is held, and comes back when it is over or somebody took the lock. */
  const take = async (
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    onTaken: () => void = () => undefined,
  ): Promise<void> => {
    const own = new AbortController();
    let holding: Promise<void> | null = null;
    try {
      await locks.request(drainLock, options, async () => {
        onTaken();
        holding = hold(own);
        await holding;
      });
    } catch (error) {
      if (!isAbort(error)) throw error;
      // This tab left the queue, or was frozen and another took over; what it was doing is harmless and ends here.
      own.abort();
      await holding;
    }
  };

  /** True once whoever holds the lock no longer beats; false when nobody wants to know any more. */
  const isHolderFrozen = async (until: AbortSignal): Promise<boolean> => {
    while (!until.aborted) {
      await clock.sleep(lookEvery, until);
      const since = clock.now() - Number(markers.get(beatMarker) ?? 0);
      if (!until.aborted && Math.abs(since) > frozenAfter) return true;
    }
    return false;
  };

  while (!signal.aborted) {
    // In the queue of the lock, so that a page that follows another one leads as soon as that is gone.
    const [queue, watch] = [new AbortController(), new AbortController()];
    const end = (): void => {
      watch.abort();
      queue.abort();
    };
    signal.addEventListener('abort', end);
    const frozen = isHolderFrozen(watch.signal).then((isFrozen) => {
      if (isFrozen) queue.abort();
      return isFrozen;
    });
    await take({ signal: queue.signal }, () => watch.abort());
    signal.removeEventListener('abort', end);
    watch.abort();
    if (await frozen) await take({ steal: true });
    if (!signal.aborted) await clock.sleep(lookEvery, signal);
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
