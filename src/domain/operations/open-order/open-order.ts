import { Type, type Static } from 'typebox';
import {
  type BomId,
  type LineId,
  type LocationId,
  type OperationTypeId,
  type PartnerId,
  type ProductId,
  childOrderId,
} from '../../base/ids.ts';
import { zero } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { DaySchema, Id, NameSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { AnnouncedSchema, type OrderLine } from '../../catalogue/order.ts';
import { OrderKindSchema } from '../../catalogue/place.ts';
import { explode } from '../../making/explode.ts';
import { newMaking } from '../../making/new-making.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { quantityRefusal } from '../quantity-rules.ts';
import { reserveOrder, reserveOrderKeys } from '../../stock/reservation.ts';
import { openSheet } from '../sheet.ts';
import { takesFromStock } from '../../catalogue/place.ts';
import { defineOperation, refuse } from '../define.ts';

const MakingSaidSchema = Type.Object(
  { product: Id<ProductId>(), quantity: QuantitySchema, bom: Nullable(Id<BomId>()) },
  strict,
);
type MakingSaid = Static<typeof MakingSaidSchema>;

/** An order is opened on the floor: a receipt that nobody announced, a delivery that was just sold (T24), something to be made (M07, M14, M17). */
export const openOrder = defineOperation({
  kind: 'open-order',
  version: 1,
  payload: Type.Object(
    {
      kind: OrderKindSchema,
      operationType: Id<OperationTypeId>(),
      /** From a leased block (NUM-5). */
      reference: NameSchema,
      partner: Nullable(Id<PartnerId>()),
      origin: Nullable(NameSchema),
      from: Id<LocationId>(),
      to: Id<LocationId>(),
      scheduled: DaySchema,
      lines: Type.Array(
        Type.Object({ id: Id<LineId>(), product: Id<ProductId>(), expected: QuantitySchema }, strict),
        { maxItems: 500 },
      ),
      /** Manufacturing orders only; the bill's components need not be listed. */
      making: Type.Optional(Nullable(MakingSaidSchema)),
      /** What the supplier says will come: its lots and serials are offered before they are scanned. */
      announced: Type.Optional(Type.Array(AnnouncedSchema, { maxItems: 2000 })),
      /** Written down and not yet confirmed: nothing is kept for it, and nobody works on it. */
      draft: Type.Optional(Type.Boolean()),
    },
    strict,
  ),
  right: ({ kind }) => (kind === 'manufacture' ? 'floor' : kind === 'transfer' ? 'handle' : 'dock'),
  targets: () => [],
  cites: () => [],

  reads(payload, { operation }, view) {
    const keys: RowKey[] = [
      rowKey('order', childOrderId(operation, 0)),
      rowKey('operation-type', payload.operationType),
      rowKey('location', payload.from),
      rowKey('location', payload.to),
    ];
    for (const { product } of payload.lines) keys.push(rowKey('product', product));
    if (payload.making) {
      const { product, bom } = payload.making;
      keys.push(rowKey('product', product));
      if (bom) keys.push(rowKey('bom', bom));
      const components = bom ? (found(view, 'bom', bom)?.components ?? []) : [];
      for (const component of components) keys.push(rowKey('product', component.product));
    }
    if (takesFromStock(payload.kind)) keys.push(...reserveOrderKeys(view, payload));
    return keys;
  },

  decide(payload, circumstances, view) {
    const id = childOrderId(circumstances.operation, 0);
    if (view.get('operation-type', payload.operationType).state === 'absent')
      return refuse(refusal('unknown-operation-type', { operationTypeId: payload.operationType }));
    for (const location of [payload.from, payload.to])
      if (view.get('location', location).state === 'absent')
        return refuse(refusal('unknown-location', { locationId: location }));
    for (const { product, expected } of payload.lines) {
      if (view.get('product', product).state === 'absent')
        return refuse(refusal('unknown-product', { productId: product }));
      const row = found(view, 'product', product);
      const wrong = row && quantityRefusal(row, expected);
      if (wrong) return refuse(wrong);
    }
    const { lines: said, making = null, announced = [], draft = false, ...order } = payload;
    if (announced.some(({ line }) => said.every(({ id: each }) => each !== line)))
      return refuse(refusal('unknown-line', { order: order.reference }));
    if ((order.kind === 'manufacture') !== (making !== null))
      return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
    const wrong = making && makingRefusal(making, view);
    if (wrong) return refuse(wrong);
    const bom = making?.bom ? found(view, 'bom', making.bom) : undefined;
    const lines = [
      ...said.map((line): OrderLine => ({ ...line, done: zero })),
      // [PRD-1] Confirming explodes the bill.
      ...(bom && making
        ? explode(bom, making.quantity, (product) => found(view, 'product', product)?.precision)
        : []),
    ];
    const sheet = openSheet(circumstances, view);
    sheet.add({
      kind: 'order-opened',
      order: {
        ...order,
        id,
        state: draft ? 'draft' : 'open',
        lines,
        announced,
        unplanned: said.length === 0 && making === null,
        backorder: null,
        backorderOf: null,
        reservations: [],
        making: making && newMaking(making.product, making.quantity, bom, making.bom),
        ended: null,
      },
    });
    // [T25] What leaves our shelves is kept for it at once.
    if (takesFromStock(payload.kind) && !draft)
      sheet.add(...reserveOrder(sheet.view, id, circumstances.today));
    return sheet.accept();
  },
});

function makingRefusal({ product: id, quantity, bom }: MakingSaid, view: View): Refusal | null {
  const known = view.get('product', id);
  if (known.state === 'absent') return refusal('unknown-product', { productId: id });
  if (known.state === 'unknown') return null;
  const product = known.value;
  // [M14, M17] A serial is one unit: an order for half of one cannot be meant.
  const wrong = quantityRefusal(
    product.tracking === 'serial' ? { ...product, precision: 0 } : product,
    quantity,
  );
  if (wrong) return wrong;
  const bill = bom === null ? undefined : found(view, 'bom', bom);
  return bill && bill.product !== id ? refusal('bill-of-other-product', { product: product.name }) : null;
}
