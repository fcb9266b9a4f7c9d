import type { Instant } from '#domain/base/calendar.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { Clock } from '../ports.ts';
import type { QueueStore } from '../queue/queue-store.ts';

/** What is kept only tells the next start; every answer written down would stand in the way of the next scan. */
const keptEvery = 10_000;

export type ContactBook = ReturnType<typeof createContactBook>;

/** [EXP-5] When the server last answered, so that an act can be dated by its clock instead of the device's. */
export function createContactBook(queue: Pick<QueueStore, 'get' | 'set'>, clock: Clock) {
  let heard: { readonly server: Instant; readonly monotonic: number } | null = null;
  let keptAt: number | null = null;

  return {
    async note(server: Instant): Promise<void> {
      const monotonic = clock.monotonic();
      heard = { server, monotonic };
      if (keptAt !== null && monotonic - keptAt < keptEvery) return;
      keptAt = monotonic;
      await queue.set('contact', { server, clock: clock.now() });
    },

    /** Since this start by the monotonic clock; across starts only the wall clock can tell how long it has been. */
    async current(): Promise<Body['contact']> {
      if (heard)
        return { server: heard.server, since: Math.max(0, Math.round(clock.monotonic() - heard.monotonic)) };
      const kept = await queue.get('contact');
      return kept ? { server: kept.server, since: Math.max(0, Math.round(clock.now() - kept.clock)) } : null;
    },

    last: (): Instant | null => heard?.server ?? null,
  };
}
