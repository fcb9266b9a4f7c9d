import type { OrderId } from '../base/ids.ts';
import { type Quantity, add, isZero, negate, one, sum, zero } from '../base/quantity.ts';
import type { Order, OrderLine } from '../catalogue/order.ts';
import type { Sheet } from '../operations/sheet.ts';
import { orderChanged } from '../stock/facts.ts';
import { type MakingOrder, isMaking } from './booking.ts';
import { releaseAll } from './reservations.ts';

/** Part of what was split, this one or the one that it was split from. */
export const isUnder = (order: Order, root: OrderId): order is MakingOrder =>
  isMaking(order) && (order.id === root || order.making.root?.order === root);

/** [PRD-3] It is open, and nobody has put anything in, begun a step of it or made it. */
export const isUntouched = ({ state, making, lines }: MakingOrder): boolean =>
  state === 'open' &&
  !making.finished &&
  isZero(making.made) &&
  making.consumed.length === 0 &&
  making.outputs.length === 0 &&
  making.steps.every((step) => step.state === 'waiting') &&
  lines.every(({ done }) => isZero(done));

/** A unit that has its number, or waits for another one because its own was taken (NUM-7). */
export const isPrepared = ({ making }: MakingOrder): boolean =>
  making.root !== null && (making.number !== null || making.quantity === one);

/** What was more than ordered is not ordered again. */
const ordered = (part: MakingOrder): boolean => part.making.root?.beyond !== true;

/** How many units come of it when these are one order again. */
export const unitsOf = (parts: readonly MakingOrder[]): Quantity =>
  sum(parts.filter(ordered).map(({ making }) => making.quantity));

/**
 * [PRD-3] Units that were split off and not touched become one order again, without a number: the first of them goes on,
 * the others are cancelled, and late work on one of those finds the order that it went into (ORD-1).
 * @param name what the order is called from now on, where all that stands under its root is in it again
 */
export function joinParts(
  sheet: Sheet,
  parts: readonly MakingOrder[],
  name: (into: MakingOrder) => string | null,
): MakingOrder | null {
  const { operation, device, version } = sheet.circumstances;
  const into = parts.find(ordered) ?? null;
  for (const part of parts) {
    if (part.id === into?.id) continue;
    if (into && ordered(part)) passOn(sheet, part, into);
    else releaseAll(sheet, part.id);
    const backorder = into?.id ?? part.backorder;
    const ended = { operation, device, version };
    sheet.add(orderChanged(part, { state: 'cancelled', ended, backorder }));
  }
  if (!into) return null;
  const own = name(into);
  sheet.add(
    orderChanged(into, {
      ...(own !== null && { reference: own }),
      lines: together(parts.filter(ordered)),
      making: {
        ...into.making,
        quantity: unitsOf(parts),
        number: null,
        root: own === null ? into.making.root : null,
        // [ORD-1] Whoever makes the unit that it was, and does not know of this yet, makes one of several.
        amended: { device, version },
      },
    }),
  );
  return into;
}

/** [STK-6] What was kept for a part is kept for the order that it is part of now. */
function passOn(sheet: Sheet, part: MakingOrder, into: MakingOrder): void {
  for (const kept of part.reservations)
    sheet.add(
      { kind: 'reserved', order: part.id, reservation: { ...kept, quantity: negate(kept.quantity) } },
      { kind: 'reserved', order: into.id, reservation: kept },
    );
}

function together(parts: readonly MakingOrder[]): OrderLine[] {
  const lines = new Map<string, OrderLine>();
  for (const line of parts.flatMap((part) => part.lines)) {
    const before = lines.get(line.id);
    lines.set(line.id, { ...line, expected: add(before?.expected ?? zero, line.expected), done: zero });
  }
  return [...lines.values()];
}
