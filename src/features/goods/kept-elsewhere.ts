import type { Product } from '#domain/catalogue/product.ts';
import { leasedElsewhere } from '#domain/numbering/leased-elsewhere.ts';
import { sequenceOf } from '#domain/numbering/sequence-of.ts';
import { productionDay } from '#domain/numbering/spell.ts';
import type { Floor } from '../floor.tsx';
import { siteOf } from './house.ts';

type Around = Pick<Floor, 'world' | 'numbers' | 'status' | 'now'>;

/** [NUM-7] Asks for what is known here of the run and its blocks, and which of these numbers another device may give. */
export async function keptElsewhere(
  floor: Around,
  product: Product,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const site = numbers.length > 0 ? await siteOf(floor) : undefined;
  const id = site && sequenceOf(product, site);
  if (!id) return new Set();
  const [sequence, blocks] = await Promise.all([
    floor.world.get('sequence', id),
    floor.numbers.elsewhere(id),
  ]);
  if (!sequence) return new Set();
  return leasedElsewhere(numbers, { sequence, blocks, day: productionDay(floor.now(), site) });
}

/** [NUM-7] A typed number that would come into being here, although another device may give it to other goods. */
export async function isStopped(floor: Around, product: Product, number: string): Promise<boolean> {
  const elsewhere = await keptElsewhere(floor, product, [number]);
  if (!elsewhere.has(number)) return false;
  const known = await floor.world.find('lot', `exact:${number}`, 20);
  return !known.some((lot) => lot.product === product.id);
}
