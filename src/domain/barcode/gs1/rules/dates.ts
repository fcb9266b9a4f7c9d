import { daysInMonth } from '../../../base/calendar.ts';
import { type Rule, type RuleFault, twoDigitsAt } from './rule.ts';

/** YYMMDD; day 00 stands for the whole month. */
export const yymmd0: Rule = (text, from) => dateFault(text, from + 2, 2000 + twoDigitsAt(text, from), 0);

export const yymmdd: Rule = (text, from) => dateFault(text, from + 2, 2000 + twoDigitsAt(text, from), 1);

export const yyyymmd0: Rule = (text, from) =>
  dateFault(text, from + 4, Number(text.slice(from, from + 4)), 0);

export const yyyymmdd: Rule = (text, from) =>
  dateFault(text, from + 4, Number(text.slice(from, from + 4)), 1);

export const hh: Rule = (text, from) => timeFault(text, from, 23);
export const mi: Rule = (text, from) => timeFault(text, from, 59);
export const ss: Rule = (text, from) => timeFault(text, from, 59);
export const hhmi: Rule = (text, from, to) => hh(text, from, to) ?? mi(text, from + 2, to);

/**
 * A two-digit year is judged as 20YY: 29 February is real in every century whose year is divisible by four, and the
 * century that the window picks is only known with today's date. Year 00 would differ in 2100 alone.
 */
function dateFault(text: string, at: number, year: number, firstDay: 0 | 1): RuleFault | undefined {
  const month = twoDigitsAt(text, at);
  if (month < 1 || month > 12) return { error: 'date', at };
  const day = twoDigitsAt(text, at + 2);
  return day < firstDay || day > daysInMonth(year, month) ? { error: 'date', at: at + 2 } : undefined;
}

const timeFault = (text: string, at: number, last: number): RuleFault | undefined =>
  twoDigitsAt(text, at) > last ? { error: 'date', at } : undefined;
