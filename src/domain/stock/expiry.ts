import { type Day, addDays, daysBetween } from '../base/calendar.ts';
import type { ExpiryRule } from '../catalogue/product.ts';
import type { LotDates } from './rows.ts';

export const noDates: LotDates = { expiration: null, bestBefore: null, removal: null, alert: null };

/** Dates as a label says them: AI 17 and AI 15. */
export interface LabelDates {
  readonly expiration?: Day | undefined;
  readonly bestBefore?: Day | undefined;
}

/**
 * [EXP-1, EXP-2] The four dates of a lot that arrives or is made on `start`. AI 17 sets expiration; AI 15 sets
 * best-before and expiration is counted forward from it; without either, expiration is counted from `start`. The
 * others are counted back from expiration. A product without a rule keeps what its label says and nothing else.
 */
export function datesOf(rule: ExpiryRule | null, label: LabelDates, start: Day): LotDates {
  if (!rule)
    return {
      ...noDates,
      expiration: label.expiration ?? null,
      bestBefore: label.bestBefore ?? null,
      removal: label.expiration ?? null,
    };
  const expiration =
    label.expiration ??
    (label.bestBefore ? addDays(label.bestBefore, rule.bestBeforeDays) : addDays(start, rule.expirationDays));
  return {
    expiration,
    bestBefore: label.bestBefore ?? addDays(expiration, -rule.bestBeforeDays),
    removal: addDays(expiration, -rule.removalDays),
    alert: addDays(expiration, -rule.alertDays),
  };
}

/** [EXP-2] Editing expiration shifts the other three by the same number of days. */
export function shiftDates(dates: LotDates, expiration: Day): LotDates {
  if (!dates.expiration) return { ...dates, expiration };
  const by = daysBetween(dates.expiration, expiration);
  const shift = (day: Day | null): Day | null => day && addDays(day, by);
  return {
    expiration,
    bestBefore: shift(dates.bestBefore),
    removal: shift(dates.removal),
    alert: shift(dates.alert),
  };
}

/** [EXP-3] The label says another date than the lot has: never silently overwritten. Null when they agree or nothing is said. */
export function dateConflict(
  known: LotDates,
  label: LabelDates,
): { readonly known: Day; readonly label: Day } | null {
  if (label.expiration && known.expiration && label.expiration !== known.expiration)
    return { known: known.expiration, label: label.expiration };
  if (label.bestBefore && known.bestBefore && label.bestBefore !== known.bestBefore)
    return { known: known.bestBefore, label: label.bestBefore };
  return null;
}

export const isExpired = (dates: LotDates, today: Day): boolean =>
  dates.expiration !== null && dates.expiration < today;
export const isPastRemoval = (dates: LotDates, today: Day): boolean =>
  dates.removal !== null && dates.removal < today;
