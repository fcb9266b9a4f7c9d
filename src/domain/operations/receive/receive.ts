import { type LotId, packageIdOf } from '../../base/ids.ts';
import { compare, isPositive } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import type { Product } from '../../catalogue/product.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { book, bookingKeys } from '../booking-rules.ts';
import { type Circumstances, type Decision, defineOperation, holdBack, refuse } from '../define.ts';
import { entryFlags } from '../entry-rules.ts';
import { arrivalKeys, arrivingLot, lotArrives } from '../incoming-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { weightFlags } from '../weight-rules.ts';
import { type Receive, ReceiveSchema } from './payload.ts';

/** Goods arrive at the dock and get their lot or serial there. */
export const receive = defineOperation({
  kind: 'receive',
  version: 1,
  payload: ReceiveSchema,
  right: 'dock',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads(payload, circumstances, view) {
    const lot = lotOf(payload, circumstances);
    const keys: RowKey[] = [
      ...bookingKeys(payload.order, circumstances, view),
      rowKey('product', payload.product),
      rowKey('operation-type', payload.operationType),
      rowKey('location', payload.from),
      rowKey('location', payload.to),
      rowKey('stock', stockKey(payload.product, lot)),
    ];
    if (lot) keys.push(...arrivalKeys(lot, payload.product, view));
    if (payload.sscc) keys.push(rowKey('package', packageIdOf(circumstances.company, payload.sscc)));
    return keys;
  },

  decide(payload, circumstances, view) {
    const product = view.get('product', payload.product);
    if (product.state === 'absent') return refuse(refusal('unknown-product', { productId: payload.product }));
    if (view.get('order', payload.order).state === 'absent')
      return refuse(refusal('unknown-order', { orderId: payload.order }));
    for (const location of [payload.from, payload.to])
      if (view.get('location', location).state === 'absent')
        return refuse(refusal('unknown-location', { locationId: location }));
    const sheet = openSheet(circumstances, view);
    return (
      goodsArrive(payload, circumstances, sheet, found(view, 'product', payload.product)) ??
      countForOrder(payload, circumstances, sheet) ??
      sheet.accept()
    );
  },
});

/** What can be said of the goods themselves, whatever order they come on. */
function goodsArrive(
  payload: Receive,
  circumstances: Circumstances,
  sheet: Sheet,
  product: Product | undefined,
): Decision | null {
  const { lot, quantity, unidentified, weight } = payload;
  const wrong =
    product && (quantityRefusal(product, quantity) ?? numberRefusal(product, lot?.name ?? null, quantity));
  if (wrong) return refuse(wrong);
  if (lot) {
    const { operation, at } = circumstances;
    const arrived = lotArrives(
      {
        product: payload.product,
        lot,
        supplier: found(sheet.view, 'order', payload.order)?.partner ?? null,
        note: unidentified ? unidentified.note : null,
        holds: unidentified ? [{ why: 'unidentified', since: at, by: operation, location: null }] : [],
        type: found(sheet.view, 'operation-type', payload.operationType),
      },
      circumstances,
      sheet.view,
    );
    if (!arrived.ok) return arrived.decision;
    sheet.add(...arrived.facts);
    sheet.flag(...arrived.flags);
  }
  if (product) sheet.flag(...weightFlags(product, quantity, weight));
  sheet.flag(...entryFlags(product, lot?.name ?? null, payload.entry));
  if (unidentified) sheet.flag(flag('unidentified', { code: unidentified.code ?? '' }));
  return onPallet(payload, circumstances, sheet);
}

/**
 * [RCV-2] The same SSCC twice is the same pallet. The same lot in the same quantity is the same label scanned by a
 * second person, and waits for one who knows; another quantity may be the other half of what is on it.
 */
function onPallet(payload: Receive, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const { sscc } = payload;
  if (!sscc) return null;
  const id = packageIdOf(circumstances.company, sscc);
  const known = found(sheet.view, 'package', id);
  if (!known) {
    sheet.add({ kind: 'package-registered', package: { id, sscc, order: payload.order, contents: [] } });
    return null;
  }
  const number = payload.lot?.name ?? found(sheet.view, 'product', payload.product)?.code ?? '';
  const inside = placesIn(payload, circumstances, sheet.view).filter((place) => place.package === id);
  if (inside.some(({ quantity }) => compare(quantity, payload.quantity) === 0))
    return holdBack(refusal('package-received-already', { sscc, number }));
  if (inside.length > 0) sheet.flag(flag('pallet-known-already', { sscc, number }));
  return null;
}

const placesIn = (payload: Receive, circumstances: Circumstances, view: View) =>
  (found(view, 'stock', stockKey(payload.product, lotOf(payload, circumstances)))?.places ?? []).filter(
    ({ quantity }) => isPositive(quantity),
  );

function countForOrder(payload: Receive, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const { order, line, product, quantity, weight, packaging, from, to, sscc } = payload;
  const booked = book({ kind: 'receipt', order, line, product, quantity }, circumstances, sheet.view);
  if (!booked.ok) return booked.decision;
  sheet.add(...booked.facts);
  sheet.flag(...booked.flags);
  sheet.adjust(...booked.adjustments);
  sheet.move({
    product,
    lot: lotOf(payload, circumstances),
    package: sscc ? packageIdOf(circumstances.company, sscc) : null,
    quantity,
    weight,
    packaging,
    from,
    to,
    order: booked.order,
    line: booked.line,
    // [LBL-2] What no label vouched for wants one.
    grade: payload.lot && (payload.entry === 'scanned' ? 'scanned' : 'typed'),
  });
  return null;
}

const lotOf = (payload: Receive, { company }: Pick<Circumstances, 'company'>): LotId | null =>
  payload.lot ? arrivingLot(company, payload.product, payload.lot) : null;
