import { type ImportContext, type ImportFault, type ImportLine, checked } from './import.ts';
import { nextNumber, numbersFrom } from './next.ts';

export interface ListContext extends ImportContext {
  /** What ~ stands for: the next number of the run. Looked at and not spent; whoever keeps the list spends it. */
  readonly next: string;
  /** How many units still want a number: what "4+" goes on to. */
  readonly missing: number;
}

const longestRange = 10_000;

/**
 * [NUM-4] Numbers as people type them: 1-5 · SN01-SN05 · 9 · 4+ (from 4 on, as many as are missing) · 2+2 (2 and two more)
 * · ~ (the next of the run). Each number is answered with the item that it came from.
 */
export function importList(text: string, context: ListContext): ImportLine[] {
  const items = text
    .split(/[,;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const run = nextOf(context);
  const parts = items.map((item) => partOf(item, run));
  const counted = parts.reduce((all, { numbers, open }) => all + (open === null ? numbers.length : 0), 0);
  let isOpenTaken = false;
  const lines = parts.flatMap((part, at): ImportLine[] => {
    const item = items[at] ?? '';
    if (part.open === null) return part.numbers.map((name) => line(at + 1, item, name, part.fault));
    if (isOpenTaken) return [line(at + 1, item, part.open, { code: 'plus-twice' })];
    isOpenTaken = true;
    const count = Math.min(Math.max(context.missing - counted, 1), longestRange);
    return numbersFrom(part.open, count).map((name) => line(at + 1, item, name, null));
  });
  return checked(lines, context);
}

const line = (at: number, text: string, name: string, fault: ImportFault | null): ImportLine => ({
  line: at,
  text,
  number: { name, quantity: null, expiration: null },
  faults: fault ? [fault] : [],
  warnings: [],
  isHeading: false,
});

interface Part {
  readonly numbers: readonly string[];
  /** The first of as many as are missing. */
  readonly open: string | null;
  readonly fault: ImportFault | null;
}

function partOf(item: string, next: () => string): Part {
  const closed = (numbers: readonly string[]): Part => ({ numbers, open: null, fault: null });
  if (item === '~') return closed([next()]);
  const open = /^(.*\d)\+$/.exec(item);
  if (open) return { numbers: [], open: open[1] ?? item, fault: null };
  const more = /^(.*\d)\+(\d{1,6})$/.exec(item);
  if (more) return ranged(item, more[1] ?? item, BigInt(more[2] ?? 0) + 1n);
  const range = rangeOf(item);
  return range ? ranged(item, range.first, range.count) : closed([item]);
}

function ranged(item: string, first: string, count: bigint): Part {
  if (count > BigInt(longestRange))
    return { numbers: [item], open: null, fault: { code: 'range-too-long', text: item } };
  return { numbers: numbersFrom(first, Number(count)), open: null, fault: null };
}

/** "SN098-SN102", "SN098-102", "1-5". Anything that does not rise is a number with a dash in it: 2026-0099. */
function rangeOf(item: string): { first: string; count: bigint } | null {
  const found = /^(.*?)(\d+)\s*-\s*(.*?)(\d+)$/.exec(item);
  if (!found) return null;
  const [, before = '', low = '', again = '', high = ''] = found;
  const count = BigInt(high) - BigInt(low) + 1n;
  return (again === '' || again === before) && count > 1n ? { first: `${before}${low}`, count } : null;
}

/** [NUM-1] The run skips what is in use. */
function nextOf({ next: first, knownAs }: ListContext): () => string {
  let upcoming = first;
  return () => {
    while (knownAs(upcoming) === upcoming) upcoming = nextNumber(upcoming);
    const number = upcoming;
    upcoming = nextNumber(number);
    return number;
  };
}
