import type { Product } from '#domain/catalogue/product.ts';
import { counterOf } from '#domain/numbering/counter-of.ts';
import { productionDay } from '#domain/numbering/spell.ts';
import { sequenceOf } from './batch-draft.ts';
import { type FlowContext, siteOf } from './flow-context.ts';

/** [NUM-7] Which of these numbers are in a block of another device, as far as the server has told this one. */
export async function keptElsewhere(
  context: FlowContext,
  product: Product,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const { floor } = context;
  const id = numbers.length > 0 ? await sequenceOf(context, product) : undefined;
  if (!id) return new Set();
  const [sequence, site, blocks] = await Promise.all([
    floor.world.get('sequence', id),
    siteOf(context),
    floor.numbers.elsewhere(id),
  ]);
  if (!sequence || !site) return new Set();
  const day = productionDay(floor.now(), site);
  return new Set(
    numbers.filter((number) => {
      const counter = counterOf(sequence, number, day);
      return counter !== null && blocks.some(({ first, last }) => first <= counter && counter <= last);
    }),
  );
}
