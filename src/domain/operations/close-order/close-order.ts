import { Type } from 'typebox';
import { type OrderId, childOrderId } from '../../base/ids.ts';
import { compare, isZero, negate, subtract, zero } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, NameSchema, Nullable, strict } from '../../base/schema.ts';
import type { Order } from '../../catalogue/order.ts';
import { takesFromStock } from '../../catalogue/place.ts';
import { reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { openSheet } from '../sheet.ts';
import { type Fact, orderChanged } from '../../stock/facts.ts';
import { stockKey } from '../../stock/rows.ts';
import { found, rowKey } from '../../stock/view.ts';
import { type Circumstances, accept, defineOperation, refuse } from '../define.ts';
import { endedRefusal, hadSeenEnd, orderRightRefusal } from '../order-rules.ts';

/** An order is closed; what remains goes onto a backorder or is given up, as the worker says. */
export const closeOrder = defineOperation({
  kind: 'close-order',
  version: 1,
  payload: Type.Object(
    {
      order: Id<OrderId>(),
      /** Reference for the rest, from a leased block; null gives the rest up. */
      backorder: Nullable(NameSchema),
    },
    strict,
  ),
  // Of everything but a transfer the dock is asked (`orderRightRefusal`).
  right: 'handle',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads({ order }, { operation }, view) {
    const row = found(view, 'order', order);
    const kept = row?.reservations ?? [];
    return [
      ...(row && takesFromStock(row.kind) ? reserveOrderKeys(view, row) : []),
      rowKey('order', order),
      rowKey('order', childOrderId(operation, 0)),
      ...kept.map(({ product, lot }) => rowKey('stock', stockKey(product, lot))),
    ];
  },

  decide(payload, circumstances, view) {
    const order = view.get('order', payload.order);
    if (order.state === 'absent') return refuse(refusal('unknown-order', { orderId: payload.order }));
    if (order.state === 'unknown') return accept([]);
    const { value } = order;
    const notAllowed = orderRightRefusal(value, circumstances, view);
    if (notAllowed) return refuse(notAllowed);
    // A draft that nobody wants: nothing was kept for it and nobody has begun.
    if (value.state === 'draft') return accept([cancelled(value, circumstances)]);
    // What is made ends otherwise (end-making): its lines are components, not what it owes.
    if (value.making) return refuse(refusal('wrong-kind', { order: value.reference, kind: value.kind }));
    if (value.state !== 'open') {
      // [ORD-1] Two people closed it without knowing of each other: the first one counts, nothing is refused.
      return hadSeenEnd(value, circumstances)
        ? refuse(endedRefusal(value))
        : accept([], [flag('closed-meanwhile', { order: value.reference })]);
    }
    const sheet = openSheet(circumstances, view);
    sheet.add(...closing(value, payload.backorder, circumstances));
    // [T25] The rest of a delivery is promised anew, from what is there now.
    const rest = childOrderId(circumstances.operation, 0);
    if (takesFromStock(value.kind) && found(sheet.view, 'order', rest))
      sheet.add(...reserveOrder(sheet.view, rest, circumstances.today));
    return sheet.accept();
  },
});

const cancelled = (
  order: Order,
  { operation, device, version }: Pick<Circumstances, 'operation' | 'device' | 'version'>,
): Fact => orderChanged(order, { state: 'cancelled', ended: { operation, device, version } });

function closing(
  order: Order,
  reference: string | null,
  { operation, device, version }: Circumstances,
): Fact[] {
  const rest = order.lines
    .filter(({ done, expected }) => compare(done, expected) < 0)
    .map((line) => ({ ...line, expected: subtract(line.expected, line.done), done: zero }));
  const ended = { operation, device, version };
  // [STK-6] What was kept for it is free for others.
  const released = order.reservations.map((kept): Fact => ({
    kind: 'reserved',
    order: order.id,
    reservation: { ...kept, quantity: negate(kept.quantity) },
  }));
  // Nothing came and nothing shall come: it was never an order that was carried out.
  const isUntouched = order.lines.length > 0 && order.lines.every(({ done }) => isZero(done));
  if (reference === null && isUntouched)
    return [...released, cancelled(order, { operation, device, version })];
  if (reference === null || rest.length === 0)
    return [...released, orderChanged(order, { state: 'closed', ended })];
  const backorder: Order = {
    ...order,
    id: childOrderId(operation, 0),
    reference,
    lines: rest,
    announced: order.announced.filter(({ line }) => rest.some(({ id }) => id === line)),
    backorder: null,
    backorderOf: order.id,
    reservations: [],
    ended: null,
  };
  return [
    { kind: 'order-opened', order: backorder },
    ...released,
    orderChanged(order, { state: 'closed', ended, backorder: backorder.id }),
  ];
}
