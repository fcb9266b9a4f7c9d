import type { Day } from '#domain/base/calendar.ts';
import type { LocationId, OperationTypeId, OrderId } from '#domain/base/ids.ts';
import { one } from '#domain/base/quantity.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import { datesOf } from '#domain/stock/expiry.ts';
import type { Lot, LotDates } from '#domain/stock/rows.ts';
import type { Draft } from '../goods/draft.ts';

export interface Place {
  readonly order: OrderId;
  readonly operationType: OperationTypeId;
  readonly from: LocationId;
  readonly to: LocationId;
}

/** [EXP-2, EXP-3] The dates that the worker is shown and that are kept: a known lot's own, else by label and rule. */
export const datesFor = ({ product, label }: Draft, known: Lot | undefined, today: Day): LotDates =>
  known?.dates ??
  datesOf(
    product.expiry,
    { expiration: label.expiration ?? undefined, bestBefore: label.bestBefore ?? undefined },
    today,
  );

/** The operation of a draft that misses nothing. */
export function receiveIntent(
  draft: Draft,
  place: Place,
  dates: LotDates,
  unidentified: PayloadOf<'receive'>['unidentified'] = null,
): Intent {
  return {
    kind: 'receive',
    payload: {
      ...place,
      line: draft.line,
      product: draft.product.id,
      lot:
        draft.number === null
          ? null
          : { name: draft.number, label: draft.label, dates, reference: draft.reference },
      quantity: draft.quantity ?? one,
      weight: draft.weight,
      packaging: draft.counted,
      sscc: draft.sscc,
      entry: draft.entry,
      unidentified,
    },
  };
}
