import type { LocationId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Package } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import { type AtHand, thingsAt } from '../goods/at-hand.ts';
import { placesOfOurs } from '../goods/places.ts';

export interface PlaceContents {
  readonly location: Location;
  readonly things: readonly AtHand[];
  readonly packages: readonly { readonly row: Package; readonly things: number }[];
  /** Places that stand in this one. */
  readonly below: readonly Location[];
}

/** Nothing when this device does not know the place. */
export async function loadPlace(
  { world }: Pick<Floor, 'world'>,
  id: LocationId,
): Promise<PlaceContents | null> {
  const location = await world.get('location', id);
  if (!location) return null;
  const [things, places] = await Promise.all([thingsAt(world, id), placesOfOurs(world)]);
  const packages = new Map<string, { row: Package; things: number }>();
  for (const { package: inside } of things)
    if (inside) packages.set(inside.id, { row: inside, things: (packages.get(inside.id)?.things ?? 0) + 1 });
  return {
    location,
    things,
    packages: [...packages.values()],
    below: places.filter(({ parent }) => parent === id),
  };
}
