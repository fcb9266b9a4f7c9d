import { type Quantity, isPositive, min, negate, subtract, sum, zero } from '../base/quantity.ts';
import type { Order, OrderLine } from '../catalogue/order.ts';
import type { Sheet } from './sheet.ts';

/** [STK-6] What an order wants no longer is free for others; what was kept last is given back first. */
export function giveBack(order: Order, written: readonly OrderLine[], sheet: Sheet): void {
  for (const { id } of order.lines) {
    const line = written.find((each) => each.id === id);
    const kept = order.reservations.filter((each) => each.line === id);
    const wanted: Quantity = line ? subtract(line.expected, line.done) : zero;
    let excess = subtract(sum(kept.map(({ quantity }) => quantity)), wanted);
    for (const reservation of kept.toReversed()) {
      if (!isPositive(excess)) break;
      const given = min(excess, reservation.quantity);
      excess = subtract(excess, given);
      sheet.add({
        kind: 'reserved',
        order: order.id,
        reservation: { ...reservation, quantity: negate(given) },
      });
    }
  }
}
