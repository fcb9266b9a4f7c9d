import { msg, plural } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "12 min", "3 h", "2 days": how long something has waited, as short as it can be understood. */
export function ageWords(milliseconds: number): MessageDescriptor {
  const age = Math.max(0, milliseconds);
  if (age < minute) return msg`under 1 min`;
  const minutes = Math.floor(age / minute);
  if (age < hour) return msg`${minutes} min`;
  const hours = Math.floor(age / hour);
  if (age < day) return msg`${hours} h`;
  const days = Math.floor(age / day);
  return msg`${plural(days, { one: '# day', other: '# days' })}`;
}
