import type { LocationId, OrderId, ProductId } from '../base/ids.ts';
import { type Quantity, isPositive, max, subtract, sum, zero } from '../base/quantity.ts';
import type { Reservation } from '../catalogue/order.ts';
import { quantityAt } from './on-hand.ts';
import { chainKeys, distanceBetween, isWithin } from './place-tree.ts';
import type { Candidate } from './removal.ts';
import { noDates } from './expiry.ts';
import { type Lot, type Place, type Stock, holdsAt, stockKey } from './rows.ts';
import { type RowKey, type View, found, rowKey } from './view.ts';

export interface Wanted {
  readonly product: ProductId;
  /** Goods in this place or below it; what is elsewhere does not count. */
  readonly within: LocationId;
  /** Whose reservations do not stand in the way. Null: everybody's do. */
  readonly order: OrderId | null;
}

/** [T25] What could be taken, as far as the view knows: on the server all there is, on a device its part of it. */
export function candidatesOf(view: View, { product, within, order }: Wanted): Candidate[] {
  const candidates: Candidate[] = [];
  for (const key of found(view, 'in-house-of', product)?.keys ?? []) {
    const stock = found(view, 'stock', key);
    if (!stock) continue;
    for (const place of stock.places) {
      if (!isPositive(place.quantity) || !isShelf(view, place.location)) continue;
      if (!isWithin(view, place.location, within)) continue;
      const lot = stock.lot === null ? undefined : found(view, 'lot', stock.lot);
      candidates.push({
        ...candidate(stock, lot, place, order),
        distance: distanceBetween(view, within, place.location),
      });
    }
  }
  return candidates;
}

/** What `candidatesOf` will ask for; grows with what is loaded. */
export function candidateKeys(view: View, product: ProductId): RowKey[] {
  const keys: RowKey[] = [rowKey('product', product), rowKey('in-house-of', product)];
  for (const key of found(view, 'in-house-of', product)?.keys ?? []) {
    keys.push(rowKey('stock', key));
    const stock = found(view, 'stock', key);
    const places = (stock?.places ?? []).filter(({ quantity }) => isPositive(quantity));
    if (stock?.lot && places.length > 0) keys.push(rowKey('lot', stock.lot));
    for (const { location } of places) keys.push(...chainKeys(view, location));
  }
  return keys;
}

/** What is left for a new reservation at one place: nothing of held goods. */
export function freeAt(
  view: View,
  { product, lot, location, package: inside }: Pick<Reservation, 'product' | 'lot' | 'location' | 'package'>,
): Quantity {
  const stock = found(view, 'stock', stockKey(product, lot));
  if (!stock || (lot && holdsAt(found(view, 'lot', lot), location).length > 0)) return zero;
  const kept = stock.reserved.filter((each) => each.location === location && each.package === inside);
  const here = quantityAt(stock, location, inside);
  return max(zero, subtract(here, sum(kept.map(({ quantity }) => quantity))));
}

const isShelf = (view: View, location: LocationId): boolean =>
  found(view, 'location', location)?.usage === 'internal';

function candidate(
  { reserved, lot }: Stock,
  row: Lot | undefined,
  { location, package: inside, quantity, arrived }: Place,
  order: OrderId | null,
): Omit<Candidate, 'distance'> {
  const others = reserved.filter(
    (each) => each.location === location && each.package === inside && each.order !== order,
  );
  return {
    lot,
    name: row?.name ?? '',
    location,
    package: inside,
    available: subtract(quantity, sum(others.map((each) => each.quantity))),
    arrived,
    dates: row?.dates ?? noDates,
    hold: holdsAt(row, location)[0] ?? null,
  };
}
