import type { LocationId, LotId, OperationId, PackageId, ProductId } from '../../base/ids.ts';
import { type Quantity, add, compare, negate, subtract, sum, zero } from '../../base/quantity.ts';
import { arrivesIn } from '../../stock/facts.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import type { Stock } from '../../stock/rows.ts';
import type { OperationRow } from '../../stock/view.ts';

interface Place {
  readonly location: LocationId;
  readonly package: PackageId | null;
}

/** One thing at one place: what a count is about. */
export interface Counted extends Place {
  readonly product: ProductId;
  readonly lot: LotId | null;
}

/** What the books said of one thing at one place, and which of its last movements they had. */
export interface Basis {
  readonly quantity: Quantity;
  readonly moves: OperationId[];
}

type RowOf = (id: OperationId) => OperationRow | undefined;

/** What a device sends along with a count. */
export const basisOf = (stock: Stock | undefined, { location, package: inside }: Place): Basis | null =>
  stock ? { quantity: quantityAt(stock, location, inside), moves: movesAt(stock, location) } : null;

/** Movements at the place that a device had not seen when it counted. */
export const unseenOf = (
  basis: Basis | null,
  stock: Stock | undefined,
  location: LocationId,
): OperationId[] => movesAt(stock, location).filter((move) => !basis?.moves.includes(move));

/**
 * [STK-7] What became of the thing since the device looked. `same`: the books say what its books said, and there was no
 * movement that it had not seen: the quantity alone does not do, five may have gone and five others come. `counted`:
 * others have counted it, and nothing else happened. `moved`: nobody can say what was counted.
 */
export function sinceLook(
  basis: Basis | null,
  stock: Stock | undefined,
  thing: Counted,
  rowOf: RowOf,
): 'same' | 'counted' | 'moved' {
  const books = quantityAt(stock, thing.location, thing.package);
  // A device that knew nothing of it: only where there is nothing does that mean the same.
  const looked = basis?.quantity ?? zero;
  const unseen = unseenOf(basis, stock, thing.location);
  if (unseen.length === 0) return compare(books, looked) === 0 ? 'same' : 'moved';
  const rows = unseen.map(rowOf);
  const counts = rows.filter((row) => row?.kind === 'count' && row.settled === null) as OperationRow[];
  if (counts.length < rows.length) return 'moved';
  if (compare(add(looked, sum(counts.map((row) => broughtBy(row, thing)))), books) !== 0) return 'moved';
  return counts.some((row) => movesOf(row, thing).length > 0) ? 'counted' : 'same';
}

/** [ORD-2] The books as they were before others counted their pieces: what a share is compared with. */
export function beforeCounts(
  basis: Basis | null,
  counts: readonly OperationRow[],
  thing: Counted,
): Basis | null {
  if (!basis) return null;
  const others = counts.filter(({ id }) => basis.moves.includes(id));
  const ids = new Set(others.map(({ id }) => id));
  return {
    quantity: subtract(basis.quantity, sum(others.map((row) => broughtBy(row, thing)))),
    moves: basis.moves.filter((id) => !ids.has(id)),
  };
}

const movesOf = ({ facts }: OperationRow, { product, lot, location, package: inside }: Counted) =>
  facts.flatMap((fact) => {
    if (fact.kind !== 'moved') return [];
    const { move } = fact;
    if (move.product !== product || move.lot !== lot) return [];
    const arrives = move.to === location && arrivesIn(move) === inside;
    const leaves = move.from === location && move.package === inside;
    return arrives || leaves ? [arrives ? move.quantity : negate(move.quantity)] : [];
  });

const broughtBy = (row: OperationRow, thing: Counted): Quantity => sum(movesOf(row, thing));

const movesAt = (stock: Stock | undefined, location: LocationId): OperationId[] => [
  ...new Set(
    (stock?.recent ?? [])
      .filter(({ from, to }) => from === location || to === location)
      .map(({ operation }) => operation),
  ),
];
