import { type Refusal, refusal } from '../../base/refusal.ts';
import { type Unit, isSoundUnit } from '../../catalogue/unit.ts';

/** [UOM-1] Products and the ledger speak of a unit by its word, and in quantities of its size: those stay. */
export function judgeUnit(unit: Unit, before: Unit | undefined): Refusal | null {
  if (!isSoundUnit(unit)) return refusal('quantity-not-positive', { quantity: unit.factor });
  if (!before) return null;
  const isSame =
    unit.name === before.name &&
    unit.base === before.base &&
    unit.factor === before.factor &&
    unit.precision >= before.precision;
  return isSame ? null : refusal('unit-in-use', { product: before.name });
}
