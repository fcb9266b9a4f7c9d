import { type Quantity, fromMicros, isPositive, multiply, one, toMicros } from '#domain/base/quantity.ts';
import type { Fields, Measure } from '#domain/barcode/fields.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';

export interface Measured {
  readonly quantity: Quantity | null;
  readonly counted: { readonly name: string; readonly count: Quantity } | null;
  readonly weight: Quantity | null;
}

/**
 * [UOM-1, UOM-2] How much a label says there is, in base units. A count counts the packaging whose code it bears; a net
 * measure is the quantity itself where the units agree. Nothing is guessed: without either, the worker is asked.
 */
export function quantityOnLabel(product: Product, packaging: Packaging | null, fields: Fields): Measured {
  const count = fields.contentCount ?? fields.count;
  const counted = count && isPositive(count) ? count : null;
  if (product.catchWeight) {
    const weight = fields.quantity ? inUnit(fields.quantity, product.catchWeight.unit) : null;
    // A label of variable measure stands on one piece; pieces are never computed from the weight.
    return { quantity: counted ?? (weight === null ? null : one), counted: null, weight };
  }
  if (product.tracking === 'serial') return { quantity: one, counted: null, weight: null };
  const measure = fields.quantity ? inUnit(fields.quantity, product.unit) : null;
  if (measure !== null)
    return { quantity: measure, counted: packaging && { name: packaging.name, count: one }, weight: null };
  if (counted === null) return { quantity: null, counted: null, weight: null };
  return packaging
    ? {
        quantity: multiply(packaging.factor, counted),
        counted: { name: packaging.name, count: counted },
        weight: null,
      }
    : { quantity: counted, counted: null, weight: null };
}

/** Millionths of a gram, metre or litre in one of the unit; only within one family, and only exactly. */
const scales: Readonly<Record<string, readonly [family: string, micros: bigint]>> = {
  mg: ['mass', 1_000n],
  g: ['mass', 1_000_000n],
  kg: ['mass', 1_000_000_000n],
  t: ['mass', 1_000_000_000_000n],
  mm: ['length', 1_000n],
  cm: ['length', 10_000n],
  m: ['length', 1_000_000n],
  ml: ['volume', 1_000n],
  l: ['volume', 1_000_000n],
};

function inUnit({ value, unit }: Measure, wanted: string): Quantity | null {
  if (!isPositive(value)) return null;
  if (unit === wanted) return value;
  const [from, to] = [scales[unit.toLowerCase()], scales[wanted.toLowerCase()]];
  if (!from || !to || from[0] !== to[0]) return null;
  const micros = toMicros(value) * from[1];
  return micros % to[1] === 0n ? fromMicros(micros / to[1]) : null;
}
