import type { LocationId } from '#domain/base/ids.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Replica } from '../../data/contract.ts';

const most = 500;

/** Shelves and rooms of ours whose name or code has this in it, in the order of their names. */
export async function placesOfOurs(world: Replica, typed = ''): Promise<Location[]> {
  const wanted = typed.trim().toLowerCase();
  return (await world.find('location', 'usage:internal', most))
    .filter(({ archived }) => !archived)
    .filter(({ name, barcode }) => `${name} ${barcode ?? ''}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** "Rack C1" of "Warehouse / Cold room / Rack C1": what fits into the head of a screen. */
export const shortName = (name: string): string =>
  name.slice(name.lastIndexOf(' / ') + 1).replace(/^\/ /, '');

/** Whether a place is another one or stands in it. */
export async function standsIn(world: Replica, place: LocationId, area: LocationId): Promise<boolean> {
  const seen = new Set<LocationId>();
  for (let next: LocationId | null = place; next !== null && !seen.has(next);) {
    if (next === area) return true;
    seen.add(next);
    next = (await world.get('location', next))?.parent ?? null;
  }
  return false;
}
