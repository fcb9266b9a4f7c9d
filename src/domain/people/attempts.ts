import type { Instant } from '../base/calendar.ts';

/** Wrong PINs in a row, counted before the PIN is looked at and kept on disk, so that a restart forgives nothing. */
export interface Attempts {
  readonly wrong: number;
  readonly last: Instant;
}

export const noAttempts: Attempts = { wrong: 0, last: 0 };

const free = 5;
const minute = 60_000;
const waits = [1 * minute, 5 * minute, 15 * minute];

/**
 * [C10] Five tries, then 1, 5 and 15 minutes each; after that only a supervisor or the server lets the person try again.
 * A clock that was set back makes nobody wait longer than the wait itself.
 */
export function mayTry(
  { wrong, last }: Attempts,
  now: Instant,
): { readonly may: true } | { readonly may: false; readonly wait: number | null } {
  if (wrong < free) return { may: true };
  const wait = waits[wrong - free];
  if (wait === undefined) return { may: false, wait: null };
  const passed = now < last ? 0 : now - last;
  return passed >= wait ? { may: true } : { may: false, wait: wait - passed };
}

export const counted = ({ wrong }: Attempts, now: Instant): Attempts => ({ wrong: wrong + 1, last: now });

/** Tries that follow at once, before one has to wait. */
export const triesLeft = ({ wrong }: Attempts): number => Math.max(0, free - wrong);
