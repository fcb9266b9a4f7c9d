import type { ProductId } from '#domain/base/ids.ts';
import { type Quantity, sum } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Replica } from '../../data/contract.ts';
import { type AtHand, isThere, thingsOfProduct } from '../goods/at-hand.ts';

/** [T10] A tracked product of which something has no number: from before it was tracked. */
export interface Unnumbered {
  readonly product: Product;
  readonly stands: readonly AtHand[];
  readonly total: Quantity;
}

export async function unnumberedOf(world: Replica, id: ProductId): Promise<Unnumbered | null> {
  const product = await world.get('product', id);
  if (!product) return null;
  const stands = (await thingsOfProduct(world, id, null)).filter(isThere);
  return { product, stands, total: sum(stands.map(({ quantity }) => quantity)) };
}

const most = 2000;

/** All of them, in the order of their names. */
export async function allUnnumbered(world: Replica): Promise<Unnumbered[]> {
  const tracked = (
    await Promise.all([
      world.find('product', 'tracking:lot', most),
      world.find('product', 'tracking:serial', most),
    ])
  ).flat();
  const found = await Promise.all(tracked.map(({ id }) => unnumberedOf(world, id)));
  return found
    .filter((each) => each !== null)
    .filter(({ stands }) => stands.length > 0)
    .toSorted((a, b) => a.product.name.localeCompare(b.product.name));
}
