import type { OrderId } from '../base/ids.ts';
import { type Refusal, refusal } from '../base/refusal.ts';
import type { Order } from '../catalogue/order.ts';
import { mayDo } from '../catalogue/rights.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import type { Circumstances } from './define.ts';

/** [ORD-1] The device had seen the end of the order, or made it itself, when the act was recorded. */
export function hadSeenEnd(order: Order, { seen, device }: Circumstances): boolean {
  if (!order.ended) return false;
  return order.ended.device === device || (order.ended.version !== null && order.ended.version <= seen);
}

/** Whoever may move goods also plans, changes and closes their transfers; every other order wants the dock. */
export function orderRightRefusal(
  { kind }: Pick<Order, 'kind'>,
  { actor }: Pick<Circumstances, 'actor'>,
  view: View,
): Refusal | null {
  const person = found(view, 'person', actor);
  return kind !== 'transfer' && person && !mayDo(person, 'dock')
    ? refusal('not-allowed', { personId: actor, right: 'dock' })
    : null;
}

export const endedRefusal = (order: Order): Refusal =>
  refusal('order-ended', { order: order.reference, state: order.state });

/**
 * [ORD-1] Where work on an order is booked: on the order itself while it is open; on what followed it when it ended
 * without the device's knowledge (`late`); nowhere when the device knew.
 */
export type Booking =
  | { readonly on: 'order'; readonly order: Order }
  | { readonly on: 'backorder'; readonly order: Order; readonly ended: Order }
  | { readonly on: 'unplanned'; readonly ended: Order }
  | { readonly on: 'nothing'; readonly refusal: Refusal };

const longestChain = 100;

export function bookingFor(order: Order, circumstances: Circumstances, view: View): Booking {
  if (order.state === 'draft')
    return {
      on: 'nothing',
      refusal: refusal('order-not-open', { order: order.reference, state: order.state }),
    };
  if (order.state === 'open') return { on: 'order', order };
  if (hadSeenEnd(order, circumstances)) return { on: 'nothing', refusal: endedRefusal(order) };
  let last = order;
  for (let step = 0; step < longestChain && last.backorder; step += 1) {
    const next = found(view, 'order', last.backorder);
    if (!next) break;
    if (next.state === 'open') return { on: 'backorder', order: next, ended: order };
    last = next;
  }
  return { on: 'unplanned', ended: order };
}

/** The order and the chain of backorders behind it, as far as they are loaded. */
export function orderKeys(id: OrderId, view: View): RowKey[] {
  const keys: RowKey[] = [];
  let next: OrderId | null = id;
  for (let step = 0; step < longestChain && next; step += 1) {
    keys.push(rowKey('order', next));
    const order: Order | undefined = found(view, 'order', next);
    next = order && order.state !== 'open' ? order.backorder : null;
  }
  return keys;
}
