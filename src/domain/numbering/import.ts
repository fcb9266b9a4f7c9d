import type { Day } from '../base/calendar.ts';
import { type Quantity, one } from '../base/quantity.ts';
import { type DateOrder, readDate } from './import-date.ts';
import { type Decimals, readQuantity } from './import-quantity.ts';
import { cellsOf } from './import-cells.ts';

/** What is known around a list of numbers that somebody pastes, types or reads from a code. */
export interface ImportContext {
  readonly tracking: 'lot' | 'serial';
  /** Decimals that the base unit allows. */
  readonly precision: number;
  readonly decimals: Decimals;
  /** How the person answered when a date could be read in two ways; null: not asked yet. */
  readonly dateOrder: DateOrder | null;
  /** How the company writes a number of this product that it has already; nothing when it has none. Case does not matter. */
  knownAs(name: string): string | undefined;
}

export type ImportFault =
  | { readonly code: 'number-missing' }
  | { readonly code: 'number-too-long'; readonly longest: number }
  | { readonly code: 'not-printable' }
  /** On which line it stands already. */
  | { readonly code: 'number-twice'; readonly line: number }
  | { readonly code: 'number-in-use' }
  | { readonly code: 'serial-is-one' }
  | { readonly code: 'quantity-not-positive' }
  | { readonly code: 'quantity-too-precise'; readonly decimals: number }
  /** "1,500": one and a half, or fifteen hundred. */
  | { readonly code: 'quantity-unclear'; readonly text: string }
  | { readonly code: 'date-unclear'; readonly text: string; readonly readings: readonly Day[] }
  | { readonly code: 'cell-not-understood'; readonly text: string }
  | { readonly code: 'too-many-cells'; readonly text: string }
  | { readonly code: 'range-too-long'; readonly text: string }
  | { readonly code: 'plus-twice' };

export type ImportWarning =
  /** A known lot that gets more: a top-up. */
  | { readonly code: 'known-lot' }
  /** [NUM-6] Another number differs in case alone. */
  | { readonly code: 'case-differs'; readonly known: string };

export interface ImportLine {
  /** Counted from one, blank lines included, as an editor does. */
  readonly line: number;
  readonly text: string;
  /** What was understood; null quantity: none was written. Null: a heading, or nothing at all was understood. */
  readonly number: ImportedNumber | null;
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportWarning[];
  readonly isHeading: boolean;
}

export interface ImportedNumber {
  readonly name: string;
  readonly quantity: Quantity | null;
  readonly expiration: Day | null;
}

const longestName = 200;

/**
 * [NUM-4] One number a line, or number, quantity and date, the last two in either order, apart by semicolon, comma or
 * tab. Every line that is not blank is answered, in its order; nothing is dropped and nothing is guessed.
 */
export function importLines(text: string, context: ImportContext): ImportLine[] {
  const lines: ImportLine[] = [];
  for (const [index, source] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries())
    if (source.trim() !== '') lines.push(lineOf(index + 1, source, lines.length === 0, context));
  return checked(lines, context);
}

const headings = new Set(
  'lot,lots,serial,serials,sn,number,lot/serial,lot/serial number,lot number,serial number,batch,charge,lote,numero,qty,quantity,menge,date,expiry,expiration,expiration date,best before,mhd'.split(
    ',',
  ),
);

function lineOf(line: number, text: string, isFirst: boolean, context: ImportContext): ImportLine {
  const cells = cellsOf(text);
  const base = { line, text, warnings: [], isHeading: false } as const;
  if (isFirst && cells.every((cell) => headings.has(cell.toLowerCase())))
    return { ...base, number: null, faults: [], isHeading: true };
  const [name = '', ...rest] = cells;
  const faults: ImportFault[] = [];
  const said = restOf(
    rest.filter((cell) => cell !== ''),
    context,
    faults,
  );
  return { ...base, number: { name, ...said }, faults };
}

type Reading =
  | { readonly is: 'quantity'; readonly quantity: Quantity }
  | { readonly is: 'date'; readonly day: Day }
  /** Eight digits: a date without separators, or a large quantity. */
  | { readonly is: 'either'; readonly quantity: Quantity; readonly day: Day }
  | { readonly is: 'neither'; readonly fault: ImportFault };

