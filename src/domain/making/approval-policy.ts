import { type Quantity, add, compare, max } from '../base/quantity.ts';
import type { Order } from '../catalogue/order.ts';
import type { OperationType } from '../catalogue/place.ts';
import type { Tracking } from '../catalogue/product.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';

/** What `waitsForApproval` reads. */
export const policyKeys = (order: Order): RowKey[] => [
  rowKey('operation-type', order.operationType),
  rowKey('order', order.making?.root?.order ?? order.id),
];

/**
 * [APR-1] Whether what is made now waits for a supervisor. Counted over the root: what the whole was meant to be or has
 * become, whichever is more, so that neither a split nor many small productions nor a rest given up evades it.
 */
export function waitsForApproval(view: View, order: Order, tracking: Tracking, quantity: Quantity): boolean {
  const policy = found(view, 'operation-type', order.operationType)?.approval ?? unknownPolicy(tracking);
  switch (policy.when) {
    case 'never':
      return false;
    case 'always':
      return true;
    case 'above':
      return isAbove(
        countOverRoot(view, order, quantity),
        tracking === 'serial' ? policy.units : policy.quantity,
      );
  }
}

const isAbove = (count: Quantity, most: Quantity | undefined): boolean =>
  most !== undefined && compare(count, most) > 0;

/** A device that has not been told of the operation type says "waiting" rather than a "done" that the server takes back. */
const unknownPolicy = (tracking: Tracking): OperationType['approval'] =>
  tracking === 'serial' ? { when: 'above', units: '1' as Quantity } : { when: 'never' };

function countOverRoot(view: View, { id, making }: Order, quantity: Quantity): Quantity {
  if (!making) return quantity;
  const root = found(view, 'order', making.root?.order ?? id)?.making ?? making;
  const planned = making.root?.planned ?? making.quantity;
  return max(planned, add(root.under.made, quantity));
}
