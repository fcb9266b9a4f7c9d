import { Type } from 'typebox';
import { type OrderId, childOrderId } from '../../base/ids.ts';
import { isPositive, isZero } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { type MakingOrder, current, isMaking } from '../../making/booking.ts';
import { notReturned } from '../../making/not-returned.ts';
import { closeWhenDone } from '../../making/production.ts';
import { releaseAll, reservationKeys } from '../../making/reservations.ts';
import { RestSchema, restByPolicy } from '../../making/rest.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { openBackorder } from '../../making/backorder.ts';
import { remaining } from '../../making/stage.ts';
import { orderChanged } from '../../stock/facts.ts';
import { found, rowKey } from '../../stock/view.ts';
import { type Decision, accept, defineOperation, refuse } from '../define.ts';
import { endedRefusal, hadSeenEnd } from '../order-rules.ts';

/** [PRD-5] Nothing more will be made on an order; its rest becomes a backorder or is given up. */
export const endMaking = defineOperation({
  kind: 'end-making',
  version: 1,
  payload: Type.Object({ order: Id<OrderId>(), rest: RestSchema }, strict),
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads({ order: id }, { operation }, view) {
    const order = found(view, 'order', id);
    const keys = [
      rowKey('order', id),
      rowKey('order', childOrderId(operation, 1)),
      ...reservationKeys(view, id),
    ];
    if (!order) return keys;
    keys.push(rowKey('operation-type', order.operationType));
    if (order.making?.root) keys.push(rowKey('order', order.making.root.order));
    for (const { product } of order.lines) keys.push(rowKey('product', product));
    return keys;
  },

  decide({ order: id, rest }, circumstances, view) {
    const known = view.get('order', id);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
    if (known.state === 'unknown') return accept([]);
    const order = known.value;
    if (!isMaking(order)) return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
    // A draft that nobody wants: nothing was consumed for it.
    if (order.state === 'draft') return cancel(openSheet(circumstances, view), order);
    if (order.state !== 'open' || order.making.finished)
      return hadSeenEnd(order, circumstances)
        ? refuse(endedRefusal(order))
        : accept([], [flag('closed-meanwhile', { order: order.reference })]);
    const sheet = openSheet(circumstances, view);
    return isZero(order.making.made)
      ? cancel(sheet, order)
      : close(sheet, order, restByPolicy(sheet, order, rest) === 'backorder');
  },
});

/** Nothing was made: there is no rest, only an order that nobody needs. */
function cancel(sheet: Sheet, order: MakingOrder): Decision {
  const left = notReturned(sheet, order);
  if (left) return left;
  const { operation, device, version } = sheet.circumstances;
  releaseAll(sheet, order.id);
  sheet.add(orderChanged(order, { state: 'cancelled', ended: { operation, device, version } }));
  return sheet.accept();
}

function close(sheet: Sheet, order: MakingOrder, keepRest: boolean): Decision {
  const rest = remaining(order.making);
  if (keepRest && isPositive(rest)) openBackorder(sheet, order, rest);
  const left = notReturned(sheet, current(sheet, order));
  if (left) return left;
  const now = current(sheet, order);
  sheet.add(orderChanged(now, { making: { ...now.making, finished: true } }));
  closeWhenDone(sheet, order);
  return sheet.accept();
}
