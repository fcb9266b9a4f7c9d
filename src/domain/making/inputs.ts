import { type Quantity, add, compare, isPositive, isZero, subtract, sum, zero } from '../base/quantity.ts';
import type { Consumption } from '../catalogue/order.ts';
import type { Input, Pedigree } from '../stock/rows.ts';
import { type View, found } from '../stock/view.ts';
import type { MakingOrder } from './booking.ts';
import { scale } from './share.ts';

/** [PRD-7] What went in, one entry a lot and grade. */
export function inputsOf(uses: readonly Consumption[]): Input[] {
  const inputs = new Map<string, Input>();
  for (const { product, lot, grade, quantity } of uses) {
    const key = `${product}\n${lot}\n${grade}`;
    const before = inputs.get(key);
    inputs.set(key, {
      product,
      lot,
      grade,
      quantity: before ? add(before.quantity, quantity) : quantity,
      corrected: null,
      removed: null,
    });
  }
  return [...inputs.values()];
}

/** The same lot under the same grade once, over several pedigrees. */
export function mergeInputs(all: readonly Input[]): Input[] {
  const inputs = new Map<string, Input>();
  for (const input of all) {
    const key = `${input.product}\n${input.lot}\n${input.grade}`;
    const before = inputs.get(key);
    inputs.set(key, before ? { ...before, quantity: add(before.quantity, input.quantity) } : input);
  }
  return [...inputs.values()];
}

/**
 * [PRD-7, PRD-11] What is not accounted for: tracked components of the bill short of their quantity. Without a bill the
 * inputs are what was scanned, and nothing scanned is a gap of its own.
 */
export function gapsOf(
  view: View,
  { lines, making }: Pick<MakingOrder, 'lines' | 'making'>,
  made: Quantity,
  inputs: readonly Input[],
): Pedigree['gaps'] {
  if (making.bom === null) return inputs.length > 0 ? [] : [{ product: null, expected: zero, found: zero }];
  return planOf(view, { lines, making }).flatMap(({ product, planned, whole }) => {
    const row = found(view, 'product', product);
    if (!row || row.tracking === 'none' || isZero(planned)) return [];
    const expected = scale(planned, made, whole, row.precision, 'down');
    const accounted = sum(
      inputs
        .filter((each) => each.product === product && each.lot !== null && each.removed === null)
        .map(({ quantity }) => quantity),
    );
    return compare(accounted, expected) < 0 ? [{ product, expected, found: accounted }] : [];
  });
}

interface Planned {
  readonly product: Input['product'];
  readonly planned: Quantity;
  /** For so many of the finished goods. */
  readonly whole: Quantity;
}

/** What the order's lines say; late work on an order without a plan of its own is held against the bill itself. */
function planOf(view: View, { lines, making }: Pick<MakingOrder, 'lines' | 'making'>): Planned[] {
  if (!isZero(making.quantity))
    return lines.map(({ product, expected }) => ({ product, planned: expected, whole: making.quantity }));
  const bom = making.bom === null ? undefined : found(view, 'bom', making.bom);
  return (bom?.components ?? []).map(({ product, quantity }) => ({
    product,
    planned: quantity,
    whole: bom?.quantity ?? quantity,
  }));
}

/** [PRD-8, PRD-9] Less of one input. Taken out again of the goods it stays, marked; brought back unused it was never in. */
export function takeOut(
  inputs: readonly Input[],
  { product, lot, quantity }: Pick<Input, 'product' | 'lot' | 'quantity'>,
  removed: Input['removed'],
): { readonly inputs: Input[]; readonly short: Quantity } {
  let short = quantity;
  const kept = inputs.flatMap((input): Input[] => {
    const isIt = input.product === product && input.lot === lot && input.removed === null;
    if (!isIt || !isPositive(short)) return [input];
    const taken = compare(short, input.quantity) < 0 ? short : input.quantity;
    short = subtract(short, taken);
    const rest = subtract(input.quantity, taken);
    return [
      ...(isZero(rest) ? [] : [{ ...input, quantity: rest }]),
      ...(removed === null ? [] : [{ ...input, quantity: taken, removed }]),
    ];
  });
  return { inputs: kept, short };
}
