import { type Quantity, add, isPositive } from '../base/quantity.ts';
import type { Order, Reservation } from '../catalogue/order.ts';
import type { Draft } from './draft.ts';
import { type Stock, emptyStock, stockKey } from './rows.ts';
import { found } from './view.ts';

/** [STK-6] Kept for an order, on the goods and on the order alike; a negative quantity gives back. */
export function reserve(draft: Draft, order: Order['id'], reservation: Reservation): void {
  const { line, product, lot, location, package: inside, quantity } = reservation;
  const key = stockKey(product, lot);
  const stock = found(draft, 'stock', key) ?? emptyStock(product, lot);
  const isHere = (each: Pick<Reservation, 'line' | 'location' | 'package'>): boolean =>
    each.line === line && each.location === location && each.package === inside;
  const onStock: Stock['reserved'][number] = { order, line, location, package: inside, quantity };
  draft.put('stock', key, {
    ...stock,
    reserved: added(stock.reserved, onStock, (each) => each.order === order && isHere(each)),
  });
  const row = found(draft, 'order', order);
  if (!row) return;
  const isSame = (each: Reservation): boolean => isHere(each) && each.product === product && each.lot === lot;
  draft.put('order', order, { ...row, reservations: added(row.reservations, reservation, isSame) });
}

/** The list with a quantity added to its like; an entry that comes to nothing is dropped. */
function added<T extends { readonly quantity: Quantity }>(
  list: readonly T[],
  entry: T,
  isSame: (each: T) => boolean,
): T[] {
  const before = list.find(isSame);
  const quantity = before ? add(before.quantity, entry.quantity) : entry.quantity;
  const others = list.filter((each) => !isSame(each));
  return isPositive(quantity) ? [...others, { ...entry, quantity }] : others;
}
