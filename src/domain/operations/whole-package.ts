import type { LocationId, PackageId } from '../base/ids.ts';
import { isPositive } from '../base/quantity.ts';
import { flag, refusal } from '../base/refusal.ts';
import { type Place, type Stock } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type Decision, refuse } from './define.ts';
import type { Goods, LooseGoods } from './goods.ts';
import type { Sheet } from './sheet.ts';

/** The rows that say what is in a package. */
export function contentKeys(goods: Goods, view: View): RowKey[] {
  if (!('whole' in goods)) return [];
  const keys: RowKey[] = [rowKey('package', goods.whole)];
  for (const content of contentsOf(goods.whole, view)) {
    if (content.stock.lot) keys.push(rowKey('lot', content.stock.lot));
    keys.push(rowKey('location', content.place.location));
  }
  for (const key of found(view, 'package', goods.whole)?.contents ?? []) keys.push(rowKey('stock', key));
  return keys;
}

/** What one scan of goods stands for: themselves, or each thing in the package, as far as the view knows. */
export const looseOf = (goods: Goods, view: View): LooseGoods[] =>
  'whole' in goods
    ? contentsOf(goods.whole, view).map(({ stock: { product, lot }, place: { quantity } }) => ({
        product,
        lot: lot && { id: lot, name: found(view, 'lot', lot)?.name ?? lot },
        quantity,
        weight: null,
        packaging: null,
        package: goods.whole,
      }))
    : [goods];

/**
 * [X16] A package is in one place with all that is in it. Taken from another than the books say, the books are corrected
 * first, and it is flagged. Answers a decision when there is nothing to take.
 */
export function bringPackage(goods: Goods, from: LocationId, sheet: Sheet): Decision | null {
  if (!('whole' in goods)) return null;
  const known = sheet.view.get('package', goods.whole);
  if (known.state === 'absent') return refuse(refusal('unknown-package', { packageId: goods.whole }));
  if (known.state === 'unknown') return null;
  const { sscc } = known.value;
  const contents = contentsOf(goods.whole, sheet.view);
  const nameOf = (location: LocationId): string => found(sheet.view, 'location', location)?.name ?? location;
  if (contents.length === 0) return refuse(refusal('package-empty', { sscc, location: nameOf(from) }));
  const elsewhere = contents.filter(({ place }) => place.location !== from);
  for (const location of new Set(elsewhere.map(({ place }) => place.location)))
    sheet.flag(flag('package-booked-elsewhere', { sscc, location: nameOf(location) }));
  for (const { stock, place } of elsewhere)
    sheet.move({
      product: stock.product,
      lot: stock.lot,
      package: goods.whole,
      quantity: place.quantity,
      from: place.location,
      to: from,
    });
  return null;
}

interface Content {
  readonly stock: Stock;
  readonly place: Place;
}

function contentsOf(id: PackageId, view: View): Content[] {
  const contents: Content[] = [];
  for (const key of found(view, 'package', id)?.contents ?? []) {
    const stock = found(view, 'stock', key);
    for (const place of stock?.places ?? [])
      if (stock && place.package === id && isPositive(place.quantity)) contents.push({ stock, place });
  }
  return contents;
}
