import type { LocationId, PackageId } from '../base/ids.ts';
import { type Quantity, isPositive, sum, zero } from '../base/quantity.ts';
import { type Location, isOurs } from '../catalogue/place.ts';
import type { Place, Stock } from './rows.ts';
import { type View, found } from './view.ts';

/** Balance at one place; zero where nothing was booked. */
export const quantityAt = (
  stock: Stock | undefined,
  location: LocationId,
  inside: PackageId | null,
): Quantity =>
  stock?.places.find((place) => place.location === location && place.package === inside)?.quantity ?? zero;

/** Places of ours with something in them; needs their location rows in the view. */
export const ourPlaces = (view: View, stock: Stock | undefined): readonly Place[] =>
  (stock?.places ?? []).filter(({ location, quantity }) => {
    const usage = found(view, 'location', location)?.usage;
    return usage !== undefined && isOurs(usage) && isPositive(quantity);
  });

/** On-hand: the sum over places of ours. */
export const onHand = (view: View, stock: Stock | undefined): Quantity =>
  sum(ourPlaces(view, stock).map(({ quantity }) => quantity));

/**
 * Whether something of it lies in a place of ours, or in one that nobody here knows: what `in-house-of` lists. A row with
 * goods on a shelf is never left out.
 */
export const liesInHouse = (
  { places }: Stock,
  usageOf: (id: LocationId) => Location['usage'] | undefined,
): boolean =>
  places.some(({ location, quantity }) => {
    if (!isPositive(quantity)) return false;
    const usage = usageOf(location);
    return usage === undefined || isOurs(usage);
  });
