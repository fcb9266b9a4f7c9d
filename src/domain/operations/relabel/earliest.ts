import type { Day } from '../../base/calendar.ts';
import type { LotDates } from '../../stock/rows.ts';

/** [LOT-2] Of each of the four dates the earliest that anybody has. */
export function earliest(all: readonly LotDates[]): LotDates {
  const of = (key: keyof LotDates): Day | null => {
    const days = all.flatMap((dates) => dates[key] ?? []).toSorted();
    return days[0] ?? null;
  };
  return {
    expiration: of('expiration'),
    bestBefore: of('bestBefore'),
    removal: of('removal'),
    alert: of('alert'),
  };
}
