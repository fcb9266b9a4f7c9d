import type { Instant } from '../base/calendar.ts';
import type { PackageId } from '../base/ids.ts';
import { add, compare, isZero, min, negate, subtract, zero } from '../base/quantity.ts';
import type { Consumption, Order, Reservation } from '../catalogue/order.ts';
import { reserve } from './apply-reservation.ts';
import type { Draft } from './draft.ts';
import { type Move, arrivesIn } from './facts.ts';
import { type Place, type Stock, emptyStock, stockKey } from './rows.ts';
import { found } from './view.ts';

const recentMoves = 12;

/** A move changes two balances, what its order has done, and what was kept for it. */
export function moveGoods(draft: Draft, moved: Move): void {
  const key = stockKey(moved.product, moved.lot);
  draft.put(
    'stock',
    key,
    moveStock(found(draft, 'stock', key) ?? emptyStock(moved.product, moved.lot), moved),
  );
  for (const inside of new Set([moved.package, arrivesIn(moved)]))
    if (inside) listContents(draft, inside, key);
  const order = moved.order && found(draft, 'order', moved.order);
  if (!order) return;
  draft.put('order', order.id, countConsumed(countDone(order, moved), moved));
  if (moved.line && moved.reverses === null) release(draft, order.id, moved.line, moved);
}

function moveStock(stock: Stock, moved: Move): Stock {
  const { at, quantity } = moved;
  const leaving = shift(stock.places, at, moved.from, moved.package, negate(quantity));
  const places = shift(leaving, at, moved.to, arrivesIn(moved), quantity);
  const { operation, from, to } = moved;
  return { ...stock, places, recent: [{ operation, from, to }, ...stock.recent].slice(0, recentMoves) };
}

function shift(
  places: readonly Place[],
  at: Instant,
  location: Place['location'],
  inside: Place['package'],
  by: Place['quantity'],
): Place[] {
  const here = (place: Place): boolean => place.location === location && place.package === inside;
  const before = places.find(here);
  const quantity = add(before?.quantity ?? zero, by);
  const others = places.filter((place) => !here(place));
  if (isZero(quantity)) return others;
  // The first arrival counts for FIFO; goods that came back after the place was empty arrive anew.
  const arrived = before && compare(before.quantity, zero) > 0 ? before.arrived : at;
  return [...others, { location, package: inside, quantity, arrived }];
}

/** A package knows which stock rows have something in it, so that it can be moved as a whole. */
function listContents(draft: Draft, id: PackageId, key: string): void {
  const row = found(draft, 'package', id);
  if (!row) return;
  const places = found(draft, 'stock', key)?.places ?? [];
  const isIn = places.some((place) => place.package === id && compare(place.quantity, zero) > 0);
  const others = row.contents.filter((each) => each !== key);
  if (isIn !== row.contents.includes(key))
    draft.put('package', id, { ...row, contents: isIn ? [...others, key] : others });
}

function countDone(order: Order, moved: Move): Order {
  const change = (done: Place['quantity']) =>
    moved.reverses === null ? add(done, moved.quantity) : subtract(done, moved.quantity);
  return {
    ...order,
    lines: order.lines.map((line) => (line.id === moved.line ? { ...line, done: change(line.done) } : line)),
  };
}

/** Components on their way into something: a graded move on a manufacturing order. */
function countConsumed(order: Order, moved: Move): Order {
  const { making } = order;
  if (!making || moved.grade === null) return order;
  const { id: move, line, product, lot, quantity, grade } = moved;
  const consumed: Consumption[] =
    moved.reverses === null
      ? [...making.consumed, { move, line, product, lot, quantity, grade }]
      : takeOff(making.consumed, moved.reverses, quantity);
  return { ...order, making: { ...making, consumed } };
}

/** Less of one consumption; none of it when all is taken back. */
export function takeOff(
  consumed: readonly Consumption[],
  move: string,
  quantity: Place['quantity'],
): Consumption[] {
  return consumed.flatMap((each) => {
    if (each.move !== move) return [each];
    const rest = subtract(each.quantity, quantity);
    return isZero(rest) ? [] : [{ ...each, quantity: rest }];
  });
}

/** What an order takes from where it was kept for it is not kept any longer. */
function release(draft: Draft, order: Order['id'], line: Reservation['line'], moved: Move): void {
  const { product, lot, from: location, package: inside } = moved;
  const kept = found(draft, 'stock', stockKey(product, lot))?.reserved.find(
    (each) =>
      each.order === order && each.line === line && each.location === location && each.package === inside,
  );
  if (!kept) return;
  reserve(draft, order, {
    line,
    product,
    lot,
    location,
    package: inside,
    quantity: negate(min(kept.quantity, moved.quantity)),
  });
}
