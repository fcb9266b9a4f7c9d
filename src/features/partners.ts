import { type Partner, isPartnerAs } from '#domain/catalogue/place.ts';
import type { Replica } from '../data/contract.ts';

/** Who goods come from, or go to. */
export type PartnerSide = 'supplier' | 'customer';

/** So many are looked through for those of the right side; a plant with more types a letter. */
const lookedThrough = 500;

/** Partners in use whose name or code begins so: those of this side first, the others behind them, for nobody is kept from anybody. */
export async function partnersFor(
  world: Pick<Replica, 'scan'>,
  side: PartnerSide,
  typed: string,
  most: number,
): Promise<readonly Partner[]> {
  const text = typed.trim();
  const byName = await world.scan('partner', `name:${text}`, lookedThrough);
  const byCode = text === '' ? [] : await world.scan('partner', `code:${text}`, most);
  const all = [...new Map([...byCode, ...byName].map((row) => [row.id, row])).values()];
  return all
    .filter(({ archived }) => !archived)
    .toSorted(
      (a, b) => Number(isPartnerAs(b, side)) - Number(isPartnerAs(a, side)) || a.name.localeCompare(b.name),
    )
    .slice(0, most);
}
