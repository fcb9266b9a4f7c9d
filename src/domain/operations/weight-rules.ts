import { type Quantity, fromMicros, toMicros } from '../base/quantity.ts';
import { type Flag, flag } from '../base/refusal.ts';
import type { Product } from '../catalogue/product.ts';

/** [UOM-2] A measured weight outside the product's tolerance is flagged, never corrected. */
export function weightFlags(product: Product, pieces: Quantity, weight: Quantity | null): Flag[] {
  if (!product.catchWeight || !weight) return [];
  const { nominal, tolerancePercent, unit } = product.catchWeight;
  const expected = (toMicros(nominal) * toMicros(pieces)) / 1_000_000n;
  const allowed = (expected * BigInt(Math.round(tolerancePercent * 100))) / 10_000n;
  const off = toMicros(weight) - expected;
  if (off <= allowed && off >= -allowed) return [];
  return [flag('weight-outside-tolerance', { weight, nominal: fromMicros(expected), unit })];
}
