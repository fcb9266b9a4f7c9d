import type { Product } from '#domain/catalogue/product.ts';
import { counterOf } from '#domain/numbering/counter-of.ts';
import { productionDay } from '#domain/numbering/spell.ts';
import type { Floor } from '../floor.tsx';
import { siteOf } from './house.ts';

type Around = Pick<Floor, 'world' | 'numbers' | 'status' | 'now'>;

/** [NUM-7] Which of these numbers are in a block of another device, as far as the server has told this one. */
export async function keptElsewhere(
  floor: Around,
  product: Product,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const site = numbers.length > 0 ? await siteOf(floor) : undefined;
  if (!site) return new Set();
  const id = product.sequence ?? site.sharedSequence;
  const [sequence, blocks] = await Promise.all([
    floor.world.get('sequence', id),
    floor.numbers.elsewhere(id),
  ]);
  if (!sequence || blocks.length === 0) return new Set();
  const day = productionDay(floor.now(), site);
  return new Set(
    numbers.filter((number) => {
      const counter = counterOf(sequence, number, day);
      return counter !== null && blocks.some(({ first, last }) => first <= counter && counter <= last);
    }),
  );
}

/** [NUM-7] A typed number that would come into being here, although another device may give it to other goods. */
export async function isStopped(floor: Around, product: Product, number: string): Promise<boolean> {
  const elsewhere = await keptElsewhere(floor, product, [number]);
  if (!elsewhere.has(number)) return false;
  const known = await floor.world.find('lot', `exact:${number}`, 20);
  return !known.some((lot) => lot.product === product.id);
}
