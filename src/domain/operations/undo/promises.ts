import type { OrderId } from '../../base/ids.ts';
import { isPositive, negate } from '../../base/quantity.ts';
import type { Fact } from '../../stock/facts.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type PromisedAt, type Sheet, promiseKeys, reservationKeys } from '../sheet.ts';

/** [STK-6] The rows that say what is promised of the goods that an undo moves. */
export function keptKeys(fact: Fact, view: View): RowKey[] {
  switch (fact.kind) {
    case 'moved':
      // Where the goods go back to, somebody else may be given them.
      return [
        ...reservationKeys(view, stockKey(fact.move.product, fact.move.lot)),
        ...chainKeys(view, fact.move.from),
        ...chainKeys(view, fact.move.to),
        ...(fact.move.lot ? [rowKey('lot', fact.move.lot)] : []),
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
    case 'order-opened':
      return (found(view, 'order', fact.order.id)?.reservations ?? []).map(({ product, lot }) =>
        rowKey('stock', stockKey(product, lot)),
      );
    default:
      return [];
  }
}

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
export function releaseAll(id: OrderId, { view, add }: Sheet): void {
  const order = found(view, 'order', id);
  if (order?.state !== 'cancelled') return;
  for (const kept of order.reservations)
    add({ kind: 'reserved', order: id, reservation: { ...kept, quantity: negate(kept.quantity) } });
}
