import type { LocationId } from '../base/ids.ts';
import type { RemovalStrategy, Product } from '../catalogue/product.ts';
import { type RowKey, type View, found, rowKey } from './view.ts';

const deepest = 20;

/** A place and what it stands in, nearest first, as far as it is loaded. */
export function chainOf(view: View, location: LocationId): LocationId[] {
  const chain: LocationId[] = [];
  let next: LocationId | null = location;
  while (next !== null && chain.length < deepest && !chain.includes(next)) {
    chain.push(next);
    next = found(view, 'location', next)?.parent ?? null;
  }
  return chain;
}

/** The rows of a place and of what it stands in; grows by one step each time it is asked. */
export const chainKeys = (view: View, location: LocationId): RowKey[] => {
  const keys: RowKey[] = [];
  let next: LocationId | null = location;
  while (next !== null && keys.length < deepest) {
    keys.push(rowKey('location', next));
    next = found(view, 'location', next)?.parent ?? null;
  }
  return keys;
};

export const isWithin = (view: View, location: LocationId, area: LocationId): boolean =>
  chainOf(view, location).includes(area);

/** Steps up from one place to what both stand in, and down to the other. Without anything in common: all steps of both. */
export function distanceBetween(view: View, from: LocationId, to: LocationId): number {
  const [up, down] = [chainOf(view, from), chainOf(view, to)];
  const steps = up.findIndex((each) => down.includes(each));
  const shared = up[steps];
  return shared === undefined ? up.length + down.length : steps + down.indexOf(shared);
}

/** [T27] The category says by which strategy goods leave, else the place, else first in, first out. */
export function removalStrategyFor(
  view: View,
  product: Pick<Product, 'category'> | undefined,
  location: LocationId,
): RemovalStrategy {
  const category = product?.category && found(view, 'category', product.category);
  if (category && category.removal) return category.removal;
  for (const place of chainOf(view, location)) {
    const removal = found(view, 'location', place)?.removal;
    if (removal) return removal;
  }
  return 'fifo';
}

export function strategyKeys(
  view: View,
  product: Pick<Product, 'category'> | undefined,
  location: LocationId,
): RowKey[] {
  return [...(product?.category ? [rowKey('category', product.category)] : []), ...chainKeys(view, location)];
}
