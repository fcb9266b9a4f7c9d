import type { ProductId } from '../base/ids.ts';
import { type Quantity, compare, isZero, maxDecimals, zero } from '../base/quantity.ts';
import type { Bom } from '../catalogue/bom.ts';
import type { OrderLine, Step } from '../catalogue/order.ts';
import type { MakingOrder } from './booking.ts';
import { scale } from './share.ts';

/**
 * [PRD-1] What an order for `quantity` of the product needs. A quantity that its unit cannot express is rounded up: half
 * a bolt is a bolt, and what is left over comes back (PRD-8).
 * @param precisionOf decimals of the component's unit; nothing for a product that is not known here
 */
export const explode = (
  bom: Bom,
  quantity: Quantity,
  precisionOf: (product: ProductId) => number | undefined,
): OrderLine[] =>
  bom.components.map(({ id, product, quantity: planned }) => ({
    id,
    product,
    expected: scale(planned, quantity, bom.quantity, precisionOf(product) ?? maxDecimals, 'up'),
    done: zero,
  }));

/**
 * What its lines need once the order makes another quantity: by the bill, as long as they were planned by it, so that
 * rounding does not add up over changes; else as much more or less as the whole.
 */
export function needsFor(
  { lines, making }: MakingOrder,
  bom: Bom | undefined,
  quantity: Quantity,
  precisionOf: (product: ProductId) => number,
): OrderLine[] {
  const planned = new Map(
    (bom ? explode(bom, making.quantity, precisionOf) : []).map((line) => [line.id, line]),
  );
  const wanted = new Map((bom ? explode(bom, quantity, precisionOf) : []).map((line) => [line.id, line]));
  return lines.map((line) => {
    const before = planned.get(line.id);
    const after = wanted.get(line.id);
    if (before && after && compare(before.expected, line.expected) === 0)
      return { ...line, expected: after.expected };
    if (isZero(making.quantity)) return line;
    return {
      ...line,
      expected: scale(line.expected, quantity, making.quantity, precisionOf(line.product), 'up'),
    };
  });
}

/** [PRD-12] The steps of the bill make work orders. */
export const stepsOf = (bom: Bom | undefined): Step[] =>
  (bom?.steps ?? []).map((name) => ({ name, state: 'waiting', by: null }));
