import { ssccFrom } from '#domain/numbering/sscc.ts';
import type { Floor } from '../floor.tsx';
import { siteOf } from '../goods/house.ts';

/**
 * [X16, NUM-5] The next number of our own for a pallet or case: the company's prefix around a leased counter, spent once it
 * is shown. Null: this plant has no prefix, or its counter no longer fits; then a printed label gives the number.
 */
export async function newPackageNumber(floor: Floor): Promise<string | null> {
  const site = await siteOf(floor);
  if (!site?.companyPrefix) return null;
  const { text } = await floor.numbers.next(site.packageSequence);
  return ssccFrom(site.companyPrefix, text);
}

export const hasOwnNumbers = async (floor: Floor): Promise<boolean> =>
  ((await siteOf(floor))?.companyPrefix ?? null) !== null;
