import { daysInMonth } from '../../../base/calendar.ts';
import { type Rule, type RuleFault, type Rules, twoDigitsAt } from './rule.ts';

/** YYMMDD, or YYYYMMDD; day 00 stands for the whole month where it is allowed. */
const date =
  (yearDigits: 2 | 4, firstDay: 0 | 1): Rule =>
  (text, from) => {
    const short = twoDigitsAt(text, from);
    const year = yearDigits === 2 ? 2000 + short : short * 100 + twoDigitsAt(text, from + 2);
    return dateFault(text, from + yearDigits, year, firstDay);
  };

const upTo =
  (last: number): Rule =>
  (text, from) =>
    twoDigitsAt(text, from) > last ? { error: 'date', at: from } : undefined;

const hh = upTo(23);
const mi = upTo(59);

export const dateRules = {
  yymmd0: date(2, 0),
  yymmdd: date(2, 1),
  yyyymmd0: date(4, 0),
  yyyymmdd: date(4, 1),
  hh,
  mi,
  ss: mi,
  hhmi: (text, from, to) => hh(text, from, to) ?? mi(text, from + 2, to),
} satisfies Rules;

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
