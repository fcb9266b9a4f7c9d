import { Type } from 'typebox';
import type { LineId, OrderId, ProductId } from '../../base/ids.ts';
import { zero } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { DaySchema, Id, QuantitySchema, strict } from '../../base/schema.ts';
import { AnnouncedSchema } from '../../catalogue/order.ts';
import { takesFromStock } from '../../catalogue/place.ts';
import { orderChanged } from '../../stock/facts.ts';
import { reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { found, rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';
import { endedRefusal, orderRightRefusal } from '../order-rules.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { openSheet } from '../sheet.ts';

/** A draft is written anew, and confirmed when it is right. What people work on already is changed by their work alone. */
export const changeOrder = defineOperation({
  kind: 'change-order',
  version: 1,
  payload: Type.Object(
    {
      order: Id<OrderId>(),
      scheduled: DaySchema,
      /** Null leaves them as they are: what is made takes its lines from its bill. */
      lines: Type.Union([
        Type.Null(),
        Type.Array(
          Type.Object({ id: Id<LineId>(), product: Id<ProductId>(), expected: QuantitySchema }, strict),
          { maxItems: 500 },
        ),
      ]),
      announced: Type.Array(AnnouncedSchema, { maxItems: 2000 }),
      /** [T15, T24] It opens: goods are kept for it, and the floor sees it. */
      confirm: Type.Boolean(),
    },
    strict,
  ),
  // Of everything but a transfer the dock is asked (`orderRightRefusal`).
  right: 'handle',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads({ order: id, lines }, _circumstances, view) {
    const order = found(view, 'order', id);
    const wanted = (lines ?? order?.lines ?? []).map(({ product }) => ({ product }));
    return [
      rowKey('order', id),
      ...wanted.map(({ product }) => rowKey('product', product)),
      ...(order && takesFromStock(order.kind)
        ? reserveOrderKeys(view, { from: order.from, lines: wanted })
        : []),
    ];
  },

  decide({ order: id, lines, announced, scheduled, confirm }, circumstances, view) {
    const known = view.get('order', id);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
    if (known.state === 'unknown') return accept([]);
    const order = known.value;
    const notAllowed = orderRightRefusal(order, circumstances, view);
    if (notAllowed) return refuse(notAllowed);
    const { reference, state } = order;
    if (state === 'open') return refuse(refusal('order-exists', { order: reference }));
    if (state !== 'draft') return refuse(endedRefusal(order));
    for (const { product, expected } of lines ?? []) {
      const row = view.get('product', product);
      if (row.state === 'absent') return refuse(refusal('unknown-product', { productId: product }));
      const wrong = row.state === 'present' ? quantityRefusal(row.value, expected) : null;
      if (wrong) return refuse(wrong);
    }
    const written = lines?.map((line) => ({ ...line, done: zero })) ?? order.lines;
    if (announced.some(({ line }) => written.every(({ id: each }) => each !== line)))
      return refuse(refusal('unknown-line', { order: reference }));
    if (confirm && written.length === 0 && order.making === null)
      return refuse(refusal('nothing-to-order', {}));
    const sheet = openSheet(circumstances, view);
    const opened = confirm ? ({ state: 'open' } as const) : {};
    sheet.add(orderChanged(order, { lines: written, announced, scheduled, ...opened }));
    // [T25] What leaves our shelves is kept for it from now on.
    if (confirm && takesFromStock(order.kind))
      sheet.add(...reserveOrder(sheet.view, id, circumstances.today));
    return sheet.accept();
  },
});
