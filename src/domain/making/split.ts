import { childOrderId } from '../base/ids.ts';
import {
  type Quantity,
  add,
  fromMicros,
  isPositive,
  isZero,
  max,
  min,
  negate,
  one,
  subtract,
  zero,
} from '../base/quantity.ts';
import { flag } from '../base/refusal.ts';
import { orderChanged } from '../stock/facts.ts';
import type { MakingOrder } from './booking.ts';
import { dealOut } from './deal-out.ts';
import { type Root, rootOf, splitReference } from './root.ts';
import type { Sheet } from '../operations/sheet.ts';
import type { Take } from './takes.ts';

export interface Unit {
  readonly order: MakingOrder;
  readonly number: string | null;
  /** What was taken for it in this operation. */
  readonly takes: readonly Take[];
}

export interface Split {
  readonly units: readonly Unit[];
  /** [PRD-3] What there were no numbers for. */
  readonly rest: MakingOrder | null;
}

/**
 * [PRD-3, M18, M19] Splits an order into units of one. The original becomes the first of them and keeps its identity; what
 * it had consumed is dealt out (PRD-4) together with what is taken now. Where another device has split it meanwhile both
 * splits stand: all units are new ones, their ordinals go on, and the excess is flagged.
 * @param numbers a name a unit; null for one whose number was taken (NUM-7)
 * @param keepRest what there are no numbers for becomes a backorder; otherwise it is given up
 * @param keeps which part goes on as the order that it was
 */
export function splitOrder(
  sheet: Sheet,
  order: MakingOrder,
  numbers: readonly (string | null)[],
  takes: readonly Take[],
  keepRest: boolean,
  keeps: 'first' | 'rest' = 'first',
): Split {
  const root = rootOf(sheet.view, order);
  const isFree = isUnsplit(order, numbers);
  const planned = isFree ? toUnits(order.making.quantity) : 0;
  const rest = keepRest ? Math.max(0, planned - numbers.length) : 0;
  flagExcess(sheet, order, root, { isFree, planned, units: numbers.length });
  const bins = numbers.length + (rest > 0 ? 1 : 0);
  const parts = dealOut(sheet.view, order, isFree, { planned, units: numbers.length, bins }, takes);
  if (planned === 1 && numbers.length === 1 && isFree)
    return { units: [{ order, number: numbers[0] ?? null, takes: parts[0]?.takes ?? [] }], rest: null };
  const grown =
    isFree && order.making.root === null ? max(root.planned, toQuantity(numbers.length)) : root.planned;
  let last = root.last;
  const under = { order: root.order, reference: root.reference, planned: grown };
  const orders = parts.map(({ lines, consumed }, at): MakingOrder => {
    const isOwn = isFree && at === (keeps === 'first' ? 0 : bins - 1);
    const isRest = at === numbers.length;
    const isBeyond = !isRest && (isOwn ? order.making.root?.beyond === true : at >= planned);
    const ordinal = isOwn ? (order.making.root?.ordinal ?? 1) : (last += 1);
    return {
      ...order,
      id: isOwn ? order.id : childOrderId(sheet.circumstances.operation, at + 1),
      reference: splitReference(root.reference, ordinal),
      state: 'open',
      ended: null,
      lines,
      reservations: isOwn ? order.reservations : [],
      backorder: isOwn ? order.backorder : null,
      backorderOf: isOwn ? order.backorderOf : order.id,
      making: {
        ...order.making,
        quantity: isRest ? toQuantity(rest) : one,
        made: zero,
        number: isRest ? null : (numbers[at] ?? null),
        root: { ...under, ordinal, ...(isBeyond && { beyond: true }) },
        under: isOwn ? order.making.under : { ordinals: 0, made: zero },
        consumed,
        approval: 'none',
        finished: false,
        outputs: [],
      },
    };
  });
  for (const each of orders) {
    if (each.id !== order.id) sheet.add({ kind: 'order-opened', order: each });
    else {
      const { reference, lines, making } = each;
      sheet.add(orderChanged(order, { reference, lines, making }));
    }
  }
  sheet.add({ kind: 'ordinals-given', order: root.order, last });
  const units = orders
    .slice(0, numbers.length)
    .map((each, at) => ({ order: each, number: numbers[at] ?? null, takes: parts[at]?.takes ?? [] }));
  return { units, rest: orders[numbers.length] ?? null };
}

/**
 * [PRD-5, ORD-1] One of several units has its number: it becomes an order of its own, and the others are the rest.
 * @param keeps which of them goes on as the order that it was
 */
export function splitFirst(
  sheet: Sheet,
  order: MakingOrder,
  number: string,
  keeps: 'first' | 'rest' = 'first',
): MakingOrder {
  const split = splitOrder(sheet, order, [number], [], true, keeps);
  dealReservations(sheet, order, split);
  const unit = split.units[0]?.order ?? order;
  // [ORD-1] Other late work on it, once the unit is made, is work on the others.
  if (split.rest && unit.id === order.id) sheet.add(orderChanged(unit, { backorder: split.rest.id }));
  return unit;
}

/** Nobody has given it another number in a split, or made something on it: its units are still to be named. */
const isUnsplit = ({ state, making }: MakingOrder, [first]: readonly (string | null)[]): boolean =>
  state === 'open' &&
  !making.finished &&
  isZero(making.made) &&
  (making.root === null || making.number === null || making.number === first);

/** [STK-6] What is kept for the order is kept for its units, as much as each of them still needs. */
export function dealReservations(sheet: Sheet, from: MakingOrder, { units, rest }: Split): void {
  const parts = [...units.map(({ order }) => order), ...(rest ? [rest] : [])];
  for (const line of from.lines) {
    const kept = from.reservations.filter((each) => each.line === line.id);
    let left = kept[0]?.quantity ?? zero;
    let at = 0;
    for (const part of parts) {
      const own = part.lines.find(({ id }) => id === line.id);
      let wanted = own ? subtract(own.expected, own.done) : zero;
      for (let each = kept[at]; each && isPositive(wanted); each = kept[at]) {
        const quantity = min(wanted, left);
        wanted = subtract(wanted, quantity);
        left = subtract(left, quantity);
        if (part.id !== from.id)
          sheet.add(
            { kind: 'reserved', order: from.id, reservation: { ...each, quantity: negate(quantity) } },
            { kind: 'reserved', order: part.id, reservation: { ...each, quantity } },
          );
        if (isPositive(left)) continue;
        at += 1;
        left = kept[at]?.quantity ?? zero;
      }
    }
  }
}

const toUnits = (quantity: Quantity): number => Number(quantity);
const toQuantity = (units: number): Quantity => fromMicros(BigInt(units) * 1_000_000n);

function flagExcess(
  sheet: Sheet,
  order: MakingOrder,
  root: Root,
  { isFree, planned, units }: { readonly isFree: boolean; readonly planned: number; readonly units: number },
): void {
  if (!isFree) sheet.flag(flag('prepared-twice', { order: root.reference }));
  if (units <= planned) return;
  const before = isFree ? toQuantity(0) : root.planned;
  sheet.flag(
    flag('over-produced', {
      order: root.reference,
      planned: isFree ? order.making.quantity : root.planned,
      now: add(before, toQuantity(units)),
    }),
  );
}
