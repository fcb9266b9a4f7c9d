import { Type } from 'typebox';
import {
  type LineId,
  type LocationId,
  type OperationTypeId,
  type PartnerId,
  type ProductId,
  childOrderId,
} from '../../base/ids.ts';
import { zero } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { DaySchema, Id, NameSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { OrderKindSchema } from '../../catalogue/place.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { openSheet } from '../sheet.ts';
import { takesFromStock } from '../../catalogue/place.ts';
import { defineOperation, refuse } from '../define.ts';

/** [T24] An order is opened on the floor: a receipt that nobody announced, a delivery that was just sold. */
export const openOrder = defineOperation({
  kind: 'open-order',
  version: 1,
  payload: Type.Object(
    {
      kind: OrderKindSchema,
      operationType: Id<OperationTypeId>(),
      /** From a leased block (NUM-5). */
      reference: NameSchema,
      partner: Nullable(Id<PartnerId>()),
      origin: Nullable(NameSchema),
      from: Id<LocationId>(),
      to: Id<LocationId>(),
      scheduled: DaySchema,
      lines: Type.Array(
        Type.Object({ id: Id<LineId>(), product: Id<ProductId>(), expected: QuantitySchema }, strict),
        { maxItems: 500 },
      ),
    },
    strict,
  ),
  right: 'dock',
  targets: () => [],
  cites: () => [],

  reads(payload, { operation }, view) {
    const keys: RowKey[] = [
      rowKey('order', childOrderId(operation, 0)),
      rowKey('operation-type', payload.operationType),
      rowKey('location', payload.from),
      rowKey('location', payload.to),
    ];
    for (const { product } of payload.lines) keys.push(rowKey('product', product));
    if (takesFromStock(payload.kind)) keys.push(...reserveOrderKeys(view, payload));
    return keys;
  },

  decide(payload, circumstances, view) {
    const id = childOrderId(circumstances.operation, 0);
    if (view.get('operation-type', payload.operationType).state === 'absent')
      return refuse(refusal('unknown-operation-type', { operationTypeId: payload.operationType }));
    for (const location of [payload.from, payload.to])
      if (view.get('location', location).state === 'absent')
        return refuse(refusal('unknown-location', { locationId: location }));
    for (const { product, expected } of payload.lines) {
      if (view.get('product', product).state === 'absent')
        return refuse(refusal('unknown-product', { productId: product }));
      const row = found(view, 'product', product);
      const wrong = row && quantityRefusal(row, expected);
      if (wrong) return refuse(wrong);
    }
    const { lines, ...order } = payload;
    const sheet = openSheet(circumstances, view);
    sheet.add({
      kind: 'order-opened',
      order: {
        ...order,
        id,
        state: 'open',
        lines: lines.map((line) => ({ ...line, done: zero })),
        announced: [],
        unplanned: true,
        backorder: null,
        backorderOf: null,
        reservations: [],
        making: null,
        ended: null,
      },
    });
    // [T25] What leaves our shelves is kept for it at once.
    if (takesFromStock(payload.kind)) sheet.add(...reserveOrder(sheet.view, id, circumstances.today));
    return sheet.accept();
  },
});
