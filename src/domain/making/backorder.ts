import { childOrderId } from '../base/ids.ts';
import { type Quantity, maxDecimals, subtract, zero } from '../base/quantity.ts';
import type { OrderLine } from '../catalogue/order.ts';
import { orderChanged } from '../stock/facts.ts';
import { found } from '../stock/view.ts';
import type { MakingOrder } from './booking.ts';
import { linesOf } from './deal-out.ts';
import { rootOf, splitReference } from './root.ts';
import { scale } from './share.ts';
import type { Sheet } from '../operations/sheet.ts';

/**
 * [PRD-5] What was not made becomes an order of its own under the same root, with what of the components was consumed and
 * not used.
 */
export function openBackorder(sheet: Sheet, order: MakingOrder, quantity: Quantity): MakingOrder {
  const root = rootOf(sheet.view, order);
  const ordinal = root.last + 1;
  const under = { order: root.order, reference: root.reference, planned: root.planned };
  const { making } = order;
  const precisionOf = (product: OrderLine['product']): number =>
    found(sheet.view, 'product', product)?.precision ?? maxDecimals;
  const kept = new Map(
    order.lines.map((line) => [
      line.id,
      scale(line.expected, making.made, making.quantity, precisionOf(line.product), 'down'),
    ]),
  );
  const backorder: MakingOrder = {
    ...order,
    id: childOrderId(sheet.circumstances.operation, 1),
    reference: splitReference(root.reference, ordinal),
    lines: linesOf(order, making.consumed, (id) => {
      const whole = order.lines.find((line) => line.id === id)?.expected ?? zero;
      return subtract(whole, kept.get(id) ?? zero);
    }),
    reservations: [],
    backorder: null,
    backorderOf: order.id,
    making: {
      ...making,
      quantity,
      made: zero,
      number: null,
      root: { ...under, ordinal },
      under: { ordinals: 0, made: zero },
      approval: 'none',
      finished: false,
      outputs: [],
    },
  };
  const ownOrdinal = making.root?.ordinal ?? 1;
  sheet.add(
    { kind: 'order-opened', order: backorder },
    orderChanged(order, {
      reference: splitReference(root.reference, ownOrdinal),
      backorder: backorder.id,
      lines: order.lines.map((line) => ({
        ...line,
        expected: kept.get(line.id) ?? line.expected,
        done: subtract(line.done, backorder.lines.find(({ id }) => id === line.id)?.done ?? zero),
      })),
      making: { ...making, quantity: making.made, consumed: [], root: { ...under, ordinal: ownOrdinal } },
    }),
    { kind: 'ordinals-given', order: root.order, last: ordinal },
  );
  return backorder;
}
