import { type Day, parseDay } from '../../base/calendar.ts';
import { type Quantity, isPositive, parseQuantity } from '../../base/quantity.ts';
import { type Result, err, ok } from '../../base/result.ts';

/** What is wrong with one cell; the words stand in the language catalogues. */
export type CellFault =
  | { readonly code: 'empty' }
  | { readonly code: 'not-a-number'; readonly text: string }
  | { readonly code: 'not-positive'; readonly text: string }
  | { readonly code: 'not-a-day'; readonly text: string }
  | { readonly code: 'not-yes-or-no'; readonly text: string }
  | { readonly code: 'not-one-of'; readonly text: string; readonly allowed: string }
  | { readonly code: 'too-long'; readonly most: number }
  | { readonly code: 'unreadable'; readonly text: string }
  | { readonly code: 'wrong-check-digit'; readonly text: string }
  | { readonly code: 'unknown-reference'; readonly kind: string; readonly text: string }
  | { readonly code: 'twice'; readonly text: string; readonly line: number }
  /** It stands already, and otherwise than the list has it; what is under way is not changed by a list. */
  | { readonly code: 'stands-otherwise'; readonly text: string };

export type Read<T> = (text: string) => Result<T, CellFault>;

const longest = 200;

/** Names a person reads: trimmed, at most 200 characters, no control characters. */
export const text: Read<string> = (cell) => {
  const trimmed = cell.trim();
  if (trimmed === '') return err({ code: 'empty' });
  if (trimmed.length > longest) return err({ code: 'too-long', most: longest });
  return /[\u0000-\u001f\u007f]/.test(trimmed) ? err({ code: 'unreadable', text: trimmed }) : ok(trimmed);
};

/** Decimal point or decimal comma, with or without groups of three; a spelling that could be both is refused, never guessed. */
export const decimal: Read<Quantity> = (cell) => {
  const plain = cell.trim().replace(/[\s\u00a0\u202f']/g, '');
  const normal = plainDecimal(plain);
  const parsed = normal === undefined ? undefined : parseQuantity(normal);
  return parsed?.ok ? parsed : err({ code: 'not-a-number', text: cell.trim() });
};

function plainDecimal(plain: string): string | undefined {
  if (/^-?\d+$/.test(plain)) return plain;
  // One separator: 1.5 and 1,5 are decimals; 1.500 and 1,500 could be thousands, so they are asked about.
  if (/^-?\d+[.,]\d+$/.test(plain) && !/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(plain))
    return plain.replace(',', '.');
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(plain)) return plain.replaceAll('.', '').replace(',', '.');
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(plain)) return plain.replaceAll(',', '');
  return undefined;
}

export const positive: Read<Quantity> = (cell) => {
  const read = decimal(cell);
  return read.ok && !isPositive(read.value) ? err({ code: 'not-positive', text: cell.trim() }) : read;
};

export const whole: Read<number> = (cell) =>
  /^\d{1,6}$/.test(cell.trim()) ? ok(Number(cell.trim())) : err({ code: 'not-a-number', text: cell.trim() });

/** 2027-06-30, 30.06.2027 or 2027/06/30. A day written with slashes and the year last could be two days, so it is refused. */
export const calendarDay: Read<Day> = (cell) => {
  const trimmed = cell.trim();
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed);
  const iso = german
    ? `${german[3]}-${pad(german[2])}-${pad(german[1])}`
    : trimmed.replaceAll('/', '-').slice(0, 10);
  const parsed = parseDay(iso);
  return parsed ? ok(parsed) : err({ code: 'not-a-day', text: trimmed });
};

const pad = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');

const yes: ReadonlySet<string> = new Set(['1', 'yes', 'true', 'x', 'ja', 'wahr']);
const no: ReadonlySet<string> = new Set(['', '0', 'no', 'false', 'nein', 'falsch']);

export const yesOrNo: Read<boolean> = (cell) => {
  const word = cell.trim().toLowerCase();
  if (yes.has(word)) return ok(true);
  return no.has(word) ? ok(false) : err({ code: 'not-yes-or-no', text: cell.trim() });
};

export const oneOf =
  <const Word extends string>(...words: readonly Word[]): Read<Word> =>
  (cell) => {
    const found = words.find((word) => word === cell.trim().toLowerCase());
    return found ? ok(found) : err({ code: 'not-one-of', text: cell.trim(), allowed: words.join(', ') });
  };

/** Nothing where the cell is empty. */
export const optional =
  <T>(read: Read<T>): Read<T | null> =>
  (cell) =>
    cell.trim() === '' ? ok(null) : read(cell);

/** Several in one cell, parted by "|". */
export const several =
  <T>(read: Read<T>): Read<T[]> =>
  (cell) => {
    const values: T[] = [];
    for (const part of cell.split('|').filter((each) => each.trim() !== '')) {
      const one = read(part);
      if (!one.ok) return one;
      values.push(one.value);
    }
    return ok(values);
  };
