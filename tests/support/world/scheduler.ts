import type { Suspend } from '../browser/suspend.ts';

interface Event {
  readonly at: number;
  readonly n: number;
  /** Whoever is dead by then is not woken. */
  readonly life: Life | null;
  readonly wake: () => void;
}

/** One start of a device, from its first step to its crash. */
export interface Life {
  readonly name: string;
  isOver: boolean;
}

export type Scheduler = ReturnType<typeof createScheduler>;

/**
 * Virtual time. Many processes, of which one runs at a time and only until it waits for something virtual: so a history
 * depends on the seed and on nothing else, although databases and cryptography beneath are really asynchronous.
 */
export function createScheduler(start: number) {
  let [now, n, running] = [start, 0, 0];
  let events: Event[] = [];
  let idle: (() => void) | null = null;
  let failure: unknown = null;

  const pause = (): void => {
    running -= 1;
    if (running === 0) idle?.();
  };

  const at = (when: number, life: Life | null, wake: () => void): void => {
    n += 1;
    events.push({ at: when, n, life, wake });
  };

  /** The turn is handed to somebody else until `resume` is called, and then until it is this process's turn again. */
  const suspendFor =
    (life: Life | null): Suspend =>
    (register) =>
      new Promise((resolve) => {
        register((value) =>
          at(now, life, () => {
            running += 1;
            resolve(value);
          }),
        );
        pause();
      });

  const next = (): Event | undefined => {
    const living = events.filter(({ life }) => !life?.isOver);
    const first = living.toSorted((a, b) => a.at - b.at || a.n - b.n)[0];
    events = living.filter((event) => event !== first);
    return first;
  };

  return {
    now: () => now,
    suspendFor,

    sleep: (milliseconds: number, life: Life | null): Promise<void> =>
      new Promise((resolve) => {
        at(now + milliseconds, life, () => {
          running += 1;
          resolve();
        });
        pause();
      }),

    /** Something that begins now or later, and then takes its own time. */
    spawn(work: () => Promise<void>, life: Life | null = null, after = 0): void {
      at(now + after, life, () => {
        running += 1;
        work().then(pause, (error: unknown) => {
          failure ??= error;
          pause();
        });
      });
    },

    /** Until nothing is left to happen, or so much time has passed. */
    async run(until = Number.POSITIVE_INFINITY): Promise<void> {
      for (;;) {
        const event = next();
        if (!event) return;
        if (event.at > until) {
          events.push(event);
          now = until;
          return;
        }
        now = Math.max(now, event.at);
        await new Promise<void>((resolve) => {
          idle = resolve;
          event.wake();
          if (running === 0) resolve();
        });
        idle = null;
        if (failure !== null) throw failure;
      }
    },
  };
}
