import { Type, type Static } from 'typebox';
import {
  type LocationId,
  type OperationTypeId,
  type OrderId,
  type PackageId,
  type ProductId,
} from '../../base/ids.ts';
import { type Quantity, compare, isPositive, min, subtract, sum } from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, NameSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Product } from '../../catalogue/product.ts';
import { lotChanged } from '../../stock/facts.ts';
import { type Hold, type Place, stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { entryFlags } from '../entry-rules.ts';
import { EntrySchema } from '../goods.ts';
import { NewLotSchema, arrivalKeys, arrivingLot, lotArrives } from '../incoming-rules.ts';
import { isOursAt } from '../outgoing-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet, reservationKeys } from '../sheet.ts';
import { weightFlags } from '../weight-rules.ts';

const ReturnSchema = Type.Object(
  {
    operationType: Id<OperationTypeId>(),
    product: Id<ProductId>(),
    lot: Nullable(NewLotSchema),
    quantity: QuantitySchema,
    weight: Nullable(QuantitySchema),
    packaging: Nullable(Type.Object({ name: NameSchema, count: QuantitySchema }, strict)),
    /** The delivery it went out on; null when nobody knows. */
    delivery: Nullable(Id<OrderId>()),
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    entry: EntrySchema,
  },
  strict,
);
type Return = Static<typeof ReturnSchema>;

/** [RET-1] Goods come back from a customer: on hold, under their own lot with its dates, linked to their delivery. */
export const returnFromCustomer = defineOperation({
  kind: 'return-from-customer',
  version: 1,
  payload: ReturnSchema,
  right: 'dock',
  targets: () => [],
  cites: ({ delivery }) => (delivery ? [rowKey('order', delivery)] : []),

  reads(payload, circumstances, view) {
    const { product, lot, delivery } = payload;
    const id = lot && arrivingLot(circumstances.company, product, lot);
    const keys: RowKey[] = [
      rowKey('product', product),
      rowKey('operation-type', payload.operationType),
      rowKey('location', payload.from),
      rowKey('location', payload.to),
      rowKey('stock', stockKey(product, id)),
      // Its hold may take goods from those to whom they were promised.
      ...reservationKeys(view, stockKey(product, id)),
    ];
    if (delivery) keys.push(rowKey('order', delivery));
    if (id) keys.push(...arrivalKeys(id, product, view));
    for (const { package: inside } of found(view, 'stock', stockKey(product, id))?.places ?? [])
      if (inside) keys.push(rowKey('package', inside));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { product, lot, quantity, weight } = payload;
    if (view.get('product', product).state === 'absent')
      return refuse(refusal('unknown-product', { productId: product }));
    for (const location of [payload.from, payload.to])
      if (view.get('location', location).state === 'absent')
        return refuse(refusal('unknown-location', { locationId: location }));
    const row = found(view, 'product', product);
    const wrong = row && (quantityRefusal(row, quantity) ?? numberRefusal(row, lot?.name ?? null, quantity));
    if (wrong) return refuse(wrong);
    const delivery = payload.delivery ? found(view, 'order', payload.delivery) : undefined;
    if (delivery && delivery.kind !== 'delivery')
      return refuse(refusal('wrong-kind', { order: delivery.reference, kind: delivery.kind }));
    const sheet = openSheet(circumstances, view);
    const stopped = lotReturns(payload, circumstances, sheet, row);
    if (stopped) return stopped;
    if (row) sheet.flag(...weightFlags(row, quantity, weight));
    sheet.flag(...entryFlags(row, lot?.name ?? null, payload.entry));
    comeBack(payload, circumstances, sheet);
    return sheet.accept();
  },
});

function lotReturns(
  { product, lot, operationType, to }: Return,
  circumstances: Circumstances,
  sheet: Sheet,
  row: Product | undefined,
): Decision | null {
  if (!lot) {
    // A hold belongs to a lot. Goods without a number can only be put aside, and that must be seen.
    sheet.flag(flag('cannot-be-held', { product: row?.name ?? product }));
    return null;
  }
  const { operation, at, version } = circumstances;
  const hold: Hold = { why: 'quality', since: at, by: operation, location: to, version };
  const type = found(sheet.view, 'operation-type', operationType);
  const arrived = lotArrives(
    { product, lot, supplier: null, note: null, holds: [hold], type },
    circumstances,
    sheet.view,
  );
  if (!arrived.ok) return arrived.decision;
  const known = found(sheet.view, 'lot', arrived.lot);
  sheet.add(...arrived.facts);
  sheet.flag(...arrived.flags);
  if (known) sheet.add(lotChanged(known, { holds: [...known.holds, hold] }));
  return null;
}

/** Out of the customer's books, packages included, as far as they go; what they never had is flagged and comes back too. */
function comeBack(payload: Return, { company }: Circumstances, sheet: Sheet): void {
  const { product, lot, quantity, weight, packaging, delivery, from, to } = payload;
  const id = lot && arrivingLot(company, product, lot);
  const key = stockKey(product, id);
  const number = lot?.name ?? found(sheet.view, 'product', product)?.code ?? product;
  const theirs = delivered(sheet.view, key, from);
  const total = sum(theirs.map((place) => place.quantity));
  if (delivery === null) sheet.flag(flag('no-delivery-known', { number }));
  if (sheet.view.get('stock', key).state !== 'unknown' && compare(total, quantity) < 0)
    sheet.flag(flag('return-larger-than-delivery', { number, delivered: total, returned: quantity }));
  const said = { product, lot: id, into: null, to, order: delivery, packaging };
  let rest = quantity;
  const takes: { location: LocationId; package: PackageId | null; quantity: Quantity }[] = [];
  for (const { location, package: inside, quantity: there } of theirs) {
    if (!isPositive(rest)) break;
    const taken = min(rest, there);
    takes.push({ location, package: inside, quantity: taken });
    rest = subtract(rest, taken);
  }
  if (isPositive(rest)) takes.push({ location: from, package: null, quantity: rest });
  for (const [n, take] of takes.entries())
    sheet.move({
      ...said,
      package: take.package,
      quantity: take.quantity,
      weight: n === 0 ? weight : null,
      from: take.location,
    });
}

/** What is booked at the customer's; a serial may be with another customer than the one who brings it. */
function delivered(view: View, key: string, from: LocationId): Place[] {
  const places = (found(view, 'stock', key)?.places ?? []).filter(({ quantity }) => isPositive(quantity));
  const here = places.filter(({ location }) => location === from);
  const isUnit = found(view, 'product', key.split('/')[0] ?? '')?.tracking === 'serial';
  return here.length > 0 || !isUnit ? here : places.filter(({ location }) => !isOursAt(view, location));
}
