import type { Day } from '../base/calendar.ts';
import type { CompanyId, LineId, LocationId, LotId, PackageId, ProductId } from '../base/ids.ts';
import {
  type Quantity,
  add,
  isPositive,
  isZero,
  maxDecimals,
  min,
  subtract,
  sum,
  zero,
} from '../base/quantity.ts';
import type { OrderLine } from '../catalogue/order.ts';
import { candidateKeys, candidatesOf } from '../stock/availability.ts';
import { removalStrategyFor, strategyKeys } from '../stock/place-tree.ts';
import { type Candidate, propose } from '../stock/removal.ts';
import { holdsAt } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import type { MakingOrder } from './booking.ts';
import { lotRefOf } from './lot-ref.ts';
import { scale } from './share.ts';
import type { Takes } from './takes.ts';

/** Goods that would be taken for a component. */
export interface Proposed {
  readonly lot: LotId | null;
  /** As people read it; null for goods without numbers. */
  readonly name: string | null;
  readonly location: LocationId;
  readonly package: PackageId | null;
  readonly quantity: Quantity;
  /** [STK-6] Kept for this order. */
  readonly kept: boolean;
}

/** What of one component is still wanted for what is made now, and what would be taken for it. */
export interface LineProposal {
  readonly line: LineId;
  readonly product: ProductId;
  readonly wanted: Quantity;
  readonly takes: readonly Proposed[];
  /** What nothing was found for. */
  readonly short: Quantity;
}

/** What `proposeFor` reads. */
export const proposalKeys = (order: MakingOrder, view: View): RowKey[] =>
  order.lines.flatMap((line) => [
    ...candidateKeys(view, line.product),
    ...strategyKeys(view, found(view, 'product', line.product), order.from),
    ...order.reservations.flatMap(({ lot }) => (lot ? [rowKey('lot', lot)] : [])),
  ]);

/**
 * [PRD-1] The components that nobody has scanned yet for so much of the product: first what is kept for the order, then
 * by the removal strategy. Only lines with something missing are named.
 */
export function proposeFor(view: View, order: MakingOrder, quantity: Quantity, today: Day): LineProposal[] {
  return order.lines.flatMap((line): LineProposal[] => {
    const wanted = missingFor(view, order, line, quantity);
    return isPositive(wanted) ? [proposeLine(view, order, line, wanted, today)] : [];
  });
}

/** What a line still needs before so much more of the product can be made. */
export function missingFor(
  view: View,
  { making }: MakingOrder,
  { product, expected, done }: OrderLine,
  quantity: Quantity,
): Quantity {
  if (isZero(making.quantity)) return zero;
  const precision = found(view, 'product', product)?.precision ?? maxDecimals;
  const goal = min(add(making.made, quantity), making.quantity);
  return subtract(scale(expected, goal, making.quantity, precision, 'up'), done);
}

function proposeLine(
  view: View,
  order: MakingOrder,
  { id: line, product: productId }: OrderLine,
  wanted: Quantity,
  today: Day,
): LineProposal {
  const product = found(view, 'product', productId);
  const strategy = removalStrategyFor(view, product, order.from);
  const all = candidatesOf(view, { product: productId, within: order.from, order: order.id });
  const kept = keptFor(view, order, line, wanted);
  const rest = subtract(wanted, sum(kept.map(({ quantity }) => quantity)));
  const left = all.map((each) => ({ ...each, available: subtract(each.available, takenOf(kept, each)) }));
  const proposal = propose(strategy, left, rest, today);
  const takes = [
    ...kept,
    ...proposal.takes.map(({ candidate, quantity }): Proposed => {
      const { lot, name, location, package: inside } = candidate;
      return { lot, name: lot === null ? null : name, location, package: inside, quantity, kept: false };
    }),
  ];
  // Goods without numbers are there if people say so; the books follow (STK-5).
  if (product?.tracking === 'none' && isPositive(proposal.short))
    return {
      line,
      product: productId,
      wanted,
      short: zero,
      takes: [...takes, { ...loose, location: order.from, quantity: proposal.short }],
    };
  return { line, product: productId, wanted, takes, short: proposal.short };
}

const loose = { lot: null, name: null, package: null, kept: false } as const;

/** Kept for the order, and not on hold. */
function keptFor(view: View, order: MakingOrder, line: LineId, wanted: Quantity): Proposed[] {
  const takes: Proposed[] = [];
  let left = wanted;
  for (const { line: on, lot, location, package: inside, quantity } of order.reservations) {
    if (on !== line || !isPositive(left)) continue;
    const row = lot === null ? undefined : found(view, 'lot', lot);
    if (holdsAt(row, location).length > 0) continue;
    const taken = min(left, quantity);
    left = subtract(left, taken);
    takes.push({ lot, name: row?.name ?? null, location, package: inside, quantity: taken, kept: true });
  }
  return takes;
}

const takenOf = (kept: readonly Proposed[], { lot, location, package: inside }: Candidate): Quantity =>
  sum(
    kept
      .filter((each) => each.lot === lot && each.location === location && each.package === inside)
      .map(({ quantity }) => quantity),
  );

/** [PRD-1] Proposals that were taken as they are: nobody has looked at the labels. */
export function assumed(proposals: readonly LineProposal[], company: CompanyId): Takes[] {
  const groups = new Map<string, Takes>();
  for (const { line, product, takes } of proposals)
    for (const { lot, name, location, package: inside, quantity } of takes) {
      const key = [line, location, inside].join('\n');
      const group = groups.get(key) ?? {
        line,
        product,
        from: location,
        package: inside,
        grade: 'assumed',
        goods: [],
      };
      const ref = lot === null || name === null ? null : lotRefOf(company, product, lot, name);
      group.goods.push([ref, quantity, null]);
      groups.set(key, group);
    }
  return [...groups.values()];
}
