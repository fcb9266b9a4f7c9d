import { Type, type Static } from 'typebox';
import type { OrderId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, strict } from '../../base/schema.ts';
import { type MakingOrder, hadSeenAmount } from '../../making/booking.ts';
import { isUnder, isUntouched, joinParts } from '../../making/join.ts';
import { reservationKeys } from '../../making/reservations.ts';
import { type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Steps, defineOperation, refuse } from '../define.ts';
import { openSheet } from '../sheet.ts';

/** References that fit a line on a handheld. */
const mostNamed = 4;

const UnprepareSchema = Type.Object(
  {
    /** The order that was split. */
    order: Id<OrderId>(),
    /** What was untouched when it was asked: units, and the rest there were no numbers for. */
    parts: Type.Array(Id<OrderId>(), { minItems: 1, maxItems: 5000 }),
    /**
     * The last ordinal given out under it as the device saw it, where nothing else of it stands: then it is one order
     * under its own name again. Null: something of it stays.
     */
    last: Nullable(Type.Integer({ minimum: 1 })),
  },
  strict,
);
type Unprepare = Static<typeof UnprepareSchema>;

/**
 * [PRD-3, PRD-6] A preparation is taken back: the first number, the count or the lot was wrong. Units that nobody has
 * touched become one order again, to be prepared anew; what is begun or made stays as it is. Their numbers stay spent
 * (NUM-5), and so do their ordinals.
 */
export const unprepare = defineOperation({
  kind: 'unprepare',
  version: 1,
  payload: UnprepareSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order, parts }) => [order, ...parts].map((id) => rowKey('order', id)),

  *reads({ order, parts }, _, view) {
    yield rowKey('order', order);
    for (const id of parts) {
      yield rowKey('order', id);
      yield* reservationKeys(view, id);
    }
  },

  decide: unprepared,
});

/** In pieces: a thousand units must not keep a scan waiting. */
function* unprepared({ order: id, parts, last }: Unprepare, circumstances: Circumstances, view: View): Steps {
  const root = found(view, 'order', id);
  const taken: MakingOrder[] = [];
  const staying: string[] = [];
  for (const part of new Set(parts)) {
    const known = view.get('order', part);
    if (known.state === 'unknown') continue;
    if (known.state === 'absent' || !isUnder(known.value, id))
      return refuse(refusal('unknown-order', { orderId: part }));
    const order = known.value;
    if (order.state === 'cancelled') continue;
    if (isUntouched(order) && hadSeenAmount(order, circumstances)) taken.push(order);
    else staying.push(order.reference);
  }
  const sheet = openSheet(circumstances, view);
  if (staying.length > 0) {
    const more = staying.length > mostNamed ? [`+${staying.length - mostNamed}`] : [];
    sheet.adjust({
      code: 'units-stay',
      args: { orders: [...staying.slice(0, mostNamed), ...more].join(', ') },
    });
  }
  const isAll = staying.length === 0 && root?.making?.under.ordinals === last;
  const inOrder = taken.toSorted((a, b) => (a.making.root?.ordinal ?? 0) - (b.making.root?.ordinal ?? 0));
  // Somebody else has taken them back already: said twice it is said once.
  if (!inOrder.some(({ making }) => making.number !== null) && inOrder.length < 2) return sheet.accept();
  yield* joinParts(sheet, inOrder, (into) =>
    isAll && into.id === id ? (into.making.root?.reference ?? null) : null,
  );
  return sheet.accept();
}
