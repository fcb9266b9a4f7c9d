import type { CompanyId, LotId, ProductId } from '#domain/base/ids.ts';
import { lotIdOf } from '#domain/base/ids.ts';
import type { Site } from '#domain/catalogue/place.ts';
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

/** [NUM-6] The lot of a product that bears this number, or bore it; else the one that it would be. */
export async function lotRefOf(floor: Floor, product: ProductId, number: string): Promise<LotRef> {
  const name = number.trim();
  const lots = await floor.world.find('lot', `exact:${name}`, 50);
  const known = lots.find((lot) => lot.product === product);
  return { id: known?.id ?? (lotIdOf(companyOf(floor), product, name) as LotId), name };
}
