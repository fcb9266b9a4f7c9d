import { Type, type Static } from 'typebox';
import type { LineId, OrderId, ProductId } from '../../base/ids.ts';
import { compare, isPositive, isZero, zero } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { DaySchema, Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import type { Order, OrderLine } from '../../catalogue/order.ts';
import { takesFromStock } from '../../catalogue/place.ts';
import { orderChanged } from '../../stock/facts.ts';
import { reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';
import { giveBack } from '../give-back.ts';
import { endedRefusal } from '../order-rules.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { openSheet } from '../sheet.ts';

const AmendedLineSchema = Type.Object(
  {
    id: Id<LineId>(),
    product: Id<ProductId>(),
    /** All that is ordered from now on; zero takes a line away on which nothing was done. */
    expected: QuantitySchema,
  },
  strict,
);
type AmendedLine = Static<typeof AmendedLineSchema>;

/**
 * An order that is confirmed wants more, less or something else (ORD-1, ORD-2). Only what changes is said, so that two
 * people who change different lines both get their way, and what the floor has done stands: never less than that.
 */
export const amendOrder = defineOperation({
  kind: 'amend-order',
  version: 1,
  payload: Type.Object(
    {
      order: Id<OrderId>(),
      /** Null leaves the day as it is. */
      scheduled: Nullable(DaySchema),
      lines: Type.Array(AmendedLineSchema, { maxItems: 500 }),
    },
    strict,
  ),
  right: 'dock',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads({ order: id, lines }, _circumstances, view) {
    const order = found(view, 'order', id);
    const keys: RowKey[] = [rowKey('order', id), ...lines.map(({ product }) => rowKey('product', product))];
    if (!order || !takesFromStock(order.kind)) return keys;
    return [
      ...keys,
      ...reserveOrderKeys(view, { from: order.from, lines: [...order.lines, ...lines] }),
      ...order.reservations.map(({ product, lot }) => rowKey('stock', stockKey(product, lot))),
    ];
  },

  decide({ order: id, lines, scheduled }, circumstances, view) {
    const known = view.get('order', id);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
    if (known.state === 'unknown') return accept([]);
    const order = known.value;
    if (order.state === 'draft')
      return refuse(refusal('order-not-open', { order: order.reference, state: order.state }));
    if (order.state !== 'open') return refuse(endedRefusal(order));
    // What is made takes its lines from its bill, and is changed by a supervisor (amend-making).
    if (order.making) return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
    for (const line of lines) {
      const wrong = lineRefusal(order, line, view);
      if (wrong) return refuse(wrong);
    }
    const written = amended(order.lines, lines);
    if (written.length === 0 && order.lines.length > 0) return refuse(refusal('nothing-to-order', {}));
    const sheet = openSheet(circumstances, view);
    const isLeft = (line: LineId): boolean => written.some((each) => each.id === line);
    giveBack(order, written, sheet);
    sheet.add(
      orderChanged(order, {
        lines: written,
        announced: order.announced.filter(({ line }) => isLeft(line)),
        scheduled: scheduled ?? order.scheduled,
      }),
    );
    // [T25] What it wants more is kept for it, as far as there is any.
    if (takesFromStock(order.kind)) sheet.add(...reserveOrder(sheet.view, id, circumstances.today));
    return sheet.accept();
  },
});

function lineRefusal(order: Order, { id, product: of, expected }: AmendedLine, view: View): Refusal | null {
  const known = view.get('product', of);
  if (known.state === 'absent') return refusal('unknown-product', { productId: of });
  const product = known.state === 'present' ? known.value : undefined;
  const before = order.lines.find((line) => line.id === id);
  if (before && before.product !== of) return refusal('unknown-line', { order: order.reference });
  if (before && compare(expected, before.done) < 0)
    return refusal('less-than-done', {
      product: product?.name ?? of,
      done: before.done,
      unit: product?.unit ?? '',
    });
  // Zero takes a line away; one that is not there cannot be taken away.
  if (before && isZero(expected)) return null;
  return product ? quantityRefusal(product, expected) : null;
}

function amended(before: readonly OrderLine[], lines: readonly AmendedLine[]): OrderLine[] {
  const said = new Map(lines.map((line) => [line.id, line]));
  const kept = before.map((line) => ({ ...line, expected: said.get(line.id)?.expected ?? line.expected }));
  const added = [...said.values()]
    .filter(({ id }) => before.every((line) => line.id !== id))
    .map((line): OrderLine => ({ ...line, done: zero }));
  return [...kept, ...added].filter(
    ({ id, expected, done }) => !said.has(id) || isPositive(expected) || isPositive(done),
  );
}
