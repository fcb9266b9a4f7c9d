import type { Day } from '../../base/calendar.ts';
import { dayFrom, dayFromYyjjj, dayFromYymmdd, fullYear } from '../dates.ts';
import type { Fields } from '../fields.ts';
import { quantityFrom } from '../gs1/measures.ts';

type Dated = { readonly expiry?: Day; readonly expiryTime?: string; readonly rest: string };

/**
 * Lot or serial, expiry and quantity of a secondary code, from the "$" on: "$LOT", "$+SERIAL", "$$…" with a date,
 * "$$8" and "$$9" with a quantity before it, "$$+…" with a serial in place of the lot; or five digits YYJJJ and a lot.
 */
export function readSecondary(data: string, today: Day): Fields | undefined {
  const found = /^(\$\$?)(\+?)(.*)$/s.exec(data);
  if (!found) return datedFields(julian(data, today), 'lot');
  const [, dollars, plus, body = ''] = found;
  const name = plus ? 'serial' : 'lot';
  if (dollars === '$') return body === '' ? undefined : { [name]: body };
  const counted = /^(?:8(\d\d)|9(\d{5}))(.*)$/s.exec(body);
  const dated = readDate(counted?.[3] ?? body, today, counted !== null);
  const fields = datedFields(dated, name);
  return fields && counted ? { count: quantityFrom(counted[1] ?? counted[2] ?? '0', 0), ...fields } : fields;
}

/** The date and what stands behind it. Its first digit names the format; 0 and 1 begin a month of MMYY. */
function readDate(body: string, today: Day, counted: boolean): Dated | undefined {
  const parts = (length: number) => [body.slice(1, length + 1), body.slice(length + 1)] as const;
  switch (body[0]) {
    case '0':
    case '1':
      return dated(monthOnly(body.slice(0, 4), today), body.slice(4));
    case '2': {
      const [digits, rest] = parts(6);
      return dated(dayFromYymmdd(digits.slice(4) + digits.slice(0, 4), today), rest, digits);
    }
    case '3': {
      const [digits, rest] = parts(6);
      return dated(dayFromYymmdd(digits, today), rest, digits);
    }
    case '4': {
      const [digits, rest] = parts(8);
      return timed(dayFromYymmdd(digits, today), rest, digits);
    }
    case '5':
      return julian(body.slice(1), today);
    case '6': {
      const [digits, rest] = parts(7);
      return timed(dayFromYyjjj(digits, today), rest, digits);
    }
    case '7':
      return { rest: body.slice(1) };
    default:
      return counted ? { rest: body } : undefined;
  }
}

function datedFields(read: Dated | undefined, name: 'lot' | 'serial'): Fields | undefined {
  if (!read) return undefined;
  const { rest, ...dates } = read;
  return { ...dates, ...(rest !== '' && { [name]: rest }) };
}

const allDigits = (text: string): boolean => /^\d*$/.test(text);

const dated = (expiry: Day | undefined, rest: string, digits = ''): Dated | undefined =>
  expiry && allDigits(digits) ? { expiry, rest } : undefined;

const timed = (expiry: Day | undefined, rest: string, digits: string): Dated | undefined =>
  expiry && allDigits(digits) && Number(digits.slice(-2)) < 24
    ? { expiry, expiryTime: digits.slice(-2), rest }
    : undefined;

const julian = (body: string, today: Day): Dated | undefined =>
  /^\d{5}/.test(body) ? dated(dayFromYyjjj(body, today), body.slice(5)) : undefined;

/** MMYY is good to the end of the month. */
const monthOnly = (digits: string, today: Day): Day | undefined =>
  /^\d{4}$/.test(digits)
    ? dayFrom(fullYear(Number(digits.slice(2)), today), Number(digits.slice(0, 2)), 0)
    : undefined;
