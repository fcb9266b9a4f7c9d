import { type OrderId, childOrderId, lotIdOf } from '../../base/ids.ts';
import { type Quantity, add, compare, isPositive, maxDecimals, one, subtract } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import type { Order } from '../../catalogue/order.ts';
import type { Product } from '../../catalogue/product.ts';
import { policyKeys } from '../../making/approval-policy.ts';
import { type MakingOrder, bookOnOrder, bookingKeys, current, hadSeenAmount } from '../../making/booking.ts';
import { byProductKeys, judgeByProducts } from '../../making/by-products.ts';
import { compareWithPlan, consume, notOnBill } from '../../making/consumption.ts';
import { type FinishedNumber, finishedNumberRefusal, numberKeys } from '../../making/finished-number.ts';
import { productionPlace } from '../../making/place.ts';
import { closeWhenDone, flagOverProduction, produceOn } from '../../making/production.ts';
import { reservationKeys } from '../../making/reservations.ts';
import { type Rest, restByPolicy } from '../../making/rest.ts';
import { scale } from '../../making/share.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { openBackorder } from '../../making/backorder.ts';
import { splitFirst } from '../../making/split.ts';
import { takesOf } from '../../making/takes.ts';
import { judgeTakes, takingKeys } from '../../making/taking.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Decision, accept, defineOperation, refuse } from '../define.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { type Produce, ProduceSchema } from './payload.ts';

/** [M13, M15, PRD-2, PRD-6] Something is made: a lot, one unit, or goods without a number. */
export const produce = defineOperation({
  kind: 'produce',
  version: 1,
  payload: ProduceSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads(payload, circumstances, view) {
    const { company, site, operation } = circumstances;
    const keys = bookingKeys(payload.order, circumstances, view);
    keys.push(
      rowKey('location', payload.to),
      rowKey('order', childOrderId(operation, 1)),
      rowKey('order', childOrderId(operation, 2)),
      ...takingKeys(takesOf(payload.takes, company), site, view, found(view, 'order', payload.order)?.from),
      ...byProductKeys(payload.byProducts, company, view),
    );
    for (const id of ordersIn(keys)) keys.push(...orderDetailKeys(payload, circumstances, view, id));
    return keys;
  },

  decide(payload, circumstances, view) {
    const sheet = openSheet(circumstances, view);
    const booked = bookOnOrder(sheet, payload.order);
    if (!booked.ok) return booked.decision;
    const production = productionPlace(sheet);
    if (!production.ok) return production.decision;
    const product = found(view, 'product', booked.order.making.product);
    if (!product) return accept([]);
    const meant = found(view, 'order', payload.order);
    // [PRD-3] A unit whose preparation was taken back meanwhile bears the number that it had.
    const number =
      payload.number ?? (meant ? assigned(meant, product) : null) ?? assigned(booked.order, product);
    const wrong = judge(sheet, booked.order, product, payload, number);
    if (wrong) return wrong;
    const takes = takesOf(payload.takes, circumstances.company);
    const bad = judgeTakes(sheet, booked.order, takes);
    if (bad) return bad;
    const order = unitOf(sheet, booked.order, payload.order, product, number);
    const type = found(view, 'operation-type', order.operationType);
    const others = judgeByProducts(sheet, type, payload.byProducts);
    const off = others.wrong ?? notOnBill(sheet, order, takes);
    if (off) return refuse(off);
    consume(sheet, order, takes, production.place);
    if (isUndeclared(current(sheet, order), circumstances)) return refuse(refusal('reason-missing', {}));
    const left = subtract(order.making.quantity, add(order.making.made, payload.quantity));
    const rest =
      isPositive(left) && payload.rest !== 'continue' ? restByPolicy(sheet, order, payload.rest) : null;
    const finishes = !isPositive(left) || rest !== null;
    flagOverProduction(sheet, order, payload.quantity);
    produceOn(sheet, order, product, {
      ...payload,
      number,
      from: production.place,
      uses: finishes && rest !== 'backorder' ? 'all' : payload.uses,
      finishes,
      byProducts: others.byProducts,
    });
    return finish(sheet, order, { finishes, rest, left }) ?? sheet.accept();
  },
});

