import { type Day, parseDay } from '../base/calendar.ts';

/** Which comes first when both could be. */
export type DateOrder = 'day-month' | 'month-day';

export type DateReading =
  | { readonly is: 'day'; readonly day: Day }
  /** It is a date, but which? A person says. */
  | { readonly is: 'unclear'; readonly readings: readonly Day[] }
  | { readonly is: 'none' };

/**
 * [NUM-4] A date as suppliers write it. The year first is clear; with the year last, day and month are clear when only
 * one way is in the calendar, or when a person has said which way it is. Two digits of a year are never clear by themselves.
 */
export function readDate(text: string, order: DateOrder | null): DateReading {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (iso) return one(dayOf(iso[1], iso[3], iso[4]));
  const last = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (!last) return { is: 'none' };
  const [, first = '', , second = '', written = ''] = last;
  const isShort = written.length === 2;
  const year = isShort ? `20${written}` : written;
  const dayMonth = dayOf(year, second, first);
  const monthDay = dayOf(year, first, second);
  if (order !== null) return one(order === 'day-month' ? dayMonth : monthDay);
  const yearFirst = isShort && first.length === 2 ? dayOf(`20${first}`, second, written) : undefined;
  const readings = [...new Set([dayMonth, monthDay, yearFirst])].filter((day) => day !== undefined);
  const [only] = readings;
  if (!only) return { is: 'none' };
  return readings.length === 1 && !isShort ? { is: 'day', day: only } : { is: 'unclear', readings };
}

const one = (day: Day | undefined): DateReading => (day ? { is: 'day', day } : { is: 'none' });

const dayOf = (year = '', month = '', day = ''): Day | undefined =>
  parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
