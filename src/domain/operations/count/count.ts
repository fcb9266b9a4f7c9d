import { Type, type Static } from 'typebox';
import type { LocationId, OperationId, PackageId, ProductId } from '../../base/ids.ts';
import {
  type Quantity,
  compare,
  isNegative,
  isPositive,
  isZero,
  one,
  negate,
  subtract,
} from '../../base/quantity.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Product } from '../../catalogue/product.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import { stockKey } from '../../stock/rows.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Decision, defineOperation, holdBack, refuse } from '../define.ts';
import { LotRefSchema } from '../goods.ts';
import { FoundLotSchema, arrivalKeys, newLot } from '../incoming-rules.ts';
import { bookedAt, isOursAt } from '../outgoing-rules.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';
import { type Sheet, openSheet, reservationKeys } from '../sheet.ts';
import { siteKeys, siteOf } from '../site-rules.ts';
import { sinceLook, unseenOf } from './basis.ts';

const CountSchema = Type.Object(
  {
    product: Id<ProductId>(),
    lot: Nullable(LotRefSchema),
    location: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    counted: QuantitySchema,
    /** The person was not told what to expect. */
    blind: Type.Boolean(),
    /** What the device's books said when it was counted: `basisOf`. Null: they knew nothing of this thing. */
    basis: Nullable(
      Type.Object(
        { quantity: QuantitySchema, moves: Type.Array(Id<OperationId>(), { maxItems: 12 }) },
        strict,
      ),
    ),
    /** What can be said of a lot that nobody had booked; kept only when it is really new. */
    found: Nullable(FoundLotSchema),
    /** [ORD-2] Several people count this thing here, each other pieces of it: what was counted adds to what they counted. */
    shared: Type.Optional(Type.Boolean()),
  },
  strict,
);
type Count = Static<typeof CountSchema>;

/**
 * [STK-7] One thing at one place is counted, and the difference from what the books said is booked. When others have
 * moved it in between, nobody can say what was counted, and it goes to a supervisor. [ORD-2] Others may have counted it:
 * shares add up, two who both counted all of it and agree are one, and two who do not agree go to a supervisor.
 */
export const count = defineOperation({
  kind: 'count',
  version: 1,
  payload: CountSchema,
  right: 'handle',
  targets: () => [],
  cites: ({ lot, found: isFound }) => (lot && !isFound ? [rowKey('lot', lot.id)] : []),

  reads(payload, circumstances, view) {
    const { product, lot, location } = payload;
    const key = stockKey(product, lot?.id ?? null);
    const keys: RowKey[] = [
      rowKey('product', product),
      ...chainKeys(view, location),
      rowKey('stock', key),
      ...siteKeys(circumstances, view),
      ...reservationKeys(view, key),
    ];
    const stock = found(view, 'stock', key);
    // Who counted it since: shares add up.
    keys.push(...unseenOf(payload.basis, stock, location).map((id) => rowKey('operation', id)));
    if (payload.package) keys.push(rowKey('package', payload.package));
    if (lot) keys.push(...arrivalKeys(lot.id, product, view));
    for (const { package: inside } of stock?.places ?? []) if (inside) keys.push(rowKey('package', inside));
    return keys;
  },

  decide(payload, circumstances, view) {
    const product = view.get('product', payload.product);
    if (product.state === 'absent') return refuse(refusal('unknown-product', { productId: payload.product }));
    if (view.get('location', payload.location).state === 'absent')
      return refuse(refusal('unknown-location', { locationId: payload.location }));
    const row = found(view, 'product', payload.product);
    const place = found(view, 'location', payload.location);
    if (place && !isOursAt(view, payload.location))
      return refuse(refusal('not-our-place', { location: place.name }));
    const wrong = row && countedRefusal(row, payload);
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    return foundRule(payload, circumstances, sheet) ?? compareBooks(payload, circumstances, sheet, row);
  },
});

