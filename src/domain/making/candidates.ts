import type { LocationId, OrderId, ProductId } from '../base/ids.ts';
import { isPositive, subtract, sum } from '../base/quantity.ts';
import type { RemovalStrategy } from '../catalogue/product.ts';
import { noDates } from '../stock/expiry.ts';
import type { Candidate } from '../stock/removal.ts';
import { holdsAt } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';

/** [T27] The category says by which strategy a component leaves, else the place, else first in, first out. */
export function strategyOf(view: View, id: ProductId, location: LocationId): RemovalStrategy {
  const product = found(view, 'product', id);
  const category = product?.category && found(view, 'category', product.category);
  return (category && category.removal) ?? found(view, 'location', location)?.removal ?? 'fifo';
}

export function strategyKeys(view: View, id: ProductId, location: LocationId): RowKey[] {
  const category = found(view, 'product', id)?.category;
  const keys = [rowKey('product', id), rowKey('location', location)];
  return category ? [...keys, rowKey('category', category)] : keys;
}

/** Everything of the product that lies on a shelf, as far as it is known, without what is kept for other orders. */
export function candidatesOf(view: View, product: ProductId, order: OrderId | null): Candidate[] {
  return (found(view, 'in-house-of', product)?.keys ?? []).flatMap((key): Candidate[] => {
    const stock = found(view, 'stock', key);
    if (!stock) return [];
    return stock.places
      .filter(
        ({ location, quantity }) =>
          isPositive(quantity) && found(view, 'location', location)?.usage === 'internal',
      )
      .map(({ location, package: inside, quantity, arrived }) => {
        const lot = stock.lot ? found(view, 'lot', stock.lot) : undefined;
        const others = stock.reserved.filter(
          (each) => each.location === location && each.package === inside && each.order !== order,
        );
        return {
          lot: stock.lot,
          name: lot?.name ?? '',
          location,
          package: inside,
          available: subtract(quantity, sum(others.map((each) => each.quantity))),
          arrived,
          dates: lot?.dates ?? noDates,
          hold: holdsAt(lot, location)[0] ?? null,
          distance: 0,
        };
      });
  });
}

export function candidateKeys(view: View, product: ProductId): RowKey[] {
  const keys: RowKey[] = [rowKey('in-house-of', product)];
  for (const key of found(view, 'in-house-of', product)?.keys ?? []) {
    keys.push(rowKey('stock', key));
    const stock = found(view, 'stock', key);
    const places = (stock?.places ?? []).filter(({ quantity }) => isPositive(quantity));
    if (stock?.lot && places.length > 0) keys.push(rowKey('lot', stock.lot));
    for (const { location } of places) keys.push(rowKey('location', location));
  }
  return keys;
}
