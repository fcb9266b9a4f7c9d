import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Day, Instant } from '#domain/base/calendar.ts';

/** Days, times and quantities as this language writes them, and never so that another language reads something else. */
export interface Format {
  /** "30 Jun 2027": the month in letters, because 06/07 is two different days. */
  day(day: Day): string;
  /** "14:05" on the wall of the site. */
  time(at: Instant): string;
  /** "21 Nov 2026, 14:05" */
  moment(at: Instant): string;
  /** "1 000.5": groups by a narrow space, because 1,000 is one thousand here and one there. */
  quantity(quantity: string): string;
  /** "24 kg", never broken between the two. */
  amount(quantity: string, unit: string): string;
  readonly decimalSign: string;
  /** The printed name of a person: operations and refusals know an id alone. */
  person(id: string): string;
}

/** Who is called what: kept up by the composition root, because words are made without waiting. */
export type Names = ReadonlyMap<string, string>;

const narrowSpace = '\u202f';
const fixedSpace = '\u00a0';

/** @param timeZone IANA name of the site; the device's own while the site is unknown */
export function createFormat(
  language: string,
  timeZone: string | undefined,
  names: Names = new Map(),
): Format {
  // Day before month, like every other language that is spoken here.
  const locale = language === 'en' || language === 'pseudo' ? 'en-GB' : language;
  const short = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const zone = timeZone === undefined ? {} : { timeZone };
  const days = dayWriter(locale, { ...short, timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { ...clock, ...zone });
  const dates = dayWriter(locale, { ...short, ...zone });
  const decimalSign =
    new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const quantity = (text: string): string => {
    const [whole = '0', decimals] = text.split('.');
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, narrowSpace) : whole;
    return decimals === undefined ? grouped : `${grouped}${decimalSign}${decimals}`;
  };
  return {
    day: (day) => days(Date.UTC(...partsOf(day))),
    time: (at) => times.format(at),
    moment: (at) => `${dates(at)}, ${times.format(at)}`,
    quantity,
    amount: (text, unit) => `${quantity(text)}${fixedSpace}${unit}`,
    decimalSign,
    person: (id) => names.get(id) ?? i18n._(msg`Somebody unknown here`),
  };
}

/** Three letters for every English month: British English alone writes Sept. */
function dayWriter(locale: string, options: Intl.DateTimeFormatOptions): (at: Instant) => string {
  if (locale !== 'en-GB') {
    const format = new Intl.DateTimeFormat(locale, options);
    return (at) => format.format(at);
  }
  const format = new Intl.DateTimeFormat('en-US', options);
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts.get('day') ?? ''} ${parts.get('month') ?? ''} ${parts.get('year') ?? ''}`;
  };
}

function partsOf(day: Day): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month - 1, date];
}
