import type { CompanyId, LocationId, LotId, PackageId, ProductId } from '../base/ids.ts';
import type { Quantity } from '../base/quantity.ts';
import { type Refusal, flag, refusal } from '../base/refusal.ts';
import type { Product } from '../catalogue/product.ts';
import { numberRefusal, quantityRefusal } from '../operations/quantity-rules.ts';
import { holdsAt, stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { pedigreeKeys } from './finished-number.ts';
import { type LotRef, lotRefId, lotRefName } from './lot-ref.ts';
import { type Sheet, reservationKeys } from '../operations/sheet.ts';

/** Finished goods that something is done to: taken apart or reworked. */
export interface FinishedGoods {
  readonly product: ProductId;
  readonly lot: LotRef | null;
  readonly quantity: Quantity;
  readonly from: LocationId;
  readonly package: PackageId | null;
}

export const goodsLot = ({ product, lot }: FinishedGoods, company: CompanyId): LotId | null =>
  lotRefId(company, product, lot);

export function goodsKeys(goods: FinishedGoods, company: CompanyId, view: View): RowKey[] {
  const lot = goodsLot(goods, company);
  const stock = stockKey(goods.product, lot);
  const keys = [rowKey('product', goods.product), rowKey('location', goods.from), rowKey('stock', stock)];
  if (goods.package) keys.push(rowKey('package', goods.package));
  for (const { location } of found(view, 'stock', stock)?.places ?? [])
    keys.push(rowKey('location', location));
  for (const { order } of found(view, 'stock', stock)?.reserved ?? []) keys.push(rowKey('order', order));
  keys.push(...reservationKeys(view, stock));
  if (!lot) return keys;
  keys.push(rowKey('lot', lot), ...pedigreeKeys(view, lot));
  for (const key of found(view, 'pedigree-of', lot)?.keys ?? []) {
    const pedigree = found(view, 'pedigree', key);
    const order = pedigree?.order && found(view, 'order', pedigree.order);
    if (pedigree?.order) keys.push(rowKey('order', pedigree.order));
    if (!order) continue;
    keys.push(rowKey('operation-type', order.operationType));
    if (order.making?.root) keys.push(rowKey('order', order.making.root.order));
    for (const { product } of order.lines) keys.push(rowKey('product', product));
    const bom = order.making?.bom ?? null;
    if (bom) keys.push(rowKey('bom', bom));
    for (const { product } of bom ? (found(view, 'bom', bom)?.components ?? []) : [])
      keys.push(rowKey('product', product));
    for (const kept of order.reservations) keys.push(rowKey('stock', stockKey(kept.product, kept.lot)));
  }
  return keys;
}

/** Nothing when nothing is wrong, or when the product is not known here. */
export function goodsRefusal(view: View, goods: FinishedGoods): Refusal | null {
  const known = view.get('product', goods.product);
  if (known.state === 'absent') return refusal('unknown-product', { productId: goods.product });
  if (view.get('location', goods.from).state === 'absent')
    return refusal('unknown-location', { locationId: goods.from });
  return known.state === 'present' ? refusalOf(known.value, goods) : null;
}

const refusalOf = (product: Product, { lot, quantity }: FinishedGoods): Refusal | null =>
  quantityRefusal(product, quantity) ?? numberRefusal(product, lotRefName(lot), quantity);

/** [QLT-1] Goods that wait for approval, or were rejected, may be taken apart; any other hold is worth a word. */
export function flagHolds({ view, flag: note }: Sheet, lot: LotId | null, from: LocationId): void {
  const row = lot === null ? undefined : found(view, 'lot', lot);
  const hold = holdsAt(row, from).find(({ why }) => why !== 'approval');
  if (row && hold) note(flag('held-goods-used', { number: row.name, why: hold.why }));
}
