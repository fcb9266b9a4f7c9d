import type { LocationId, LotId, OperationTypeId, OrderId, ProductId } from '../base/ids.ts';
import { compare, isNegative, isPositive, subtract } from '../base/quantity.ts';
import { flag, refusal } from '../base/refusal.ts';
import { isOurs } from '../catalogue/place.ts';
import type { Product } from '../catalogue/product.ts';
import { noDates } from '../stock/expiry.ts';
import { quantityAt } from '../stock/on-hand.ts';
import { chainKeys } from '../stock/place-tree.ts';
import { type Place, stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type Circumstances, type Decision, refuse } from './define.ts';
import type { LooseGoods } from './goods.ts';
import { newLot } from './incoming-rules.ts';
import { numberRefusal, quantityRefusal } from './quantity-rules.ts';
import { type Sheet, reservationKeys } from './sheet.ts';
import { siteKeys, siteOf } from './site-rules.ts';
import { useKeys, useRules } from './use-rules.ts';

/** Goods that leave a place of ours: moved, delivered, consumed, scrapped, returned. */
export interface Outgoing {
  readonly goods: LooseGoods;
  readonly from: LocationId;
  /** `use`: consumed or shipped; date, hold and order of removal count. `move`: put elsewhere, scrapped, sent back. */
  readonly purpose: 'use' | 'move';
  /** Whose reservations are its own. */
  readonly order: OrderId | null;
  /** Where the order takes its goods from: lots elsewhere are not passed over. */
  readonly within: LocationId;
  /** [STK-4] Says whether unknown numbers may be made here; null: they may not. */
  readonly type: OperationTypeId | null;
}

/** The rows that `takeOut` asks for, and those that the moves it leads to touch. */
export function outgoingKeys(outgoing: Outgoing, circumstances: Circumstances, view: View): RowKey[] {
  const { goods, from, type, purpose } = outgoing;
  const stock = stockKey(goods.product, goods.lot?.id ?? null);
  const keys: RowKey[] = [
    rowKey('product', goods.product),
    rowKey('stock', stock),
    ...siteKeys(circumstances, view),
    ...chainKeys(view, from),
    ...reservationKeys(view, stock),
  ];
  if (goods.lot) keys.push(rowKey('lot', goods.lot.id));
  if (goods.package) keys.push(rowKey('package', goods.package));
  if (type) keys.push(rowKey('operation-type', type));
  if (purpose === 'use') keys.push(...useKeys(outgoing, view));
  if (found(view, 'product', goods.product)?.tracking !== 'serial') return keys;
  // Where a serial is booked decides whether it has to be corrected first (STK-2).
  for (const { location, package: inside } of found(view, 'stock', stock)?.places ?? []) {
    keys.push(rowKey('location', location));
    if (inside) keys.push(rowKey('package', inside));
  }
  return keys;
}

/**
 * Everything that is judged of goods on their way out, whoever takes them. Writes what has to come before the move onto
 * the sheet, and the flags; answers a decision when it cannot be.
 */
export function takeOut(outgoing: Outgoing, circumstances: Circumstances, sheet: Sheet): Decision | null {
  const { goods, from } = outgoing;
  const { view } = sheet;
  if (view.get('product', goods.product).state === 'absent')
    return refuse(refusal('unknown-product', { productId: goods.product }));
  if (view.get('location', from).state === 'absent')
    return refuse(refusal('unknown-location', { locationId: from }));
  const product = found(view, 'product', goods.product);
  const wrong =
    product &&
    (quantityRefusal(product, goods.quantity) ??
      numberRefusal(product, goods.lot?.name ?? null, goods.quantity));
  if (wrong) return refuse(wrong);
  const unknown = lotRule(outgoing, circumstances, sheet);
  if (unknown) return unknown;
  if (product?.tracking === 'serial') bringSerial(outgoing, sheet);
  return (
    onHandRule(outgoing, circumstances, sheet, product) ??
    (outgoing.purpose === 'use' ? useRules(outgoing, circumstances, sheet) : null)
  );
}

/** [STK-4] A number unknown to the company goes out only where the operation type may make numbers. */
function lotRule({ goods, type: typeId }: Outgoing, circumstances: Circumstances, sheet: Sheet) {
  const { lot, product } = goods;
  if (!lot) return null;
  const known = sheet.view.get('lot', lot.id);
  if (known.state === 'unknown') return null;
  if (known.state === 'present')
    return known.value.product === product ? null : refuse(refusal('unknown-lot', { number: lot.name }));
  const type = typeId && found(sheet.view, 'operation-type', typeId);
  if (!type) return refuse(refusal('unknown-lot', { number: lot.name }));
  const made = newLot(
    {
      product,
      lot: { ...lot, label: { expiration: null, bestBefore: null }, dates: noDates, reference: null },
      supplier: null,
      note: null,
      holds: [],
    },
    circumstances,
  );
  if (!type.createNew || made.id !== lot.id)
    return refuse(refusal('number-not-allowed', { number: lot.name, operationType: type.name }));
  sheet.add({ kind: 'lot-registered', lot: made });
  // [T14] It may be stock that nobody ever had.
  sheet.flag(flag('number-made-here', { number: lot.name }));
  return null;
}

/** [STK-2] A serial is in one place. Taken from another than the books say, the books are corrected first, and it is flagged. */
function bringSerial({ goods, from }: Outgoing, sheet: Sheet): void {
  const booked = goods.lot && bookedAt(sheet.view, goods.product, goods.lot.id);
  if (!goods.lot || !booked) return;
  if (booked.location === from && booked.package === goods.package) return;
  if (booked.location !== from) {
    const location = found(sheet.view, 'location', booked.location)?.name ?? booked.location;
    sheet.flag(flag('serial-booked-elsewhere', { number: goods.lot.name, location }));
  }
  sheet.move({
    product: goods.product,
    lot: goods.lot.id,
    package: booked.package,
    into: goods.package,
    quantity: booked.quantity,
    from: booked.location,
    to: from,
  });
}

/** Where one serial is, by the books; places of ours before others. */
export function bookedAt(view: View, product: ProductId, lot: LotId): Place | undefined {
  const places = (found(view, 'stock', stockKey(product, lot))?.places ?? []).filter(({ quantity }) =>
    isPositive(quantity),
  );
  return places.find(({ location }) => isOursAt(view, location)) ?? places[0];
}

export const isOursAt = (view: View, location: LocationId): boolean => {
  const usage = found(view, 'location', location)?.usage;
  return usage !== undefined && isOurs(usage);
};

/** [STK-5] More than on-hand: flagged, or impossible where the site allows no negative stock. */
function onHandRule(
  { goods, from }: Outgoing,
  circumstances: Circumstances,
  { view, flag: note }: Sheet,
  product: Product | undefined,
): Decision | null {
  const key = stockKey(goods.product, goods.lot?.id ?? null);
  if (!isOursAt(view, from) || view.get('stock', key).state === 'unknown') return null;
  const here = quantityAt(found(view, 'stock', key), from, goods.package);
  if (compare(here, goods.quantity) >= 0) return null;
  const said = {
    product: product?.name ?? goods.product,
    location: found(view, 'location', from)?.name ?? from,
  };
  const unit = product?.unit ?? '';
  if (siteOf(circumstances, view)?.allowNegativeStock === false) {
    const available = isNegative(here) ? '0' : here;
    return refuse(refusal('not-enough', { ...said, available, wanted: goods.quantity, unit }));
  }
  note(flag('negative-stock', { ...said, quantity: subtract(here, goods.quantity) }));
  return null;
}
