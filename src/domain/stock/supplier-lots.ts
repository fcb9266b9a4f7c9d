import type { PartnerId } from '../base/ids.ts';
import type { Lot } from './rows.ts';

/**
 * [LOT-1] A supplier's lot as it stands on the supplier's label: all of ours that came under it. The same number of
 * another supplier is another lot, and a lot whose supplier nobody knows may be it.
 */
export const lotsOfSupplier = (
  lots: Iterable<Lot>,
  supplier: PartnerId,
  reference: string,
): { readonly certain: Lot[]; readonly possible: Lot[] } => {
  const bearing = [...lots].filter((lot) => lot.reference === reference.trim());
  return {
    certain: bearing.filter((lot) => lot.supplier === supplier),
    possible: bearing.filter((lot) => lot.supplier === null),
  };
};
