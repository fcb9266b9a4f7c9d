import { add, compare, isZero, negate, subtract, zero } from '../base/quantity.ts';
import { unreachable } from '../base/result.ts';
import type { Order } from '../catalogue/order.ts';
import type { Draft } from './draft.ts';
import type { Fact, Move } from './facts.ts';
import { type Place, type Stock, stockKey } from './rows.ts';
import { found } from './view.ts';

const recentMoves = 12;

/** Writes one fact into a draft. The only place that says what a fact does to the rows; device and server share it. */
export function apply(draft: Draft, fact: Fact): void {
  switch (fact.kind) {
    case 'lot-registered':
      return draft.put('lot', fact.lot.id, fact.lot);
    case 'package-registered':
      return draft.put('package', fact.package.id, fact.package);
    case 'order-opened':
      return draft.put('order', fact.order.id, fact.order);
    case 'order-changed': {
      const order = found(draft, 'order', fact.order);
      if (order) draft.put('order', order.id, { ...order, ...fact.change });
      return;
    }
    case 'line-added': {
      const order = found(draft, 'order', fact.order);
      if (!order || order.lines.some(({ id }) => id === fact.line)) return;
      const line = { id: fact.line, product: fact.product, expected: zero, done: zero };
      return draft.put('order', order.id, { ...order, lines: [...order.lines, line] });
    }
    case 'operation-settled': {
      const operation = found(draft, 'operation', fact.operation);
      if (operation)
        draft.put('operation', operation.id, { ...operation, settled: { by: fact.by, how: fact.how } });
      return;
    }
    case 'moved':
      return move(draft, fact.move);
    default:
      return unreachable(fact);
  }
}

function move(draft: Draft, moved: Move): void {
  const key = stockKey(moved.product, moved.lot);
  const stock = found(draft, 'stock', key) ?? {
    product: moved.product,
    lot: moved.lot,
    places: [],
    recent: [],
  };
  draft.put('stock', key, moveStock(stock, moved));
  const order = moved.order && found(draft, 'order', moved.order);
  if (order) draft.put('order', order.id, countDone(order, moved));
}

function moveStock(stock: Stock, moved: Move): Stock {
  const leaving = shift(stock.places, moved, moved.from, negate(moved.quantity));
  const places = shift(leaving, moved, moved.to, moved.quantity);
  const { operation, from, to } = moved;
  return { ...stock, places, recent: [{ operation, from, to }, ...stock.recent].slice(0, recentMoves) };
}

function shift(
  places: readonly Place[],
  moved: Move,
  location: Place['location'],
  by: Place['quantity'],
): Place[] {
  const here = ({ location: at, package: inside }: Place): boolean =>
    at === location && inside === moved.package;
  const before = places.find(here);
  const quantity = add(before?.quantity ?? zero, by);
  const others = places.filter((place) => !here(place));
  if (isZero(quantity)) return others;
  // The first arrival counts for FIFO; goods that came back after the place was empty arrive anew.
  const arrived = before && compare(before.quantity, zero) > 0 ? before.arrived : moved.at;
  return [...others, { location, package: moved.package, quantity, arrived }];
}

function countDone(order: Order, moved: Move): Order {
  const change = (done: Place['quantity']) =>
    moved.reverses === null ? add(done, moved.quantity) : subtract(done, moved.quantity);
  return {
    ...order,
    lines: order.lines.map((line) => (line.id === moved.line ? { ...line, done: change(line.done) } : line)),
  };
}
