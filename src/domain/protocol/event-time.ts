import type { Instant } from '../base/calendar.ts';
import type { Body } from './body.ts';

const fiveMinutes = 300_000;

/**
 * [EXP-5] When it happened: the device's claim, clamped between the last server time it had seen and arrival. A clock
 * that is off by more than five minutes is reported (`off`, in whole minutes, positive when the device is ahead) and
 * never holds or refuses work.
 * @param arrival the server's clock at the push; on a device its own clock
 */
export function eventTime(
  body: Pick<Body, 'clock' | 'contact'>,
  arrival: Instant,
): { readonly at: Instant; readonly off: number | null } {
  const earliest = body.contact?.server ?? body.clock;
  const at = Math.max(Math.min(body.clock, arrival), Math.min(earliest, arrival));
  // The monotonic clock tells best; without a contact only the future can be told to be wrong.
  const likely = body.contact ? body.contact.server + body.contact.since : Math.min(body.clock, arrival);
  const off = body.clock - likely;
  return { at, off: Math.abs(off) > fiveMinutes ? Math.round(off / 60_000) : null };
}
