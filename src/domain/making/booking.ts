import { type BomId, type OrderId, childOrderId } from '../base/ids.ts';
import { compare, one, zero } from '../base/quantity.ts';
import { flag, refusal } from '../base/refusal.ts';
import type { Making, Order } from '../catalogue/order.ts';
import { type Circumstances, type Decision, accept, refuse } from '../operations/define.ts';
import { bookingFor, orderKeys } from '../operations/order-rules.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { rootOf, splitReference } from './root.ts';
import type { Sheet } from '../operations/sheet.ts';

export interface MakingOrder extends Order {
  readonly making: Making;
}

export type Booked =
  | { readonly ok: true; readonly order: MakingOrder }
  | { readonly ok: false; readonly decision: Decision };

export function bookingKeys(id: OrderId, { operation }: Circumstances, view: View): RowKey[] {
  const keys = [...orderKeys(id, view), rowKey('order', childOrderId(operation, 0))];
  for (const key of orderKeys(id, view)) {
    const making = found(view, 'order', key.slice('order/'.length))?.making;
    if (making?.root) keys.push(rowKey('order', making.root.order));
    if (making?.bom) keys.push(rowKey('bom', making.bom), ...componentKeys(view, making.bom));
    if (making) keys.push(rowKey('product', making.product));
  }
  return keys;
}

const componentKeys = (view: View, bom: BomId): RowKey[] =>
  (found(view, 'bom', bom)?.components ?? []).map(({ product }) => rowKey('product', product));

/**
 * [ORD-1] The manufacturing order that work counts for: the one that was meant, the backorder behind it, or an unplanned
 * one when it ended without the device's knowledge. An order that this device does not know yet says nothing.
 */
export function bookOnOrder(sheet: Sheet, id: OrderId): Booked {
  const known = sheet.view.get('order', id);
  if (known.state === 'unknown') return { ok: false, decision: accept([]) };
  if (known.state === 'absent')
    return { ok: false, decision: refuse(refusal('unknown-order', { orderId: id })) };
  const order = known.value;
  if (!isMaking(order))
    return {
      ok: false,
      decision: refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind })),
    };
  const booking = bookingFor(order, sheet.circumstances, sheet.view);
  if (booking.on === 'nothing') return { ok: false, decision: refuse(booking.refusal) };
  if (booking.on === 'order') return { ok: true, order };
  if (booking.on === 'backorder' && isMaking(booking.order) && takesOver(booking.order, order)) {
    late(sheet, order, booking.order);
    return { ok: true, order: booking.order };
  }
  const unplanned = unplannedAfter(sheet, order);
  late(sheet, order, unplanned);
  return { ok: true, order: unplanned };
}

/** [PRD-3, ORD-1] Nothing more goes into what is made, and a unit that has a number of its own is not another one. */
const takesOver = ({ making }: MakingOrder, { making: meant }: MakingOrder): boolean => {
  const isUnit = making.root !== null && making.number !== null && compare(making.quantity, one) === 0;
  const isOther = isUnit && meant.number !== null && meant.number !== making.number;
  return !making.finished && !isOther;
};

export const isMaking = (order: Order): order is MakingOrder => order.making !== null;

/** [ORD-1] Whoever recorded it knew how many the order shall make by now, or had said so. */
export const hadSeenAmount = (
  { making: { amended } }: MakingOrder,
  { seen, device }: Circumstances,
): boolean => !amended || amended.device === device || (amended.version !== null && amended.version <= seen);

/** What the order looks like by now, with the facts of this operation in it. */
export function current({ view }: Sheet, order: MakingOrder): MakingOrder {
  const now = found(view, 'order', order.id);
  return now && isMaking(now) ? now : order;
}

function late(sheet: Sheet, ended: Order, on: Order): void {
  sheet.flag(flag('order-changed-meanwhile', { order: ended.reference, bookedOn: on.reference }));
  sheet.adjust({ code: 'booked-on-other-order', args: { order: on.reference } });
}

/** It stays under the same root, so that late work is counted for approval too (APR-1), and inherits who produced (APR-4). */
function unplannedAfter(sheet: Sheet, ended: MakingOrder): MakingOrder {
  const root = rootOf(sheet.view, ended);
  const ordinal = root.last + 1;
  const order: MakingOrder = {
    ...ended,
    id: childOrderId(sheet.circumstances.operation, 0),
    reference: splitReference(root.reference, ordinal),
    state: 'open',
    lines: [],
    unplanned: true,
    backorder: null,
    backorderOf: ended.id,
    reservations: [],
    ended: null,
    making: {
      ...ended.making,
      quantity: zero,
      made: zero,
      number: null,
      root: { order: root.order, reference: root.reference, ordinal, planned: root.planned },
      under: { ordinals: 0, made: zero },
      consumed: [],
      approval: 'none',
      finished: false,
      outputs: [],
    },
  };
  sheet.add({ kind: 'order-opened', order }, { kind: 'ordinals-given', order: root.order, last: ordinal });
  return order;
}
