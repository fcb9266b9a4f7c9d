import type { PackageId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Package } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import { type AtHand, thingsIn } from '../goods/at-hand.ts';

export interface PackageContents {
  readonly row: Package;
  readonly things: readonly AtHand[];
  /** Where it stands; null: nothing is in it, so that nobody knows. */
  readonly location: Location | null;
}

/** Nothing when this device does not know the package. */
export async function loadPackage(
  { world }: Pick<Floor, 'world'>,
  id: PackageId,
): Promise<PackageContents | null> {
  const row = await world.get('package', id);
  if (!row) return null;
  const things = await thingsIn(world, id);
  return { row, things, location: things[0]?.location ?? null };
}