const ordersIn = (keys: readonly RowKey[]): OrderId[] =>
  keys.flatMap((key) => (key.startsWith('order/') ? [key.slice('order/'.length) as OrderId] : []));

function orderDetailKeys(payload: Produce, { company }: Circumstances, view: View, id: OrderId): RowKey[] {
  const order = found(view, 'order', id);
  if (!order?.making) return [];
  const { product, number: given } = order.making;
  const number = payload.number?.name ?? given;
  const keys = [...policyKeys(order), ...reservationKeys(view, id)];
  for (const line of order.lines) keys.push(rowKey('product', line.product));
  if (number === null) keys.push(rowKey('stock', stockKey(product, null)));
  else keys.push(...numberKeys(view, product, lotIdOf(company, product, number)));
  return keys;
}

/** A number that was assigned before was judged then. */
const assigned = ({ making }: Order, product: Product): FinishedNumber | null =>
  !making || making.number === null || product.tracking === 'none'
    ? null
    : { name: making.number, reserved: true };

function judge(
  sheet: Sheet,
  order: MakingOrder,
  product: Product,
  { quantity, to }: Produce,
  number: FinishedNumber | null,
): Decision | null {
  if (sheet.view.get('location', to).state === 'absent')
    return refuse(refusal('unknown-location', { locationId: to }));
  const type = found(sheet.view, 'operation-type', order.operationType);
  const wrong =
    quantityRefusal(product, quantity) ??
    finishedNumberRefusal(sheet, type, product, number?.name ?? null, quantity);
  if (wrong) return refuse(wrong);
  // [PRD-3] Several serial units are split first, so that each keeps its own components.
  return isMany(order, product) && hadSeenAmount(order, sheet.circumstances)
    ? refuse(refusal('too-few-numbers', { numbers: '1', units: order.making.quantity }))
    : null;
}

const isMany = ({ making }: MakingOrder, { tracking }: Product): boolean =>
  tracking === 'serial' && compare(making.quantity, one) > 0;

/**
 * [ORD-1] It was one unit when it was made, and shall be more by now: the one is made, the others are still to come. Where
 * it was a unit of its own that went into this order meanwhile (PRD-3), this order is what is still to come.
 */
function unitOf(
  sheet: Sheet,
  order: MakingOrder,
  meant: OrderId,
  product: Product,
  number: FinishedNumber | null,
): MakingOrder {
  if (number === null || !isMany(order, product)) return order;
  const unit = splitFirst(sheet, order, number.name.trim(), order.id === meant ? 'first' : 'rest');
  sheet.flag(flag('order-changed-meanwhile', { order: order.reference, bookedOn: unit.reference }));
  return unit;
}

/** [PRD-11] Nothing was declared to be in it: only with a reason. */
const isUndeclared = ({ making }: MakingOrder, { reason }: Circumstances): boolean =>
  making.bom === null && making.consumed.length === 0 && !reason?.trim();

/** [PRD-5] The rest goes its way, what was consumed is held against the plan, the order ends. */
function finish(
  sheet: Sheet,
  order: MakingOrder,
  {
    finishes,
    rest,
    left,
  }: { readonly finishes: boolean; readonly rest: Rest | null; readonly left: Quantity },
): Decision | null {
  const made = current(sheet, order);
  if (rest === 'backorder') openBackorder(sheet, made, left);
  const now = current(sheet, order);
  const { quantity, made: total } = now.making;
  const lines = now.lines.map(({ product, expected: planned, done }) => {
    const precision = found(sheet.view, 'product', product)?.precision ?? maxDecimals;
    // While the order goes on, components may be ahead of the goods; they are not more than the whole needs.
    const isPart = finishes && compare(total, quantity) < 0;
    return {
      product,
      done,
      expected: isPart ? scale(planned, total, quantity, precision, 'down') : planned,
    };
  });
  const wrong = compareWithPlan(sheet, order, lines, finishes ? 'over-and-under' : 'over');
  if (wrong) return refuse(wrong);
  closeWhenDone(sheet, order);
  return null;
}
