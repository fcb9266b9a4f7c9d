import type { CompanyId, LotId, ProductId, SequenceId } from '#domain/base/ids.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import type { Site } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { sequenceOf } from '#domain/numbering/sequence-of.ts';
import type { LotRef } from '#domain/operations/goods.ts';
import type { Floor } from '../floor.tsx';

/** Whose goods they are; a device that is not enrolled works for nobody. */
export function companyOf({ status }: Pick<Floor, 'status'>): CompanyId {
  const { enrolment } = status.get();
  if (!enrolment) throw new Error('Goods are handled on a device that is not enrolled');
  return enrolment.company;
}

export async function siteOf({ status, world }: Pick<Floor, 'status' | 'world'>): Promise<Site | undefined> {
  const site = status.get().enrolment?.site;
  return site === undefined ? undefined : world.get('site', site);
}

/** The run that numbers of this product are given from here; undefined where this device does not know it. */
export const runOf = async (
  floor: Pick<Floor, 'status' | 'world'>,
  product: Pick<Product, 'sequence'>,
): Promise<SequenceId | undefined> => sequenceOf(product, await siteOf(floor));

/** [NUM-6] The lot of a product that bears this number, or bore it; else the one that it would be. */
export async function lotRefOf(floor: Floor, product: ProductId, number: string): Promise<LotRef> {
  const name = number.trim();
  const lots = await floor.world.find('lot', `exact:${name}`, 50);
  const known = lots.find((lot) => lot.product === product);
  return { id: known?.id ?? (lotIdOf(companyOf(floor), product, name) as LotId), name };
}
