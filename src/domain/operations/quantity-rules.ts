import { type Quantity, decimalsOf, isPositive } from '../base/quantity.ts';
import { type Refusal, refusal } from '../base/refusal.ts';
import type { Product } from '../catalogue/product.ts';

/** [UOM-1] Positive, and not finer than the product's unit. Null when nothing is wrong. */
export function quantityRefusal(product: Product, quantity: Quantity): Refusal | null {
  if (!isPositive(quantity)) return refusal('quantity-not-positive', { quantity });
  if (decimalsOf(quantity) > product.precision)
    return refusal('quantity-too-precise', {
      quantity,
      unit: product.unit,
      decimals: String(product.precision),
    });
  return null;
}

/** [STK-3, T09, T16] Tracked goods have a number, untracked ones have none, a serial is one unit. Null when nothing is wrong. */
export function numberRefusal(product: Product, number: string | null, quantity: Quantity): Refusal | null {
  if (product.tracking === 'none')
    return number === null ? null : refusal('number-not-tracked', { product: product.name, number });
  if (number === null) return refusal('number-missing', { product: product.name });
  if (product.tracking === 'serial' && quantity !== '1')
    return refusal('serial-is-one', { number, quantity });
  return null;
}
