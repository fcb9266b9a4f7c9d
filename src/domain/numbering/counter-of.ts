import type { Day } from '../base/calendar.ts';
import type { Sequence } from '../catalogue/place.ts';
import { fill, spell } from './spell.ts';

/** [NUM-7] The counter of which this is the spelling on that day; null for a text that the run does not make then. */
export function counterOf(sequence: Sequence, text: string, day: Day): number | null {
  const [before, after] = [fill(sequence.prefix, day), fill(sequence.suffix, day)];
  if (!text.startsWith(before) || !text.endsWith(after)) return null;
  const digits = text.slice(before.length, text.length - after.length);
  if (!/^\d{1,15}$/.test(digits)) return null;
  return spell(sequence, Number(digits), day) === text ? Number(digits) : null;
}
