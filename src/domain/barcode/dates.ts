import { type Day, daysInMonth } from '../base/calendar.ts';
import { twoDigitsAt } from './gs1/rules/rule.ts';

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/**
 * GenSpecs 7.12: a two-digit year is the one within 49 years back and 50 ahead of the current year.
 * In 2026: 77 is 1977 and 76 is 2076.
 */
export function fullYear(twoDigitYear: number, today: Day): number {
  const thisYear = Number(today.slice(0, 4));
  const ahead = twoDigitYear - (thisYear % 100);
  const century = thisYear - (thisYear % 100);
  if (ahead >= 51) return century - 100 + twoDigitYear;
  return ahead <= -50 ? century + 100 + twoDigitYear : century + twoDigitYear;
}

/** A day from its parts; day 0 is the last of the month (GenSpecs 3.4). Nothing for a day that no calendar has. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (!(month >= 1 && month <= 12)) return undefined;
  const last = daysInMonth(year, month);
  return date <= last
    ? (`${year}-${twoDigits(month)}-${twoDigits(date === 0 ? last : date)}` as Day)
    : undefined;
}

/** "270630", with the century that today's date picks. Only for six digits. */
export const dayFromYymmdd = (digits: string, today: Day): Day | undefined =>
  dayFrom(fullYear(twoDigitsAt(digits, 0), today), twoDigitsAt(digits, 2), twoDigitsAt(digits, 4));

/** Day of the year, 1 to 366: "27181" is 30 June 2027. */
export function dayFromYyjjj(digits: string, today: Day): Day | undefined {
  const year = fullYear(Number(digits.slice(0, 2)), today);
  let date = Number(digits.slice(2, 5));
  if (date < 1) return undefined;
  for (let month = 1; month <= 12; month++) {
    const length = daysInMonth(year, month);
    if (date <= length) return dayFrom(year, month, date);
    date -= length;
  }
  return undefined;
}

/** "13", "1345" or "134510" as "13", "13:45", "13:45:10". */
export const timeFrom = (digits: string): string => digits.replace(/(?<=\d)(?=(?:\d\d)+$)/g, ':');
