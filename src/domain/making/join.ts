import type { OrderId } from '../base/ids.ts';
import { type Quantity, add, isZero, sum, zero } from '../base/quantity.ts';
import type { Order, OrderLine, Reservation } from '../catalogue/order.ts';
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

/** Parts between which others have their turn. */
const piece = 16;

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
export function* joinParts(
  sheet: Sheet,
  parts: readonly MakingOrder[],
  name: (into: MakingOrder) => string | null,
): Generator<void, void> {
  const { operation, device, version } = sheet.circumstances;
  const into = parts.find(ordered) ?? null;
  for (const [at, part] of parts.entries()) {
    if (at % piece === 0) yield;
    if (part.id === into?.id) continue;
    releaseAll(sheet, part.id);
    const backorder = into?.id ?? part.backorder;
    const ended = { operation, device, version };
    sheet.add(orderChanged(part, { state: 'cancelled', ended, backorder }));
  }
  if (!into) return;
  yield* keepFor(
    sheet,
    into,
    parts.filter((part) => part.id !== into.id && ordered(part)),
  );
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
}

/** [STK-6] What was kept for the parts is kept for the order that they are part of now, each of the goods said once. */
function* keepFor(sheet: Sheet, into: MakingOrder, parts: readonly MakingOrder[]): Generator<void, void> {
  const kept = new Map<string, Reservation>();
  for (const each of parts.flatMap(({ reservations }) => reservations)) {
    const { line, product, lot, location, package: inside, quantity } = each;
    const key = [line, product, lot, location, inside].join('\n');
    const before = kept.get(key)?.quantity ?? zero;
    kept.set(key, { ...each, quantity: add(before, quantity) });
  }
  for (const [at, reservation] of [...kept.values()].entries()) {
    if (at % piece === 0) yield;
    sheet.add({ kind: 'reserved', order: into.id, reservation });
  }
}

function together(parts: readonly MakingOrder[]): OrderLine[] {
  const lines = new Map<string, OrderLine>();
  for (const line of parts.flatMap((part) => part.lines)) {
    const before = lines.get(line.id);
    lines.set(line.id, { ...line, expected: add(before?.expected ?? zero, line.expected), done: zero });
  }
  return [...lines.values()];
}