/** Quantity and date in either order. What can be both is what the other one is not. */
function restOf(cells: readonly string[], context: ImportContext, faults: ImportFault[]) {
  let quantity: Quantity | null = null;
  let expiration: Day | null = null;
  const readings = cells.map((cell) => ({ cell, reading: read(cell, context) }));
  const has = (is: Reading['is']): boolean => readings.some(({ reading }) => reading.is === is);
  for (const { cell, reading } of readings) {
    const is = reading.is === 'either' ? settle(has('quantity'), has('date')) : reading.is;
    if (reading.is === 'neither') faults.push(reading.fault);
    else if (is === 'quantity' && 'quantity' in reading && quantity === null) quantity = reading.quantity;
    else if (is === 'date' && 'day' in reading && expiration === null) expiration = reading.day;
    else faults.push({ code: is === 'either' ? 'cell-not-understood' : 'too-many-cells', text: cell });
  }
  return { quantity, expiration };
}

function settle(hasQuantity: boolean, hasDate: boolean): Reading['is'] {
  if (hasQuantity === hasDate) return 'either';
  return hasQuantity ? 'date' : 'quantity';
}

function read(cell: string, { decimals, dateOrder }: ImportContext): Reading {
  const quantity = readQuantity(cell, decimals);
  const date = readDate(cell, dateOrder);
  if (date.is === 'day' && quantity.is === 'quantity')
    return { is: 'either', quantity: quantity.quantity, day: date.day };
  if (date.is === 'day') return { is: 'date', day: date.day };
  if (date.is === 'unclear')
    return { is: 'neither', fault: { code: 'date-unclear', text: cell, readings: date.readings } };
  if (quantity.is === 'quantity') return { is: 'quantity', quantity: quantity.quantity };
  const code = quantity.is === 'unclear' ? 'quantity-unclear' : 'cell-not-understood';
  return { is: 'neither', fault: { code, text: cell } };
}

/** Twice, in use, too long, more than one unit: named on the line where it stands. */
export function checked(lines: readonly ImportLine[], context: ImportContext): ImportLine[] {
  const seen = new Map<string, ImportLine>();
  return lines.map((each) => {
    const { number } = each;
    if (!number) return each;
    const name = number.name.trim();
    const faults = [...each.faults, ...nameFaults(name), ...quantityFaults(number.quantity, context)];
    const warnings = [...each.warnings];
    const before = seen.get(name.toLowerCase());
    if (before?.number?.name === name) faults.push({ code: 'number-twice', line: before.line });
    else if (before?.number) warnings.push({ code: 'case-differs', known: before.number.name });
    const known = name === '' ? undefined : context.knownAs(name);
    if (known === name)
      if (context.tracking === 'serial') faults.push({ code: 'number-in-use' });
      else warnings.push({ code: 'known-lot' });
    else if (known !== undefined) warnings.push({ code: 'case-differs', known });
    const done = { ...each, number: { ...number, name }, faults, warnings };
    if (name !== '' && !before) seen.set(name.toLowerCase(), done);
    return done;
  });
}

function nameFaults(name: string): ImportFault[] {
  if (name === '') return [{ code: 'number-missing' }];
  if (name.length > longestName) return [{ code: 'number-too-long', longest: longestName }];
  return /[\x00-\x1f\x7f]/.test(name) ? [{ code: 'not-printable' }] : [];
}

function quantityFaults(quantity: Quantity | null, { tracking, precision }: ImportContext): ImportFault[] {
  if (quantity === null) return [];
  if (quantity === '0' || quantity.startsWith('-')) return [{ code: 'quantity-not-positive' }];
  if (tracking === 'serial') return quantity === one ? [] : [{ code: 'serial-is-one' }];
  const decimals = quantity.split('.')[1]?.length ?? 0;
  return decimals > precision ? [{ code: 'quantity-too-precise', decimals: precision }] : [];
}

/** The lines that can be kept as they are. */
export const goodNumbers = (lines: readonly ImportLine[]): ImportedNumber[] =>
  lines.flatMap(({ number, faults }) => (number && faults.length === 0 ? [number] : []));
