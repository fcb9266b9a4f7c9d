import { Type, type Static } from 'typebox';
import type { LineId, LocationId, LotId, OrderId, PackageId } from '../../base/ids.ts';
import { isPositive, min, negate, subtract, zero } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Order, OrderLine } from '../../catalogue/order.ts';
import { freeAt } from '../../stock/availability.ts';
import { missingOn, reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { stockKey } from '../../stock/rows.ts';
import { found, rowKey } from '../../stock/view.ts';
import { defineOperation, refuse } from '../define.ts';
import { endedRefusal, orderRightRefusal } from '../order-rules.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';

const TakeSchema = Type.Object(
  {
    line: Id<LineId>(),
    lot: Nullable(Id<LotId>()),
    location: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    quantity: QuantitySchema,
  },
  strict,
);
type Take = Static<typeof TakeSchema>;

/** [T25, T28] What is kept for an order is looked up again by the strategy, or chosen by a person. */
export const reserve = defineOperation({
  kind: 'reserve',
  version: 1,
  payload: Type.Object(
    {
      order: Id<OrderId>(),
      /** All that shall be kept for it, in place of what is kept now. Null: keep what is kept and find the rest. */
      takes: Nullable(Type.Array(TakeSchema, { maxItems: 300 })),
    },
    strict,
  ),
  // Of everything but a transfer the dock is asked (`orderRightRefusal`).
  right: 'handle',
  targets: () => [],
  cites: ({ order, takes }) => [
    rowKey('order', order),
    ...(takes ?? []).flatMap(({ lot }) => (lot ? [rowKey('lot', lot)] : [])),
  ],

  reads({ order: id, takes }, _circumstances, view) {
    const order = found(view, 'order', id);
    if (!order) return [rowKey('order', id)];
    const chosen = (takes ?? []).flatMap(({ line, lot }) => {
      const product = order.lines.find((each) => each.id === line)?.product;
      return product ? [{ product, lot }] : [];
    });
    return [
      rowKey('order', id),
      ...(takes === null ? reserveOrderKeys(view, order) : []),
      ...order.lines.map(({ product }) => rowKey('product', product)),
      ...[...order.reservations, ...chosen].flatMap(({ product, lot }) => [
        rowKey('stock', stockKey(product, lot)),
        ...(lot ? [rowKey('lot', lot)] : []),
      ]),
    ];
  },

  decide({ order: id, takes }, circumstances, view) {
    const known = view.get('order', id);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
    const sheet = openSheet(circumstances, view);
    if (known.state === 'unknown') return sheet.accept();
    const order = known.value;
    const notAllowed = orderRightRefusal(order, circumstances, view);
    if (notAllowed) return refuse(notAllowed);
    const { reference, state } = order;
    if (state === 'draft') return refuse(refusal('order-not-open', { order: reference, state }));
    if (state !== 'open') return refuse(endedRefusal(order));
    if (takes === null) sheet.add(...reserveOrder(view, id, circumstances.today));
    else {
      for (const kept of order.reservations)
        sheet.add({
          kind: 'reserved',
          order: id,
          reservation: { ...kept, quantity: negate(kept.quantity) },
        });
      for (const take of takes) {
        const line = order.lines.find((each) => each.id === take.line);
        if (!line) return refuse(refusal('unknown-line', { order: reference }));
        const row = found(view, 'product', line.product);
        const wrong = row && quantityRefusal(row, take.quantity);
        if (wrong) return refuse(wrong);
        keep(order, line, take, sheet);
      }
    }
    flagShort(order, sheet);
    return sheet.accept();
  },
});

/** As much of it as nobody else has been promised: a reservation never exceeds what is there. */
function keep(order: Order, line: OrderLine, take: Take, sheet: Sheet): void {
  const reservation = { ...take, product: line.product };
  const quantity = min(freeAt(sheet.view, reservation), take.quantity);
  if (isPositive(quantity))
    sheet.add({ kind: 'reserved', order: order.id, reservation: { ...reservation, quantity } });
}

function flagShort({ id, reference }: Order, { view, flag: note }: Sheet): void {
  const order = found(view, 'order', id);
  for (const line of order?.lines ?? []) {
    const missing = order ? missingOn(order, line) : zero;
    if (!isPositive(missing)) continue;
    const row = found(view, 'product', line.product);
    const wanted = subtract(line.expected, line.done);
    note(
      flag('less-reserved', {
        order: reference,
        product: row?.name ?? line.product,
        wanted,
        kept: subtract(wanted, missing),
        unit: row?.unit ?? '',
      }),
    );
  }
}
