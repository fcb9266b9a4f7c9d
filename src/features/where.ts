import type { LocationId, PackageId } from '#domain/base/ids.ts';
import type { Instant } from '#domain/base/calendar.ts';
import { type Quantity, isPositive, sum } from '#domain/base/quantity.ts';
import { type Location, isOurs } from '#domain/catalogue/place.ts';
import { type Stock, type Lot, stockKey } from '#domain/stock/rows.ts';
import type { Replica } from '../data/contract.ts';
import type { Floor } from './floor.tsx';

/** Which places are ours, read once for a whole list: on-hand counts these and no others. */
export interface Houses {
  readonly own: ReadonlySet<LocationId>;
  readonly timeZone: string;
  /** [T07] In use at all. */
  readonly expiryDates: boolean;
}

const mostPlaces = 50_000;

export async function housesOf({ world, status }: Pick<Floor, 'world' | 'status'>): Promise<Houses> {
  const id = status.get().enrolment?.site;
  const [internal, transit, site] = await Promise.all([
    world.find('location', 'usage:internal', mostPlaces),
    world.find('location', 'usage:transit', mostPlaces),
    id === undefined ? undefined : world.get('site', id),
  ]);
  return {
    own: new Set([...internal, ...transit].map((location) => location.id)),
    timeZone: site?.timeZone ?? 'UTC',
    expiryDates: site?.expiryDates ?? true,
  };
}

/** On-hand, by places that are known to be ours. */
export const ownQuantity = ({ own }: Houses, stock: Stock | undefined): Quantity =>
  sum((stock?.places ?? []).flatMap(({ location, quantity }) => (own.has(location) ? [quantity] : [])));

/** [A12, T32] One place with some of it. */
export interface Standing {
  readonly location: Location;
  readonly package: PackageId | null;
  readonly quantity: Quantity;
  readonly arrived: Instant;
}

/** Where a lot, or goods without a number, stand now: places of ours, what is owed (negative) too; the largest first. */
export async function standingOf(
  world: Replica,
  product: Lot['product'],
  lot: Lot['id'] | null,
): Promise<{ readonly places: readonly Standing[]; readonly total: Quantity }> {
  const stock = await world.get('stock', stockKey(product, lot));
  const places: Standing[] = [];
  for (const { location: id, package: inside, quantity, arrived } of stock?.places ?? []) {
    const location = await world.get('location', id);
    if (location && isOurs(location.usage) && quantity !== '0')
      places.push({ location, package: inside, quantity, arrived });
  }
  return {
    places: places.toSorted(
      (a, b) =>
        Number(isPositive(b.quantity)) - Number(isPositive(a.quantity)) ||
        (a.location.name < b.location.name ? -1 : 1),
    ),
    total: sum(places.map(({ quantity }) => quantity)),
  };
}
