import { type Quantity, fromMicros, maxDecimals, subtract, toMicros } from '../base/quantity.ts';

/**
 * `quantity` times `part` of `whole`, exact, then rounded to the decimals of the unit.
 * @param decimals 0 to 6
 */
export function scale(
  quantity: Quantity,
  part: Quantity,
  whole: Quantity,
  decimals: number,
  rounding: 'up' | 'down',
): Quantity {
  const divisor = toMicros(whole) * smallest(decimals);
  if (divisor === 0n) return fromMicros(0n);
  const product = toMicros(quantity) * toMicros(part);
  const steps = product / divisor + (rounding === 'up' && product % divisor !== 0n ? 1n : 0n);
  return fromMicros(steps * smallest(decimals));
}

/**
 * [PRD-4] A planned quantity over so many units: the same for each, rounded down to what the unit of measure allows;
 * what rounding leaves over goes to the last one. The parts add up to the whole exactly.
 */
export function shares(total: Quantity, units: number, decimals: number): Quantity[] {
  const each = eachShare(total, units, decimals);
  const parts = Array.from({ length: units }, () => each);
  const before = fromMicros(toMicros(each) * BigInt(units - 1));
  if (units > 0) parts[units - 1] = subtract(total, before);
  return parts;
}

export const eachShare = (total: Quantity, units: number, decimals: number): Quantity =>
  scale(total, '1' as Quantity, fromMicros(BigInt(units) * 1_000_000n), decimals, 'down');

/** The finest step that a unit of measure with so many decimals allows, in millionths. */
const smallest = (decimals: number): bigint => 10n ** BigInt(maxDecimals - decimals);