/** Nothing at all is a count too; otherwise the rules of quantities and numbers hold. */
function countedRefusal(product: Product, { counted, lot }: Count) {
  if (isNegative(counted)) return refusal('quantity-not-positive', { quantity: counted });
  const quantity = isZero(counted) ? one : counted;
  return quantityRefusal(product, quantity) ?? numberRefusal(product, lot?.name ?? null, quantity);
}

function foundRule(
  { product, lot, found: said }: Count,
  circumstances: Circumstances,
  sheet: Sheet,
): Decision | null {
  if (!lot || sheet.view.get('lot', lot.id).state === 'present') return null;
  if (!said)
    return sheet.view.get('lot', lot.id).state === 'absent'
      ? refuse(refusal('unknown-lot', { number: lot.name }))
      : null;
  const made = newLot(
    { product, lot: { name: lot.name, ...said }, supplier: null, note: null, holds: [] },
    circumstances,
  );
  if (made.id !== lot.id) return refuse(refusal('unknown-lot', { number: lot.name }));
  sheet.add({ kind: 'lot-registered', lot: made });
  return null;
}

function compareBooks(
  payload: Count,
  circumstances: Circumstances,
  sheet: Sheet,
  product: Product | undefined,
): Decision {
  const { view } = sheet;
  const key = stockKey(payload.product, payload.lot?.id ?? null);
  const known = view.get('stock', key);
  const stock = found(view, 'stock', key);
  const { location, package: inside, counted } = payload;
  const thing = { product: payload.product, lot: payload.lot?.id ?? null, location, package: inside };
  const since =
    known.state === 'unknown'
      ? 'same'
      : sinceLook(payload.basis, stock, thing, (id) => found(view, 'operation', id));
  const books = quantityAt(stock, location, inside);
  // A serial is one piece: two who found it have both found the whole of it.
  const isShare = payload.shared === true && product?.tracking !== 'serial';
  const agrees = since === 'counted' && compare(books, counted) === 0;
  if (since === 'moved' || (since === 'counted' && !isShare && !agrees))
    return holdBack(
      refusal('moved-while-counting', {
        product: product?.name ?? payload.product,
        location: found(view, 'location', location)?.name ?? location,
      }),
    );
  const difference = since === 'counted' && isShare ? counted : subtract(counted, books);
  if (product?.tracking === 'serial' && isPositive(difference) && serialFound(payload, sheet))
    return sheet.accept();
  bookDifference(payload, difference, circumstances, sheet, isShare);
  return sheet.accept();
}

/** [STK-2] A serial that turns up where it is not booked has not been made twice: the books follow it. */
function serialFound({ product, lot, location, package: inside }: Count, sheet: Sheet): boolean {
  const booked = lot && bookedAt(sheet.view, product, lot.id);
  if (!lot || !booked) return false;
  const name = found(sheet.view, 'location', booked.location)?.name ?? booked.location;
  sheet.flag(flag('serial-booked-elsewhere', { number: lot.name, location: name }));
  sheet.move({
    product,
    lot: lot.id,
    package: booked.package,
    into: inside,
    quantity: one,
    from: booked.location,
    to: location,
  });
  return true;
}

function bookDifference(
  { product, lot, location, package: inside }: Count,
  difference: Quantity,
  circumstances: Circumstances,
  sheet: Sheet,
  isShare: boolean,
): void {
  const loss = siteOf(circumstances, sheet.view)?.inventoryLoss;
  // A share that agrees with the books moves nothing, and is seen by the next share all the same.
  if (!loss || (isZero(difference) && !isShare)) return;
  const goods = { product, lot: lot?.id ?? null };
  if (!isNegative(difference))
    sheet.move({ ...goods, package: null, into: inside, quantity: difference, from: loss, to: location });
  else
    sheet.move({
      ...goods,
      package: inside,
      into: null,
      quantity: negate(difference),
      from: location,
      to: loss,
    });
}
