import type { LocationId } from '#domain/base/ids.ts';

/** What a receiver says once for the goods that follow. */
export interface ReceiptChoices {
  /** [RCV-2] The pallet that the next labels stand on. */
  readonly pallet: string | null;
  /** Where the goods go, when a place was scanned; else where the order says. */
  readonly place: LocationId | null;
  /** [LOT-1] Lots get a number of ours, and the supplier's stands beside it. */
  readonly ownNumbers: boolean;
}

export const noChoices: ReceiptChoices = { pallet: null, place: null, ownNumbers: false };
