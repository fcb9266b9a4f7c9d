import type { ProductId } from '../base/ids.ts';
import { type Quantity, maxDecimals, zero } from '../base/quantity.ts';
import type { Bom } from '../catalogue/bom.ts';
import type { OrderLine, Step } from '../catalogue/order.ts';
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

/** [PRD-12] The steps of the bill make work orders. */
export const stepsOf = (bom: Bom | undefined): Step[] =>
  (bom?.steps ?? []).map((name) => ({ name, state: 'waiting', by: null }));
