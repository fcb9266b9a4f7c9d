import type { LotId } from '#domain/base/ids.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type Hold, type Lot, stockKey } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import { type Standing, standingOf } from '../where.ts';
import type { Quantity } from '#domain/base/quantity.ts';

export interface HoldSaid {
  readonly hold: Hold;
  /** Null: wherever it is. */
  readonly place: string | null;
}

/** [T31, A11] Everything that the record of a lot says. */
export interface LotRecord {
  readonly lot: Lot;
  readonly product: Product | undefined;
  readonly places: readonly Standing[];
  readonly total: Quantity;
  readonly supplier: string | null;
  /** The site that it belongs to. */
  readonly company: string | null;
  readonly holds: readonly HoldSaid[];
  /** [STK-8] It is history, and can't be deleted any more. */
  readonly hasMoved: boolean;
}

/** Nothing when this device does not hold it. */
export async function loadLot({ world, status }: Floor, id: LotId): Promise<LotRecord | null> {
  const lot = await world.get('lot', id);
  if (!lot) return null;
  const siteId = status.get().enrolment?.site;
  const [product, standing, supplier, site, stock, made, places] = await Promise.all([
    world.get('product', lot.product),
    standingOf(world, lot.product, id),
    lot.supplier === null ? undefined : world.get('partner', lot.supplier),
    siteId === undefined ? undefined : world.get('site', siteId),
    world.get('stock', stockKey(lot.product, id)),
    world.find('pedigree', `lot:${id}`, 1),
    Promise.all(lot.holds.map(({ location }) => location && world.get('location', location))),
  ]);
  return {
    lot,
    product,
    ...standing,
    supplier: supplier?.name ?? null,
    company: site?.name ?? null,
    holds: lot.holds.map((hold, at) => ({ hold, place: places[at]?.name ?? hold.location })),
    hasMoved: made.length > 0 || (stock?.recent.length ?? 0) > 0 || (stock?.places.length ?? 0) > 0,
  };
}
