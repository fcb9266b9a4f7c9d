import { numbersFrom } from './next.ts';

export interface TypedItem {
  /** As it was typed. */
  readonly text: string;
  readonly numbers: readonly string[];
}

export interface TypedList {
  /** What was understood, piece by piece, to be shown before anything is kept. */
  readonly items: readonly TypedItem[];
  readonly numbers: readonly string[];
  /** Named, never dropped: they stand in `numbers` as well. */
  readonly duplicates: readonly string[];
  /** Pieces that mean nothing here: a range backwards, or one too long. */
  readonly notUnderstood: readonly string[];
}

/** No range is longer: a slip of the finger would fill the memory. */
const longest = 10_000;

/**
 * [NUM-4] A typed list: "1-5, 9, 4+, ~". Commas, semicolons, spaces and line ends part it.
 * `1-5` from one to the other · `PP-0004-0027` likewise, the end written short · `4+` from there on, as many as are still
 * needed · `2+3` that one and so many after it · `~` the next number of the sequence. Everything else is a number as it is.
 * @param needed how many numbers are wanted in all; `x+` fills up to it
 * @param next the next free number of the sequence, a new one each time; nothing when there is none
 */
export function readTypedList(text: string, needed: number, next: () => string | undefined): TypedList {
  const items: TypedItem[] = [];
  const notUnderstood: string[] = [];
  let count = 0;
  for (const piece of text.split(/[\s,;]+/).filter((each) => each !== '')) {
    const numbers = understand(piece, needed - count, next);
    if (!numbers) notUnderstood.push(piece);
    else {
      items.push({ text: piece, numbers });
      count += numbers.length;
    }
  }
  const numbers = items.flatMap((item) => item.numbers);
  const seen = new Set<string>();
  const duplicates = [...new Set(numbers.filter((number) => seen.has(number) || !seen.add(number)))];
  return { items, numbers, duplicates, notUnderstood };
}

function understand(piece: string, wanted: number, next: () => string | undefined): string[] | null {
  if (piece === '~') {
    const number = next();
    return number === undefined ? null : [number];
  }
  const plus = /^(.*\d.*)\+(\d*)$/.exec(piece);
  if (plus) {
    const [, first = '', more = ''] = plus;
    const count = more === '' ? Math.max(0, wanted) : Number(more) + 1;
    return count <= longest ? numbersFrom(first, count) : null;
  }
  return range(piece);
}

/** A hyphen is part of many a number: it means a range only when what follows it is the same number further on. */
function range(piece: string): string[] | null {
  for (let at = piece.indexOf('-', 1); at !== -1; at = piece.indexOf('-', at + 1)) {
    const count = distance(piece.slice(0, at), piece.slice(at + 1));
    if (count === null) continue;
    return count >= 0 && count < longest ? numbersFrom(piece.slice(0, at), count + 1) : null;
  }
  return [piece];
}

/** Steps from the first number to the last; negative for a range backwards; null when this is no range at all. */
function distance(first: string, last: string): number | null {
  const [from, to] = [parts(first), parts(last)];
  if (!from || !to || to.after !== from.after) return null;
  const isShort = to.before === '' && (from.before !== '' ? to.digits.length >= from.digits.length : true);
  if (to.before !== from.before && !isShort) return null;
  // "2026-11" is a number with a month in it, not eleven back from two thousand.
  if (to.digits.length < from.digits.length) return null;
  const steps = BigInt(to.digits) - BigInt(from.digits);
  return steps > BigInt(longest) ? longest : Number(steps);
}

function parts(number: string): { before: string; digits: string; after: string } | null {
  const found = /^(.*?)(\d+)(\D*)$/s.exec(number);
  if (!found) return null;
  const [, before = '', digits = '', after = ''] = found;
  return { before, digits, after };
}
