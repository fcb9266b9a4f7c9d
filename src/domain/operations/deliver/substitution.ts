import type { LineId, OrderId } from '../../base/ids.ts';
import { isPositive, max, min, negate, subtract, sum, zero } from '../../base/quantity.ts';
import { flag } from '../../base/refusal.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey, splitKey } from '../../stock/view.ts';
import type { LotRef } from '../goods.ts';
import type { Sheet } from '../sheet.ts';

/** What is kept for the orders that the work may count for. */
export const substitutionKeys = (orders: readonly RowKey[], view: View): RowKey[] =>
  orders.flatMap((key) =>
    (found(view, 'order', splitKey(key).id)?.reservations ?? []).flatMap(({ product, lot }) => [
      rowKey('stock', stockKey(product, lot)),
      ...(lot ? [rowKey('lot', lot)] : []),
    ]),
  );

/**
 * [STK-6] Other goods were taken than those that are kept for the line: as much of these is given back as the line no
 * longer wants, the last kept first, and another number is flagged as a substitution.
 */
export function substitute(
  { order: id, line: lineId, taken }: { order: OrderId; line: LineId; taken: LotRef | null },
  sheet: Sheet,
): void {
  const order = found(sheet.view, 'order', id);
  const line = order?.lines.find((each) => each.id === lineId);
  if (!order || !line) return;
  const kept = order.reservations.filter((each) => each.line === lineId);
  const wanted = max(zero, subtract(line.expected, line.done));
  let excess = subtract(sum(kept.map(({ quantity }) => quantity)), wanted);
  for (const reservation of kept.toReversed()) {
    if (!isPositive(excess)) return;
    const given = min(excess, reservation.quantity);
    excess = subtract(excess, given);
    sheet.add({ kind: 'reserved', order: id, reservation: { ...reservation, quantity: negate(given) } });
    if (reservation.lot === null || reservation.lot === taken?.id) continue;
    const reserved = found(sheet.view, 'lot', reservation.lot)?.name ?? '';
    sheet.flag(flag('substituted', { number: taken?.name ?? '', reserved }));
  }
}
