import { Type } from 'typebox';
import { type LotId, type OrderId, type ProductId, childOrderId, lotIdOf } from '../../base/ids.ts';
import { compare, one } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { hadSeenAmount, isMaking } from '../../making/booking.ts';
import {
  FinishedNumberSchema,
  finishedNumberRefusal,
  numberKeys,
  registerFinished,
} from '../../making/finished-number.ts';
import { reservationKeys } from '../../making/reservations.ts';
import { splitFirst } from '../../making/split.ts';
import { openSheet } from '../sheet.ts';
import { noDates } from '../../stock/expiry.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, accept, defineOperation, refuse } from '../define.ts';
import { endedRefusal, hadSeenEnd } from '../order-rules.ts';

/** [M09-M12, M16] The finished goods get their number before production ends; the order stays open. */
export const assignNumber = defineOperation({
  kind: 'assign-number',
  version: 1,
  payload: Type.Object({ order: Id<OrderId>(), number: FinishedNumberSchema }, strict),
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads({ order, number }, circumstances, view) {
    const keys: RowKey[] = [
      rowKey('order', order),
      rowKey('order', childOrderId(circumstances.operation, 2)),
    ];
    const row = found(view, 'order', order);
    if (!row?.making) return keys;
    const { product, root } = row.making;
    keys.push(...reservationKeys(view, order), ...row.lines.map((line) => rowKey('product', line.product)));
    if (root) keys.push(rowKey('order', root.order));
    keys.push(rowKey('product', product), rowKey('operation-type', row.operationType));
    keys.push(...numberKeys(view, product, lotOf(circumstances, product, number.name)));
    return keys;
  },

  decide({ order: id, number }, circumstances, view) {
    const known = view.get('order', id);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
    if (known.state === 'unknown') return accept([]);
    const order = known.value;
    if (!isMaking(order)) return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
    if (order.state === 'draft')
      return refuse(refusal('order-not-open', { order: order.reference, state: order.state }));
    // [ORD-1] A number for an order that has ended meanwhile changes nothing any more; goods were not moved.
    if (order.state !== 'open' || order.making.finished)
      return hadSeenEnd(order, circumstances)
        ? refuse(endedRefusal(order))
        : accept([], [flag('closed-meanwhile', { order: order.reference })]);
    const { making } = order;
    const product = found(view, 'product', making.product);
    if (!product) return accept([]);
    const sheet = openSheet(circumstances, view);
    const isSerial = product.tracking === 'serial';
    const isMany = isSerial && compare(making.quantity, one) > 0;
    if (isMany && hadSeenAmount(order, circumstances))
      return refuse(refusal('too-few-numbers', { numbers: '1', units: making.quantity }));
    const type = found(view, 'operation-type', order.operationType);
    const wrong = finishedNumberRefusal(sheet, type, product, number.name, isSerial ? one : making.quantity);
    if (wrong) return refuse(wrong);
    // [M11] Create "#": the lot exists from now on, so that its label can be printed. Its dates come with production.
    const lot = lotOf(circumstances, product.id, number.name);
    if (!found(view, 'lot', lot)) registerFinished(sheet, product, number, noDates, false);
    else if (!number.reserved) sheet.flag(flag('unreserved-number', { number: number.name.trim() }));
    if (isMany) {
      // [ORD-1] It was one unit when it was numbered: that one keeps the number, the others are still to come.
      const { reference: bookedOn } = splitFirst(sheet, order, number.name.trim());
      sheet.flag(flag('order-changed-meanwhile', { order: order.reference, bookedOn }));
      return sheet.accept();
    }
    sheet.add({
      kind: 'number-assigned',
      order: order.id,
      number: number.name.trim(),
      before: making.number,
    });
    return sheet.accept();
  },
});

const lotOf = ({ company }: Pick<Circumstances, 'company'>, product: ProductId, name: string): LotId =>
  lotIdOf(company, product, name);
