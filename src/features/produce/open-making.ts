import { dayAt } from '#domain/base/calendar.ts';
import type { BomId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Bom } from '#domain/catalogue/bom.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Replica } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';

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

/** [M07, M14, M17] Opens the order with a reference of this device's own (NUM-5); null when nothing is made in this plant. */
export async function openMaking(floor: Floor, product: Product, quantity: Quantity, bom: BomId | null) {
  const [type] = await floor.world.find('operation-type', 'kind:manufacture', 1);
  const siteId = floor.status.get().enrolment?.site;
  const site = siteId === undefined ? undefined : await floor.world.get('site', siteId);
  if (!type || !site) return null;
  const { text } = await floor.numbers.next(type.sequence);
  return keep(floor, () =>
    floor.recorder.record({
      kind: 'open-order',
      payload: {
        kind: 'manufacture',
        operationType: type.id,
        reference: text,
        partner: null,
        origin: null,
        from: type.from,
        to: type.to,
        scheduled: dayAt(floor.now(), site.timeZone),
        lines: [],
        making: { product: product.id, quantity, bom },
      },
    }),
  );
}
