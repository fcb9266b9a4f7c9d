import type { Day } from '../base/calendar.ts';
import type { LocationId, LotId, PackageId } from '../base/ids.ts';
import { type Quantity, isPositive, max, min, subtract, sum, zero } from '../base/quantity.ts';
import type { Order, OrderLine } from '../catalogue/order.ts';
import type { RemovalStrategy } from '../catalogue/product.ts';
import { candidateKeys, candidatesOf } from './availability.ts';
import { noDates } from './expiry.ts';
import { quantityAt } from './on-hand.ts';
import { removalStrategyFor, strategyKeys } from './place-tree.ts';
import { type Candidate, inOrder, isProposable, propose } from './removal.ts';
import { type LotDates, holdsAt, stockKey } from './rows.ts';
import { type RowKey, type View, found, rowKey } from './view.ts';

/** One thing to take: so much of this number, from here. */
export interface TakeStep {
  readonly lot: LotId | null;
  readonly name: string;
  readonly location: LocationId;
  readonly package: PackageId | null;
  readonly quantity: Quantity;
  readonly dates: LotDates;
  /** The server keeps it for this order (T25); else this device found it by the same strategy. */
  readonly kept: boolean;
}

/** [T25, T42, T43] What one line of a delivery still takes, in the sequence of the strategy. */
export interface TakePlan {
  readonly steps: readonly TakeStep[];
  /** What nothing was found for, as far as the view knows. */
  readonly short: Quantity;
  readonly strategy: RemovalStrategy;
  /** All there is of it, what nobody should take included, in the sequence of the strategy. */
  readonly candidates: readonly Candidate[];
}

export function planLine(view: View, order: Order, line: OrderLine, today: Day): TakePlan {
  const product = found(view, 'product', line.product);
  const strategy = removalStrategyFor(view, product, order.from);
  const wanted = max(zero, subtract(line.expected, line.done));
  const kept = keptSteps(view, order, line, wanted);
  const open = subtract(wanted, sum(kept.map(({ quantity }) => quantity)));
  // As a new reservation would find it: what is promised to anybody is not proposed twice.
  const free = candidatesOf(view, { product: line.product, within: order.from, order: null });
  const { takes, short } = propose(strategy, free, open, today);
  const all = candidatesOf(view, { product: line.product, within: order.from, order: order.id });
  const proposed = takes.map(({ candidate, quantity }): TakeStep => {
    const { lot, name, location, package: inside, dates } = candidate;
    return { lot, name, location, package: inside, dates, quantity, kept: false };
  });
  return {
    steps: sorted(strategy, all, merged([...kept, ...proposed])),
    short,
    strategy,
    candidates: inOrder(strategy, all),
  };
}

export const planKeys = (view: View, order: Order): RowKey[] => [
  ...order.lines.flatMap(({ product }) => [
    ...candidateKeys(view, product),
    ...strategyKeys(view, found(view, 'product', product), order.from),
  ]),
  // What is kept may have left the house meanwhile: it is looked at all the same.
  ...order.reservations.flatMap(({ product, lot }) => [
    rowKey('stock', stockKey(product, lot)),
    ...(lot === null ? [] : [rowKey('lot', lot)]),
  ]),
];

/** What is kept for the line and really there: goods that were taken away or put on hold meanwhile are looked for anew. */
function keptSteps(view: View, order: Order, line: OrderLine, wanted: Quantity): TakeStep[] {
  const steps: TakeStep[] = [];
  let open = wanted;
  for (const { line: of, product, lot, location, package: inside, quantity } of order.reservations) {
    if (of !== line.id) continue;
    const row = lot === null ? undefined : found(view, 'lot', lot);
    const here = quantityAt(found(view, 'stock', stockKey(product, lot)), location, inside);
    const taken = holdsAt(row, location).length > 0 ? zero : min(min(quantity, here), open);
    if (!isPositive(taken)) continue;
    open = subtract(open, taken);
    const dates = row?.dates ?? noDates;
    steps.push({ lot, name: row?.name ?? '', location, package: inside, quantity: taken, dates, kept: true });
  }
  return steps;
}

const isSame = (
  a: Pick<TakeStep, 'lot' | 'location' | 'package'>,
  b: Pick<TakeStep, 'lot' | 'location' | 'package'>,
): boolean => a.lot === b.lot && a.location === b.location && a.package === b.package;

/** More of a lot that is kept already is one thing to take, not two. */
function merged(steps: readonly TakeStep[]): TakeStep[] {
  const one: TakeStep[] = [];
  for (const step of steps) {
    const at = one.findIndex((each) => isSame(each, step));
    const before = one[at];
    if (before) one[at] = { ...before, quantity: sum([before.quantity, step.quantity]) };
    else one.push(step);
  }
  return one;
}

function sorted(
  strategy: RemovalStrategy,
  all: readonly Candidate[],
  steps: readonly TakeStep[],
): TakeStep[] {
  const order = inOrder(strategy, all);
  const rank = (step: TakeStep): number => {
    const at = order.findIndex((each) => isSame(each, step));
    return at < 0 ? order.length : at;
  };
  return steps.toSorted((a, b) => rank(a) - rank(b));
}

/** Why goods that are there are not proposed. */
export type NotProposed = 'held' | 'past-removal' | 'promised' | null;

export const whyNotProposed = (candidate: Candidate, today: Day): NotProposed => {
  if (isProposable(candidate, today)) return null;
  if (candidate.hold) return 'held';
  return isPositive(candidate.available) ? 'past-removal' : 'promised';
};
