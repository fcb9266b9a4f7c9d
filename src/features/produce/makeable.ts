import type { Bom } from '#domain/catalogue/bom.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Replica } from '../../data/contract.ts';

/** Products by name; what has a bill comes first, because that is what is made here. */
export async function makeable(world: Replica, typed: string): Promise<readonly Product[]> {
  const all = await world.scan('product', `name:${typed.trim()}`, 60);
  const kept = [...new Map(all.filter(({ archived }) => !archived).map((each) => [each.id, each])).values()];
  const billed = await Promise.all(kept.map(async ({ id }) => (await billOf(world, id)) !== undefined));
  return [...kept.filter((_, at) => billed[at]), ...kept.filter((_, at) => !billed[at])];
}

export async function billOf(world: Replica, product: Product['id']): Promise<Bom | undefined> {
  return (await world.find('bom', `product:${product}`, 20)).find(({ archived }) => !archived);
}
