import { type Quantity, compare, isPositive, isZero, subtract, zero } from '../base/quantity.ts';
import type { Making, Order } from '../catalogue/order.ts';
import type { Tracking } from '../catalogue/product.ts';

export type Stage =
  | 'draft'
  | 'confirmed'
  | 'in-progress'
  | 'waiting-for-approval'
  | 'rejected'
  | 'done'
  | 'cancelled';

/** What a manufacturing order shows. Derived from facts; nothing says done before it is (X05). */
export function orderStage(order: Order): Stage {
  if (order.state === 'draft' || order.state === 'cancelled') return order.state;
  if (order.making?.approval === 'waiting') return 'waiting-for-approval';
  if (order.making?.approval === 'rejected') return 'rejected';
  if (order.state === 'closed') return 'done';
  return isBegun(order) ? 'in-progress' : 'confirmed';
}

const isBegun = ({ lines, making }: Order): boolean =>
  lines.some(({ done }) => !isZero(done)) ||
  (making !== null &&
    (!isZero(making.made) ||
      making.consumed.length > 0 ||
      making.steps.some(({ state }) => state !== 'waiting')));

/** What is still to be made. */
export function remaining({ quantity, made }: Making): Quantity {
  const rest = subtract(quantity, made);
  return isPositive(rest) ? rest : zero;
}

/** [M13, M15, M20] What Produce All does on this order: make it all at once, or open Batch Production. */
export type ProduceAll =
  | {
      readonly step: 'produce';
      readonly quantity: Quantity;
      /** Null: the next number is taken. */ readonly number: string | null;
    }
  /** [M22] The number of serials it opens with. */
  | { readonly step: 'batch'; readonly units: number }
  | { readonly step: 'nothing-left' };

export function produceAll(making: Making, tracking: Tracking): ProduceAll {
  const quantity = remaining(making);
  if (making.finished || !isPositive(quantity)) return { step: 'nothing-left' };
  if (tracking === 'serial' && compare(quantity, '1' as Quantity) > 0)
    return { step: 'batch', units: Number(quantity) };
  return { step: 'produce', quantity, number: tracking === 'none' ? null : making.number };
}
