import { type Quantity, isPositive, min, subtract } from '../base/quantity.ts';
import { nextNumber, numbersFrom } from './next.ts';

export interface NumberedQuantity {
  readonly name: string;
  readonly quantity: Quantity;
}

/** [NUM-3] One number a unit. */
export const generateSerials = (first: string, count: number): NumberedQuantity[] =>
  numbersFrom(first, count).map((name) => ({ name, quantity: '1' as Quantity }));

/** [NUM-3] Quantity per lot; the last lot takes the rest: 25 by 10 -> 10, 10, 5. Nothing for a quantity that is not positive. */
export function generateLots(first: string, total: Quantity, perLot: Quantity): NumberedQuantity[] {
  if (!isPositive(perLot)) return [];
  const lots: NumberedQuantity[] = [];
  let name = first;
  for (let rest = total; isPositive(rest) && lots.length < 10_000; rest = subtract(rest, perLot)) {
    lots.push({ name, quantity: min(rest, perLot) });
    name = nextNumber(name);
  }
  return lots;
}
