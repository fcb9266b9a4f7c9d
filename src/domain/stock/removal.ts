import type { Day, Instant } from '../base/calendar.ts';
import type { LocationId, LotId, PackageId } from '../base/ids.ts';
import { type Quantity, isPositive, min, subtract, zero } from '../base/quantity.ts';
import type { RemovalStrategy } from '../catalogue/product.ts';
import type { Hold, LotDates } from './rows.ts';

/** Goods at one place that could be taken. */
export interface Candidate {
  readonly lot: LotId | null;
  /** The number as people read it; empty for goods without one. */
  readonly name: string;
  readonly location: LocationId;
  readonly package: PackageId | null;
  /** On-hand less what other orders have reserved. */
  readonly available: Quantity;
  readonly arrived: Instant;
  readonly dates: LotDates;
  readonly hold: Hold | null;
  /** Steps from where the goods are needed; only `closest` asks for it. */
  readonly distance: number;
}

export interface Take {
  readonly candidate: Candidate;
  readonly quantity: Quantity;
}

export interface Proposal {
  readonly takes: readonly Take[];
  /** What nothing was found for. */
  readonly short: Quantity;
}

/**
 * [T42, T43, EXP-4] What to take, in the order of the strategy; a short lot spills into the next by itself. Held goods
 * (QLT-1) and lots past their removal date are not proposed.
 */
export function propose(
  strategy: RemovalStrategy,
  candidates: readonly Candidate[],
  quantity: Quantity,
  today: Day,
): Proposal {
  const takes: Take[] = [];
  let short = quantity;
  for (const candidate of inOrder(strategy, candidates)) {
    if (!isPositive(short)) break;
    if (!isProposable(candidate, today)) continue;
    const taken = min(short, candidate.available);
    takes.push({ candidate, quantity: taken });
    short = subtract(short, taken);
  }
  return { takes, short: isPositive(short) ? short : zero };
}

export const isProposable = ({ hold, dates, available }: Candidate, today: Day): boolean =>
  hold === null && isPositive(available) && !(dates.removal !== null && dates.removal < today);

/** [EXP-4] The candidates that the strategy would have taken before this one: taking it passes them over. */
export function passedOver(
  strategy: RemovalStrategy,
  candidates: readonly Candidate[],
  taken: Pick<Candidate, 'lot' | 'location' | 'package'>,
  today: Day,
): Candidate[] {
  const ordered = inOrder(strategy, candidates).filter(
    (each) => isProposable(each, today) || isSame(each, taken),
  );
  const at = ordered.findIndex((each) => isSame(each, taken));
  // The same lot at another place is as good, unless it is distance that counts.
  return ordered.slice(0, Math.max(at, 0)).filter(({ lot }) => strategy === 'closest' || lot !== taken.lot);
}

const isSame = (
  a: Pick<Candidate, 'lot' | 'location' | 'package'>,
  b: Pick<Candidate, 'lot' | 'location' | 'package'>,
): boolean => a.lot === b.lot && a.location === b.location && a.package === b.package;

export const inOrder = (strategy: RemovalStrategy, candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted(comparators[strategy]);

type Comparator = (a: Candidate, b: Candidate) => number;

const byText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
const byId: Comparator = (a, b) =>
  byText(a.lot ?? '', b.lot ?? '') ||
  byText(a.location, b.location) ||
  byText(a.package ?? '', b.package ?? '');
/** [EXP-4] Lots without a removal date come last. */
const byRemoval: Comparator = (a, b) =>
  byText(a.dates.removal ?? '9999-12-31', b.dates.removal ?? '9999-12-31');
const byArrival: Comparator = (a, b) => a.arrived - b.arrived;

const comparators: Record<RemovalStrategy, Comparator> = {
  fifo: (a, b) => byArrival(a, b) || byId(a, b),
  lifo: (a, b) => byArrival(b, a) || byId(a, b),
  fefo: (a, b) => byRemoval(a, b) || byArrival(a, b) || byId(a, b),
  closest: (a, b) => a.distance - b.distance || byId(a, b),
};
