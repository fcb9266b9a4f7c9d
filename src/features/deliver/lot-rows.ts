import type { Day } from '#domain/base/calendar.ts';
import { type Quantity, zero } from '#domain/base/quantity.ts';
import type { Candidate } from '#domain/stock/removal.ts';
import { type NotProposed, type TakePlan, whyNotProposed } from '#domain/stock/take-plan.ts';

/** Goods of one number at one place, as a worker chooses among them. */
export interface LotRow extends Candidate {
  /** How much of it the plan takes. */
  readonly step: Quantity;
  /** Why nobody should take it. */
  readonly why: NotProposed;
}

/** What is to be taken first, in its sequence; then what else there is. */
export function lotRows(plan: TakePlan | undefined, today: Day): LotRow[] {
  const rows = (plan?.candidates ?? []).map((candidate): LotRow => {
    const step = plan?.steps.find(
      (each) =>
        each.lot === candidate.lot &&
        each.location === candidate.location &&
        each.package === candidate.package,
    );
    return { ...candidate, step: step?.quantity ?? zero, why: whyNotProposed(candidate, today) };
  });
  const isPlanned = ({ step }: LotRow): boolean => step !== zero;
  return [...rows.filter(isPlanned), ...rows.filter((row) => !isPlanned(row))];
}
