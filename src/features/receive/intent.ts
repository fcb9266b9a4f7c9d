import type { Day } from '#domain/base/calendar.ts';
import type { LocationId, OperationTypeId, OrderId } from '#domain/base/ids.ts';
import { one } from '#domain/base/quantity.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import { datesOf } from '#domain/stock/expiry.ts';
import type { Lot, LotDates } from '#domain/stock/rows.ts';
import type { Body } from '#domain/protocol/body.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Draft } from './draft.ts';

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

const longestText = 8192;

/** Raw codes as they were scanned, for the record. */
export const scansOf = (scans: readonly ScanEvent[]): Body['scans'] =>
  scans.slice(-20).map(({ text, symbology, source }) => ({
    text: text.slice(0, longestText),
    symbology: symbology?.slice(0, 8) ?? null,
    source,
  }));
