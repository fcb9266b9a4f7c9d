import { type Flag, type Refusal, flag, refusal } from '../../base/refusal.ts';
import { type Result, err, ok } from '../../base/result.ts';
import { compare, isZero, one, sum } from '../../base/quantity.ts';
import type { Product } from '../../catalogue/product.ts';
import { onHand, ourPlaces } from '../../stock/on-hand.ts';
import type { Stock } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';

/** A change of tracking, unit or state must look at what is in stock. A new product has none. */
export function productKeys(product: Product, view: View): RowKey[] {
  const before = found(view, 'product', product.id);
  if (!before || !isDelicate(product, before)) return [];
  const keys: RowKey[] = [rowKey('stock-of', product.id)];
  for (const stock of found(view, 'stock-of', product.id)?.keys ?? []) {
    keys.push(rowKey('stock', stock));
    for (const { location } of found(view, 'stock', stock)?.places ?? [])
      keys.push(rowKey('location', location));
  }
  return keys;
}

const isDelicate = (product: Product, before: Product): boolean =>
  product.tracking !== before.tracking ||
  product.unit !== before.unit ||
  product.precision < before.precision ||
  (product.archived && !before.archived);

/** [T10] What stock forbids, and what it asks for. */
export function judgeProduct(
  product: Product,
  before: Product | undefined,
  view: View,
): Result<Flag[], Refusal> {
  if (!before || !isDelicate(product, before)) return ok([]);
  const stocks = (found(view, 'stock-of', product.id)?.keys ?? []).flatMap(
    (key) => found(view, 'stock', key) ?? [],
  );
  const ours = stocks.filter((stock) => ourPlaces(view, stock).length > 0);
  // Figures in the ledger mean what they meant when they were written.
  if (stocks.length > 0 && (product.unit !== before.unit || product.precision < before.precision))
    return err(refusal('unit-in-use', { product: before.name }));
  if (product.archived && !before.archived && ours.length > 0)
    return err(
      refusal('stock-left', { product: before.name, quantity: total(view, ours), unit: before.unit }),
    );
  return trackingChange(product, before, ours, view);
}

function trackingChange(
  product: Product,
  before: Product,
  ours: readonly Stock[],
  view: View,
): Result<Flag[], Refusal> {
  if (product.tracking === before.tracking) return ok([]);
  const numbered = ours.filter(({ lot }) => lot !== null);
  const manyUnits = numbered.some((stock) => compare(onHand(view, stock), one) > 0);
  // Numbers in stock would lose their meaning: a lot of forty cannot be a serial, a number cannot be forgotten.
  if (numbered.length > 0 && (product.tracking === 'none' || (product.tracking === 'serial' && manyUnits)))
    return err(refusal('numbers-in-stock', { product: before.name }));
  const quantity = total(
    view,
    ours.filter(({ lot }) => lot === null),
  );
  if (isZero(quantity)) return ok([]);
  // [T10, T11, STK-3] It stays "no number" until adopt gives it numbers.
  return ok([flag('untracked-stock', { product: before.name, quantity, unit: before.unit })]);
}

const total = (view: View, stocks: readonly Stock[]) => sum(stocks.map((stock) => onHand(view, stock)));
