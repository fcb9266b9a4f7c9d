import type { OrderId } from '../base/ids.ts';
import type { Making, Order } from '../catalogue/order.ts';
import { type View, found } from '../stock/view.ts';

export interface Root {
  readonly order: OrderId;
  readonly reference: string;
  readonly planned: Making['quantity'];
  /** The last ordinal given out; 1 before anything was split, because the original becomes -001. */
  readonly last: number;
}

/** [PRD-3] The order that this one was split from, or the order itself: a split of a split goes on counting under it. */
export function rootOf(view: View, { id, reference, making }: Order & { readonly making: Making }): Root {
  if (!making.root)
    return { order: id, reference, planned: making.quantity, last: Math.max(1, making.under.ordinals) };
  const { order, reference: name, planned, ordinal } = making.root;
  const given = found(view, 'order', order)?.making?.under.ordinals ?? 0;
  return { order, reference: name, planned, last: Math.max(given, ordinal) };
}

/** [M19] WH/MO/00042-001: three digits at least. */
export const splitReference = (root: string, ordinal: number): string =>
  `${root}-${String(ordinal).padStart(3, '0')}`;
