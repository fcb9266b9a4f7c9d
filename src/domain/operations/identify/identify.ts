import { Type, type Static } from 'typebox';
import {
  type LineId,
  type LocationId,
  type OperationTypeId,
  type OrderId,
  type PackageId,
  type ProductId,
} from '../../base/ids.ts';
import { isPositive, sum } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { lotChanged } from '../../stock/facts.ts';
import { ourPlaces } from '../../stock/on-hand.ts';
import { pedigreeKey, stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { book, bookingKeys } from '../booking-rules.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { LotRefSchema } from '../goods.ts';
import { NewLotSchema, arrivalKeys, arrivingLot, lotArrives } from '../incoming-rules.ts';
import { type Outgoing, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { siteOf } from '../site-rules.ts';
import { weightFlags } from '../weight-rules.ts';

const IdentifySchema = Type.Object(
  {
    unidentified: Type.Object(
      {
        lot: LotRefSchema,
        /** Of the pieces that nobody could name. */
        quantity: QuantitySchema,
        location: Id<LocationId>(),
        package: Nullable(Id<PackageId>()),
      },
      strict,
    ),
    /** The receipt that it came on. */
    order: Id<OrderId>(),
    line: Nullable(Id<LineId>()),
    operationType: Id<OperationTypeId>(),
    product: Id<ProductId>(),
    lot: Nullable(NewLotSchema),
    /** In base units of what it turned out to be: three drums are 75 kg. */
    quantity: QuantitySchema,
    weight: Nullable(QuantitySchema),
    /** The supplier's place, where it came from. */
    from: Id<LocationId>(),
  },
  strict,
);
type Identify = Static<typeof IdentifySchema>;

/**
 * [RCV-1] Unidentified goods get their name: what nobody knew goes back to where it came from, and what it is comes in,
 * on the same receipt and at the same place. The new lot knows the old one, with its photo and its code.
 */
export const identify = defineOperation({
  kind: 'identify',
  version: 1,
  payload: IdentifySchema,
  right: 'dock',
  targets: () => [],
  cites: ({ unidentified, order }) => [rowKey('lot', unidentified.lot.id), rowKey('order', order)],

  reads(payload, circumstances, view) {
    const { product, lot, order } = payload;
    const id = lot && arrivingLot(circumstances.company, product, lot);
    const keys: RowKey[] = [
      ...bookingKeys(order, circumstances, view),
      rowKey('product', product),
      rowKey('operation-type', payload.operationType),
      rowKey('location', payload.from),
      rowKey('stock', stockKey(product, id)),
    ];
    if (id) keys.push(...arrivalKeys(id, product, view));
    if (id) keys.push(rowKey('pedigree', pedigreeKey(id, circumstances.operation)));
    const out = outgoing(payload, circumstances, view);
    if (out) {
      keys.push(...outgoingKeys(out, circumstances, view));
      const old = found(view, 'stock', stockKey(out.goods.product, payload.unidentified.lot.id));
      for (const { location } of old?.places ?? []) keys.push(rowKey('location', location));
    }
    return [...keys, rowKey('site', circumstances.site), rowKey('lot', payload.unidentified.lot.id)];
  },

  decide(payload, circumstances, view) {
    const { product, lot, quantity, unidentified } = payload;
    if (view.get('product', product).state === 'absent')
      return refuse(refusal('unknown-product', { productId: product }));
    const row = found(view, 'product', product);
    const wrong = row && (quantityRefusal(row, quantity) ?? numberRefusal(row, lot?.name ?? null, quantity));
    if (wrong) return refuse(wrong);
    const known = view.get('lot', unidentified.lot.id);
    if (known.state === 'absent') return refuse(refusal('unknown-lot', { number: unidentified.lot.name }));
    if (known.state === 'present' && !known.value.holds.some(({ why }) => why === 'unidentified'))
      return refuse(refusal('not-unidentified', { number: unidentified.lot.name }));
    const sheet = openSheet(circumstances, view);
    if (row) sheet.flag(...weightFlags(row, quantity, payload.weight));
    return forget(payload, circumstances, sheet) ?? comeIn(payload, circumstances, sheet) ?? sheet.accept();
  },
});

function outgoing({ unidentified }: Identify, circumstances: Circumstances, view: View): Outgoing | null {
  const product = siteOf(circumstances, view)?.unidentifiedProduct;
  if (!product) return null;
  const { lot, quantity, location, package: inside } = unidentified;
  return {
    goods: { product, lot, quantity, weight: null, packaging: null, package: inside },
    from: location,
    purpose: 'move',
    order: null,
    within: location,
    type: null,
  };
}

/** What was received without a name goes back where it came from; with the last of it, its hold is over. */
function forget(payload: Identify, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const out = outgoing(payload, circumstances, sheet.view);
  if (!out) return null;
  const stopped = takeOut(out, circumstances, sheet);
  if (stopped) return stopped;
  const { product, lot, quantity, package: inside } = out.goods;
  sheet.move({
    product,
    lot: lot?.id ?? null,
    package: inside,
    into: null,
    quantity,
    from: out.from,
    to: payload.from,
    order: payload.order,
  });
  const row = lot && found(sheet.view, 'lot', lot.id);
  const left = row ? ourPlaces(sheet.view, found(sheet.view, 'stock', stockKey(product, row.id))) : [];
  if (row && !isPositive(sum(left.map((place) => place.quantity))))
    sheet.add(lotChanged(row, { holds: row.holds.filter(({ why }) => why !== 'unidentified') }));
  return null;
}

function comeIn(payload: Identify, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const { product, lot, quantity, weight, order, line, unidentified } = payload;
  const { operation, at } = circumstances;
  const booked = book({ kind: 'receipt', order, line, product, quantity }, circumstances, sheet.view);
  if (!booked.ok) return booked.decision;
  const supplier = found(sheet.view, 'order', order)?.partner ?? null;
  const type = found(sheet.view, 'operation-type', payload.operationType);
  const arrival = lot && { product, lot, supplier, note: null, holds: [], type };
  const arrived = arrival && lotArrives(arrival, circumstances, sheet.view);
  if (arrived && !arrived.ok) return arrived.decision;
  if (arrived) {
    sheet.add(...arrived.facts);
    sheet.flag(...arrived.flags);
  }
  sheet.add(...booked.facts);
  sheet.flag(...booked.flags);
  sheet.adjust(...booked.adjustments);
  sheet.move({
    product,
    lot: arrived ? arrived.lot : null,
    package: null,
    into: unidentified.package,
    quantity,
    weight,
    from: payload.from,
    to: unidentified.location,
    order: booked.order,
    line: booked.line,
  });
  const old = siteOf(circumstances, sheet.view)?.unidentifiedProduct;
  if (!arrived || !old) return null;
  sheet.add({
    kind: 'pedigree-recorded',
    before: null,
    pedigree: {
      lot: arrived.lot,
      product,
      quantity,
      how: 'relabelled',
      order: null,
      operation,
      at,
      gaps: [],
      inputs: [
        {
          product: old,
          lot: unidentified.lot.id,
          quantity: unidentified.quantity,
          grade: 'scanned',
          corrected: null,
          removed: null,
        },
      ],
    },
  });
  return null;
}
