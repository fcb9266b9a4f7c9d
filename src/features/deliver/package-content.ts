import type { LocationId, LotId, PackageId } from '#domain/base/ids.ts';
import { type Quantity, compare, isPositive, max, subtract, sum, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import { isOurs } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Replica } from '../../data/contract.ts';

interface Inside {
  readonly product: Product | undefined;
  readonly lot: LotId | null;
  readonly name: string;
  readonly quantity: Quantity;
  readonly location: LocationId;
}

/** [X16] A pallet or case, and what is in it by the books. */
export interface PackageContent {
  readonly id: PackageId;
  readonly sscc: string;
  readonly inside: readonly Inside[];
  /** Where it stands; null when it is not in the house. */
  readonly location: LocationId | null;
}

export async function packageContent(world: Replica, sscc: string): Promise<PackageContent | null> {
  const [row] = await world.find('package', `sscc:${sscc}`, 1);
  if (!row) return null;
  const inside: Inside[] = [];
  let location: LocationId | null = null;
  for (const key of row.contents) {
    const stock = await world.get('stock', key);
    for (const place of stock?.places ?? []) {
      if (!stock || place.package !== row.id || !isPositive(place.quantity)) continue;
      const where = await world.get('location', place.location);
      if (where && isOurs(where.usage)) location ??= place.location;
      const lot = stock.lot === null ? undefined : await world.get('lot', stock.lot);
      inside.push({
        product: await world.get('product', stock.product),
        lot: stock.lot,
        name: lot?.name ?? '',
        quantity: place.quantity,
        location: place.location,
      });
    }
  }
  return { id: row.id, sscc, inside, location };
}

/** Everything in it is wanted on this order, and no more than that. */
export function fitsOn(order: Order, { inside }: PackageContent): boolean {
  const products = new Set(inside.map(({ product }) => product?.id));
  return [...products].every((id) => {
    const lines = order.lines.filter(({ product }) => product === id);
    const open = sum(lines.map(({ expected, done }) => max(zero, subtract(expected, done))));
    const much = sum(inside.filter(({ product }) => product?.id === id).map(({ quantity }) => quantity));
    return (order.unplanned && lines.every(({ expected }) => expected === '0')) || compare(much, open) <= 0;
  });
}
