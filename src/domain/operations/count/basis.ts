import type { LocationId, OperationId, PackageId } from '../../base/ids.ts';
import { type Quantity, compare, isZero } from '../../base/quantity.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import type { Stock } from '../../stock/rows.ts';

interface Place {
  readonly location: LocationId;
  readonly package: PackageId | null;
}

/** What the books said of one thing at one place, and which of its last movements they had. */
export interface Basis {
  readonly quantity: Quantity;
  readonly moves: OperationId[];
}

/** What a device sends along with a count. */
export const basisOf = (stock: Stock | undefined, { location, package: inside }: Place): Basis | null =>
  stock ? { quantity: quantityAt(stock, location, inside), moves: movesAt(stock, location) } : null;

/**
 * [STK-7] The books here say what the device's books said: the same quantity, and no movement that the device had not
 * seen. The quantity alone does not do: five may have gone and five others come.
 */
export function isSameBasis(basis: Basis | null, stock: Stock | undefined, place: Place): boolean {
  const quantity = quantityAt(stock, place.location, place.package);
  // The device knew nothing of it: only where there is nothing does that mean the same.
  if (!basis) return isZero(quantity) && movesAt(stock, place.location).length === 0;
  if (compare(quantity, basis.quantity) !== 0) return false;
  return movesAt(stock, place.location).every((move) => basis.moves.includes(move));
}

const movesAt = (stock: Stock | undefined, location: LocationId): OperationId[] => [
  ...new Set(
    (stock?.recent ?? [])
      .filter(({ from, to }) => from === location || to === location)
      .map(({ operation }) => operation),
  ),
];
