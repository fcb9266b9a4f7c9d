import { Type } from 'typebox';
import type { OrderId } from '../../base/ids.ts';
import { type Quantity, add, compare, isZero, maxDecimals, one, subtract } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { DaySchema, Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Making } from '../../catalogue/order.ts';
import type { Product } from '../../catalogue/product.ts';
import { batchKeys } from '../../making/batch.ts';
import { type MakingOrder, current, isMaking } from '../../making/booking.ts';
import { compareWithPlan } from '../../making/consumption.ts';
import { needsFor } from '../../making/explode.ts';
import { notReturned } from '../../making/not-returned.ts';
import { closeWhenDone } from '../../making/production.ts';
import { splitFirst } from '../../making/split.ts';
import { orderChanged } from '../../stock/facts.ts';
import { reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { found, rowKey } from '../../stock/view.ts';
import { type Decision, accept, defineOperation, refuse } from '../define.ts';
import { giveBack } from '../give-back.ts';
import { endedRefusal } from '../order-rules.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';

/**
 * A manufacturing order that is confirmed shall make more or less, on another day, or in another way (ORD-1, ORD-2). Only
 * what changes is said, so that two people who change different things both get their way. What the floor has made stands.
 */
export const amendMaking = defineOperation({
  kind: 'amend-making',
  version: 1,
  payload: Type.Object(
    {
      order: Id<OrderId>(),
      /** All that it shall make from now on, what is made already included. Null leaves it as it is. */
      quantity: Nullable(QuantitySchema),
      scheduled: Nullable(DaySchema),
      /** What whoever makes it should know; empty takes it away. */
      note: Nullable(Type.String({ maxLength: 500 })),
    },
    strict,
  ),
  right: 'decide',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads({ order: id }, circumstances, view) {
    const order = found(view, 'order', id);
    const number = order?.making?.number ?? null;
    const split = number === null ? [] : [{ first: number, count: 1, reserved: true }];
    const keys = [...batchKeys(id, split, circumstances, view)];
    const bill = order?.making?.bom ? found(view, 'bom', order.making.bom) : undefined;
    for (const { product } of bill?.components ?? []) keys.push(rowKey('product', product));
    return order && order.reservations.length > 0 ? [...keys, ...reserveOrderKeys(view, order)] : keys;
  },

  decide({ order: id, quantity, scheduled, note }, circumstances, view) {
    const known = view.get('order', id);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
    if (known.state === 'unknown') return accept([]);
    const order = known.value;
    const { reference, kind, state } = order;
    if (!isMaking(order)) return refuse(refusal('wrong-kind', { order: reference, kind }));
    if (state === 'draft') return refuse(refusal('order-not-open', { order: reference, state }));
    if (state !== 'open' || order.making.finished) return refuse(endedRefusal(order));
    const product = found(view, 'product', order.making.product);
    const wrong = quantity !== null && product && wrongQuantity(order, product, quantity);
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    const said = note === null ? {} : { note: note.trim() || null };
    const making = { ...order.making, ...said };
    const day = scheduled === null ? {} : { scheduled };
    if (quantity === null) {
      sheet.add(orderChanged(order, { ...day, making }));
      return sheet.accept();
    }
    const { device, version } = circumstances;
    const amended = { ...resized(making, quantity), amended: { device, version } };
    sheet.add(orderChanged(order, { ...day, lines: linesFor(sheet, order, quantity), making: amended }));
    return followed(sheet, order, product) ?? sheet.accept();
  },
});

function wrongQuantity(
  { reference, making }: MakingOrder,
  product: Product,
  quantity: Quantity,
): Refusal | null {
  const isSerial = product.tracking === 'serial';
  const wrong = quantityRefusal(isSerial ? { ...product, precision: 0 } : product, quantity);
  if (wrong) return wrong;
  const { name, unit } = product;
  if (compare(quantity, making.made) < 0)
    return refusal('less-than-done', { product: name, done: making.made, unit });
  // [PRD-3] A unit of a batch is one, under its number: more of them are another order, fewer are cancelled one by one.
  return isSerial && making.root && making.number !== null && compare(quantity, one) > 0
    ? refusal('prepared-unit', { order: reference, number: making.number })
    : null;
}

/** [APR-1] What its root was meant to make as a whole grows and shrinks with it. */
const resized = (making: Making, quantity: Quantity): Making => ({
  ...making,
  quantity,
  root: making.root && {
    ...making.root,
    planned: add(making.root.planned, subtract(quantity, making.quantity)),
  },
});

function linesFor({ view }: Sheet, order: MakingOrder, quantity: Quantity): MakingOrder['lines'] {
  const { bom } = order.making;
  const bill = bom === null ? undefined : found(view, 'bom', bom);
  return needsFor(order, bill, quantity, (id) => found(view, 'product', id)?.precision ?? maxDecimals);
}

/** What follows from another quantity: goods that are kept for it, its units, its end. */
function followed(sheet: Sheet, before: MakingOrder, product: Product | undefined): Decision | null {
  const order = current(sheet, before);
  const { number, quantity, made } = order.making;
  // [PRD-5] What went in stays in, however little is wanted now.
  const wrong = compareWithPlan(sheet, order, order.lines, 'over');
  if (wrong) return refuse(wrong);
  giveBack(before, order.lines, sheet);
  // [STK-6] More is kept for an order for which some was.
  if (before.reservations.length > 0)
    sheet.add(...reserveOrder(sheet.view, order.id, sheet.circumstances.today));
  const isUnit = product?.tracking === 'serial' && number !== null && compare(quantity, one) > 0;
  if (isUnit) splitFirst(sheet, current(sheet, order), number);
  if (!isZero(subtract(quantity, made))) return null;
  const left = notReturned(sheet, order);
  if (left) return left;
  sheet.add(orderChanged(order, { making: { ...order.making, finished: true } }));
  closeWhenDone(sheet, order);
  return null;
}
