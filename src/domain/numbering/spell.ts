import { type Day, type Instant, dayAt } from '../base/calendar.ts';
import type { Sequence, Site } from '../catalogue/place.ts';

/** No number is longer: label printers, Odoo and people who read it aloud all have their limits. */
export const longestNumber = 20;

/** [NUM-1] A counter of a sequence as it is printed: prefix with its date parts filled in, padded counter, suffix. */
export function spell(sequence: Sequence, counter: number, day: Day): string {
  const digits = String(counter).padStart(sequence.padding, '0');
  return `${fill(sequence.prefix, day)}${digits}${fill(sequence.suffix, day)}`;
}

/**
 * [NUM-5] What a device makes when its blocks are dry: the sequence's prefix (cut where it must be), the device's own
 * short name, a counter that this device never uses twice, last. Nobody else has the short name, so it cannot collide.
 * @param short "D7", given by the server at enrolment
 * @param counter one run for the whole device, over all its sequences
 */
export function fallbackNumber(sequence: Sequence, short: string, counter: number, day: Day): string {
  const own = `${short}-${counter}`;
  return `${fill(sequence.prefix, day).slice(0, longestNumber - own.length)}${own}`;
}

/** [EXP-5] The production day begins with the shift: at two in the morning the night shift still writes yesterday. */
export const productionDay = (at: Instant, site: Pick<Site, 'timeZone' | 'shiftStart'>): Day =>
  dayAt(at - site.shiftStart * 60_000, site.timeZone);

/** Date parts filled in. */
export function fill(text: string, day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return text
    .replaceAll('{YYYY}', year)
    .replaceAll('{YY}', year.slice(2))
    .replaceAll('{MM}', month)
    .replaceAll('{DD}', date);
}
