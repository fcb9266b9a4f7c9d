import type { Instant } from '../base/calendar.ts';
import type { LocationId, LotId, OrderId, PersonId } from '../base/ids.ts';
import type { Usage } from '../catalogue/place.ts';
import type { Move } from '../stock/facts.ts';
import type { Lot, Pedigree } from '../stock/rows.ts';

/** A move with what people ask of it: which act it was, and whose. How it was packed and read stands with its operation. */
export interface TracedMove extends Omit<Move, 'packaging' | 'grade'> {
  /** Kind of the operation: receive, deliver, undo, correct … */
  readonly act: string;
  /** Null: it stood in the books from the first day. */
  readonly by: PersonId | null;
}

/** Where a trace reads: the server's tables, or what a device holds of them. */
export interface TracePort {
  /** [T34] `whole`: all there is. Else the trace reaches only as far as this place knows, since an instant or since nobody knows when. */
  readonly reach: { readonly is: 'whole' } | { readonly is: 'part'; readonly since: Instant | null };
  /** Nothing when it is not held here. */
  lot(id: LotId): Promise<Lot | undefined>;
  /** Every move of the lot that is held here, in any order. */
  movesOf(lot: LotId): Promise<readonly TracedMove[]>;
  /** What went into it. */
  pedigreesOf(lot: LotId): Promise<readonly Pedigree[]>;
  /** What it went into. */
  pedigreesUsing(lot: LotId): Promise<readonly Pedigree[]>;
  usageOf(location: LocationId): Promise<Usage | undefined>;
  referenceOf(order: OrderId): Promise<string | undefined>;
}
