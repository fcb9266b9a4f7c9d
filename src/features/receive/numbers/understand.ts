import type { Day } from '#domain/base/calendar.ts';
import type { ProductId } from '#domain/base/ids.ts';
import { type Quantity, isPositive, one, sum, zero } from '#domain/base/quantity.ts';
import type { Announced } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { generateLots, generateSerials } from '#domain/numbering/generate.ts';
import type { DateOrder } from '#domain/numbering/import-date.ts';
import { importList } from '#domain/numbering/import-list.ts';
import {
  type ImportContext,
  type ImportFault,
  type ImportLine,
  checked,
  importLines,
} from '#domain/numbering/import.ts';
import type { Replica } from '../../../data/contract.ts';

/** Numbers that are to be received together, before anybody has looked at them. */
export type Source =
  /** [NUM-4] Pasted, out of a file or a list code: one number a line, or number, quantity and date. */
  | {
      readonly from: 'lines';
      readonly text: string;
      /** Its lines that came from a label or a list code. */
      readonly scanned: ReadonlySet<string>;
    }
  /** [NUM-4] Typed: 1-5, 9, 4+. */
  | { readonly from: 'typed'; readonly text: string }
  /** [NUM-3] So many of them, or so many a lot. */
  | {
      readonly from: 'run';
      readonly first: string;
      readonly total: Quantity;
      readonly perLot: Quantity;
      readonly expiration: Day | null;
    }
  /** Numbers of our own, spent already. */
  | {
      readonly from: 'own';
      readonly names: readonly string[];
      readonly total: Quantity;
      readonly perLot: Quantity;
      readonly expiration: Day | null;
    }
  /** What the supplier said would come. */
  | { readonly from: 'announced'; readonly lots: readonly Announced[] };

export interface Around {
  readonly product: Product;
  readonly missing: Quantity;
  readonly decimalSign: string;
  readonly dateOrder: DateOrder | null;
  /** [NUM-7] Which of these are in a block of another device. */
  keptElsewhere(numbers: readonly string[]): Promise<ReadonlySet<string>>;
}

export type LineFault = ImportFault | { readonly code: 'kept-elsewhere' };

/** A line as it was understood, with what is wrong with it here. */
export interface Line extends Omit<ImportLine, 'faults'> {
  readonly faults: readonly LineFault[];
}

/** [T21, T22, NUM-4] What was understood, line by line; nothing is kept, and nothing is dropped. */
export async function understand(world: Replica, source: Source, around: Around): Promise<Line[]> {
  // Read once to learn the names, and once more with what is known of them.
  const unknown = read(
    source,
    contextOf(around, () => undefined),
    around,
  );
  const names = new Set(unknown.flatMap(({ number }) => (number ? [number.name.trim()] : [])));
  const known = await knownAs(world, around.product.id, names);
  const lines = read(
    source,
    contextOf(around, (name) => known.get(fold(name))),
    around,
  );
  // Our own and the supplier's are nobody else's; what the house has already is on the goods.
  if (source.from === 'own' || source.from === 'announced') return lines;
  // What was scanned is spent, whoever printed it.
  const scanned = source.from === 'lines' ? source.scanned : none;
  const fresh = [...names].filter((name) => known.get(fold(name)) !== name);
  const elsewhere = await around.keptElsewhere(fresh);
  if (elsewhere.size === 0) return lines;
  return lines.map((line) =>
    line.number && elsewhere.has(line.number.name) && !scanned.has(line.text.trim())
      ? { ...line, faults: [...line.faults, { code: 'kept-elsewhere' }] }
      : line,
  );
}

const none: ReadonlySet<string> = new Set();

const contextOf = (
  { product, decimalSign, dateOrder }: Around,
  known: ImportContext['knownAs'],
): ImportContext => ({
  tracking: product.tracking === 'serial' ? 'serial' : 'lot',
  precision: product.precision,
  decimals: decimalSign === ',' ? 'comma' : 'point',
  dateOrder,
  knownAs: known,
});

function read(source: Source, context: ImportContext, { product, missing }: Around): ImportLine[] {
  switch (source.from) {
    case 'lines':
      return importLines(source.text, context);
    case 'typed':
      return importList(source.text, { ...context, next: '1', missing: Math.max(Number(missing), 0) });
    case 'run': {
      const { first, total, perLot, expiration } = source;
      const made =
        product.tracking === 'serial'
          ? generateSerials(first, Number(total))
          : generateLots(first, total, perLot);
      return checked(
        made.map(({ name, quantity }, at) => lineOf(at, name, quantity, expiration)),
        context,
      );
    }
    case 'own': {
      const { names, total, perLot, expiration } = source;
      const parts =
        product.tracking === 'serial'
          ? names.map(() => one)
          : generateLots('0', total, perLot).map(({ quantity }) => quantity);
      return checked(
        names.map((name, at) => lineOf(at, name, parts[at] ?? zero, expiration)),
        context,
      );
    }
    case 'announced':
      return checked(
        source.lots.map(({ lot, quantity, expiration }, at) => lineOf(at, lot, quantity, expiration)),
        context,
      );
  }
}

const lineOf = (at: number, name: string, quantity: Quantity, expiration: Day | null): ImportLine => ({
  line: at + 1,
  text: name,
  number: { name, quantity, expiration },
  faults: [],
  warnings: [],
  isHeading: false,
});

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** How this company writes the numbers of the product that it has already, by the folded name: all asked for at once. */
async function knownAs(
  world: Replica,
  product: ProductId,
  names: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const wanted = [...names].filter((name) => name !== '').map(fold);
  const known = new Map<string, string>();
  for (const { name } of await world.findAny(
    'lot',
    wanted.map((name) => `of:${product}:${name}`),
  ))
    // The one that is written as it stands here goes before those that are only alike.
    if (names.has(name) || !known.has(fold(name))) known.set(fold(name), name);
  return known;
}

/** A line that can be received: its number, and how much of it. */
export interface Good {
  readonly line: number;
  readonly name: string;
  readonly quantity: Quantity;
  readonly expiration: Day | null;
}

/** The lines without a fault; `rest` fills in where a lot came without a quantity. */
export const goodLines = (lines: readonly Line[], product: Product, rest: Quantity | null): Good[] =>
  lines.flatMap(({ line, number, faults }) => {
    if (!number || faults.length > 0) return [];
    const quantity = number.quantity ?? (product.tracking === 'serial' ? one : rest);
    return quantity === null || !isPositive(quantity)
      ? []
      : [{ line, name: number.name, quantity, expiration: number.expiration }];
  });

export const totalOf = (goods: readonly Good[]): Quantity => sum(goods.map(({ quantity }) => quantity));
