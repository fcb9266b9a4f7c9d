import { min, negate } from '../base/quantity.ts';
import type { Order } from '../catalogue/order.ts';
import { stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import type { Sheet } from '../operations/sheet.ts';
import type { Take } from './takes.ts';

export const reservationKeys = (view: View, id: Order['id']): RowKey[] =>
  (found(view, 'order', id)?.reservations ?? []).map(({ product, lot }) =>
    rowKey('stock', stockKey(product, lot)),
  );

/** [STK-6] What is still kept for an order that needs nothing more is free for others. */
export function releaseAll(sheet: Sheet, id: Order['id']): void {
  for (const kept of found(sheet.view, 'order', id)?.reservations ?? [])
    sheet.add({
      kind: 'reserved',
      order: id,
      reservation: { ...kept, quantity: negate(kept.quantity) },
    });
}

/** A unit takes what was kept for the order that it was split from. */
export function releaseTaken(sheet: Sheet, holder: Order['id'], takes: readonly Take[]): void {
  for (const { product, lot, from, package: inside, quantity } of takes) {
    const kept = found(sheet.view, 'order', holder)?.reservations.find(
      (each) =>
        each.product === product && each.lot === lot && each.location === from && each.package === inside,
    );
    if (!kept) continue;
    const reservation = { ...kept, quantity: negate(min(kept.quantity, quantity)) };
    sheet.add({ kind: 'reserved', order: holder, reservation });
  }
}
