import type { ProductId } from '../base/ids.ts';
import { add } from '../base/quantity.ts';
import type { MakingOrder } from './booking.ts';
import type { Compared } from './consumption.ts';

/** Expected and consumed of each component over several orders. */
export function total(orders: readonly MakingOrder[]): Compared[] {
  const all = new Map<ProductId, Compared>();
  for (const { lines } of orders)
    for (const { product, expected, done } of lines) {
      const before = all.get(product);
      all.set(product, {
        product,
        expected: before ? add(before.expected, expected) : expected,
        done: before ? add(before.done, done) : done,
      });
    }
  return [...all.values()];
}
