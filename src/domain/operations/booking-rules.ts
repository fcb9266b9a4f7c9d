import { type LineId, type OrderId, type ProductId, childOrderId } from '../base/ids.ts';
import { type Quantity, add, compare, toMicros } from '../base/quantity.ts';
import { type Flag, flag, refusal } from '../base/refusal.ts';
import type { Order, OrderLine } from '../catalogue/order.ts';
import type { OperationType, OrderKind } from '../catalogue/place.ts';
import type { Fact } from '../stock/facts.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type Adjustment, type Circumstances, type Decision, refuse } from './define.ts';
import { bookingFor, orderKeys } from './order-rules.ts';

/** Work that counts for an order. */
export interface Work {
  readonly kind: OrderKind;
  readonly order: OrderId;
  /** The line it was meant for; null when the order had none. */
  readonly line: LineId | null;
  readonly product: ProductId;
  readonly quantity: Quantity;
}

export type Booked =
  | {
      readonly ok: true;
      readonly order: OrderId;
      readonly line: LineId | null;
      /** Come before the move. */
      readonly facts: readonly Fact[];
      readonly flags: readonly Flag[];
      readonly adjustments: readonly Adjustment[];
    }
  | { readonly ok: false; readonly decision: Decision };

export function bookingKeys(order: OrderId, { operation }: Circumstances, view: View): RowKey[] {
  const type = found(view, 'order', order)?.operationType;
  return [
    ...orderKeys(order, view),
    rowKey('order', childOrderId(operation, 0)),
    ...(type === undefined ? [] : [rowKey('operation-type', type)]),
  ];
}

/** [ORD-1, ORD-2] Finds the order and line that work counts for, and flags what is beyond the plan. */
export function book(work: Work, circumstances: Circumstances, view: View): Booked {
  const known = view.get('order', work.order);
  if (known.state === 'absent')
    return { ok: false, decision: refuse(refusal('unknown-order', { orderId: work.order })) };
  if (known.state === 'unknown')
    return { ok: true, order: work.order, line: work.line, facts: [], flags: [], adjustments: [] };
  const order = known.value;
  if (order.kind !== work.kind)
    return {
      ok: false,
      decision: refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind })),
    };
  const booking = bookingFor(order, circumstances, view);
  switch (booking.on) {
    case 'nothing':
      return { ok: false, decision: refuse(booking.refusal) };
    case 'order':
      return onOrder(work, order, view);
    case 'backorder':
      return afterEnd(order, onOrder({ ...work, line: null }, booking.order, view), booking.order);
    case 'unplanned': {
      // The second of several goods finds the order that the first one opened.
      const opened = found(view, 'order', childOrderId(circumstances.operation, 0));
      const unplanned = opened ?? unplannedAfter(order, circumstances);
      const on = onOrder({ ...work, line: null }, unplanned, view);
      const facts: Fact[] = opened ? [] : [{ kind: 'order-opened', order: unplanned }];
      return afterEnd(order, { ...on, facts: [...facts, ...on.facts], flags: [] }, unplanned);
    }
  }
}

type OnOrder = Extract<Booked, { ok: true }>;

function onOrder({ product, line: wanted, quantity }: Work, order: Order, view: View): OnOrder {
  const lines = order.lines.filter((line) => line.product === product);
  const line =
    lines.find(({ id }) => id === wanted) ??
    lines.find(({ done, expected }) => compare(done, expected) < 0) ??
    lines.at(-1);
  const row = found(view, 'product', product);
  if (line) {
    const now = add(line.done, quantity);
    const over = { order: order.reference, ordered: line.expected, now, unit: row?.unit ?? '' };
    const flags =
      isMoreThanUsual(now, line, found(view, 'operation-type', order.operationType)) &&
      !isOwnLine(order, line)
        ? [flag('more-than-ordered', over)]
        : [];
    return { ok: true, order: order.id, line: line.id, facts: [], flags, adjustments: [] };
  }
  const id = `${product}` as OrderLine['id'];
  return {
    ok: true,
    order: order.id,
    line: id,
    facts: [{ kind: 'line-added', order: order.id, line: id, product }],
    flags: order.unplanned
      ? []
      : [flag('not-ordered', { order: order.reference, product: row?.name ?? product })],
    adjustments: [],
  };
}

/** [ORD-2] Beyond what the operation type takes without a word; none is said of a type that is not known here. */
function isMoreThanUsual(now: Quantity, { expected }: OrderLine, type: OperationType | undefined): boolean {
  const over = toMicros(now) - toMicros(expected);
  return over * 10_000n > toMicros(expected) * BigInt(Math.round((type?.overTolerance ?? 0) * 100));
}

/** A line that the floor added to an order without a plan expects nothing, so nothing is too much. */
const isOwnLine = (order: Order, line: OrderLine): boolean => order.unplanned && line.expected === '0';

function afterEnd(ended: Order, on: OnOrder, booked: Order): OnOrder {
  const late = flag('order-changed-meanwhile', { order: ended.reference, bookedOn: booked.reference });
  return {
    ...on,
    flags: [late, ...on.flags],
    adjustments: [{ code: 'booked-on-other-order', args: { order: booked.reference } }],
  };
}

/** Its reference derives from the order it follows, so that no number has to be leased on the server. */
const unplannedAfter = (order: Order, { operation }: Circumstances): Order => ({
  ...order,
  id: childOrderId(operation, 0),
  reference: `${order.reference}-L${operation.slice(-4)}`,
  state: 'open',
  lines: [],
  announced: [],
  unplanned: true,
  backorder: null,
  backorderOf: order.id,
  reservations: [],
  ended: null,
});
