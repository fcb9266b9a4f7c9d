import type { OrderId } from '../../base/ids.ts';
import { add, isPositive, negate, zero } from '../../base/quantity.ts';
import { takesFromStock } from '../../catalogue/place.ts';
import type { Fact, Move } from '../../stock/facts.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { type Returned, reserveReturned } from '../../stock/reservation.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type PromisedAt, type Sheet, promiseKeys, reservationKeys } from '../sheet.ts';

/** [STK-6] The rows that say what is promised of the goods that an undo moves. */
export function keptKeys(fact: Fact, view: View): RowKey[] {
  switch (fact.kind) {
    case 'moved':
      // Where the goods go back to, somebody else may be given them; what was long gone is in the house again.
      return [
        ...reservationKeys(view, stockKey(fact.move.product, fact.move.lot)),
        ...placeKeys(view, fact.move),
        ...chainKeys(view, fact.move.from),
        ...chainKeys(view, fact.move.to),
        ...(fact.move.lot ? [rowKey('lot', fact.move.lot)] : []),
        ...takenKeys(fact.move, view),
      ];
    case 'reserved':
      return [
        ...reservationKeys(view, stockKey(fact.reservation.product, fact.reservation.lot)),
        ...promiseKeys(view, fact.reservation, fact.order),
      ];
    case 'lot-changed': {
      const lot = found(view, 'lot', fact.lot);
      if (!lot || fact.change.holds === undefined) return [];
      const key = stockKey(lot.product, lot.id);
      return [rowKey('stock', key), ...reservationKeys(view, key)];
    }
    case 'lot-registered': {
      if (fact.lot.holds.length === 0) return [];
      const key = stockKey(fact.lot.product, fact.lot.id);
      return [rowKey('stock', key), ...reservationKeys(view, key)];
    }
    case 'order-opened':
      return (found(view, 'order', fact.order.id)?.reservations ?? []).map(({ product, lot }) =>
        rowKey('stock', stockKey(product, lot)),
      );
    default:
      return [];
  }
}

const placeKeys = (view: View, { product, lot }: Move): RowKey[] =>
  (found(view, 'stock', stockKey(product, lot))?.places ?? []).flatMap(({ location }) =>
    chainKeys(view, location),
  );

/** What it takes to keep goods that come back for their order again. */
function takenKeys(move: Move, view: View): RowKey[] {
  const kind = isTaken(move) ? found(view, 'order', move.order)?.kind : undefined;
  return isTaken(move) && kind && takesFromStock(kind) ? promiseKeys(view, move, move.order) : [];
}

/** [UND-1, T25] What the operation took for open orders, by order: on its way back it is kept for them again. */
export function keepReturned(facts: readonly Fact[], { view, circumstances, add: write }: Sheet): void {
  const returned = new Map<OrderId, Map<string, Returned>>();
  for (const fact of facts) {
    if (fact.kind !== 'moved' || !isTaken(fact.move)) continue;
    const { order, line, product, lot, from: location, package: inside, quantity } = fact.move;
    const goods = returned.get(order) ?? new Map<string, Returned>();
    const key = [line, product, lot, location, inside].join('\n');
    const before = goods.get(key)?.quantity ?? zero;
    goods.set(key, { line, product, lot, location, package: inside, quantity: add(before, quantity) });
    returned.set(order, goods);
  }
  for (const [order, goods] of returned)
    write(...reserveReturned(view, order, [...goods.values()], circumstances.today));
}

const isTaken = (move: Move): move is Move & { readonly order: OrderId; readonly line: Returned['line'] } =>
  move.order !== null && move.line !== null && move.reverses === null;

/** Where goods are promised again that others may have been given in between. */
export const promisedAgain = (facts: readonly Fact[]): PromisedAt[] =>
  facts.flatMap((fact) =>
    fact.kind === 'reserved'
      ? [
          {
            key: stockKey(fact.reservation.product, fact.reservation.lot),
            at: fact.reservation.location,
          },
        ]
      : [],
  );

/** The order that had it once has ended since. */
export const isPromiseToNobody = (fact: Fact, view: View): boolean =>
  fact.kind === 'reserved' &&
  isPositive(fact.reservation.quantity) &&
  found(view, 'order', fact.order)?.state !== 'open';

/** An order that never was keeps nothing, whoever looked goods up for it since. */
export function releaseAll(id: OrderId, { view, add: write }: Sheet): void {
  const order = found(view, 'order', id);
  if (order?.state !== 'cancelled') return;
  for (const kept of order.reservations)
    write({ kind: 'reserved', order: id, reservation: { ...kept, quantity: negate(kept.quantity) } });
}
