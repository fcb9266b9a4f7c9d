import { Type, type Static } from 'typebox';
import type { LineId, LocationId, OrderId, PackageId, ProductId } from '../../base/ids.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { type MakingOrder, bookOnOrder, bookingKeys, current } from '../../making/booking.ts';
import { compareWithPlan, consume as book, lineFor, notOnBill } from '../../making/consumption.ts';
import { LotRefSchema } from '../../making/lot-ref.ts';
import { productionPlace } from '../../making/place.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { GradeSchema, type Take, oneTake } from '../../making/takes.ts';
import { judgeTakes, takingKeys } from '../../making/taking.ts';
import { rowKey, found } from '../../stock/view.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { weightFlags } from '../weight-rules.ts';

const ConsumeSchema = Type.Object(
  {
    order: Id<OrderId>(),
    /** The component line; null for what is not on the bill. */
    line: Nullable(Id<LineId>()),
    product: Id<ProductId>(),
    lot: Nullable(LotRefSchema),
    quantity: QuantitySchema,
    /** [UOM-2] Of catch-weight goods, as the scale or the label says it; left out for all others. */
    weight: Type.Optional(QuantitySchema),
    from: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    grade: GradeSchema,
  },
  strict,
);
type Consume = Static<typeof ConsumeSchema>;

/** [A20, G04] A component goes into production under its lot, before or while something is made of it. */
export const consume = defineOperation({
  kind: 'consume',
  version: 1,
  payload: ConsumeSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads(payload, circumstances, view) {
    const order = found(view, 'order', payload.order);
    const type = order?.operationType;
    return [
      ...bookingKeys(payload.order, circumstances, view),
      ...(type ? [rowKey('operation-type', type)] : []),
      ...takingKeys([takeOf(payload, circumstances)], circumstances.site, view, order?.from),
    ];
  },

  decide(payload, circumstances, view) {
    const sheet = openSheet(circumstances, view);
    const booked = bookOnOrder(sheet, payload.order);
    if (!booked.ok) return booked.decision;
    const production = productionPlace(sheet);
    if (!production.ok) return production.decision;
    const take = takeOf(payload, circumstances);
    const wrong = judgeTakes(sheet, booked.order, [take]);
    if (wrong) return wrong;
    const offBill = notOnBill(sheet, booked.order, [take]);
    if (offBill) return refuse(offBill);
    const product = found(view, 'product', payload.product);
    if (product) sheet.flag(...weightFlags(product, payload.quantity, take.weight ?? null));
    book(sheet, booked.order, [take], production.place);
    return tooMuch(sheet, booked.order, take) ?? sheet.accept();
  },
});

const takeOf = (payload: Consume, { company }: Pick<Circumstances, 'company'>): Take =>
  oneTake(payload, company);

/** [PRD-5] */
function tooMuch(sheet: Sheet, order: MakingOrder, take: Take): Decision | null {
  const now = current(sheet, order);
  const line = lineFor(order, take);
  const wrong = compareWithPlan(
    sheet,
    order,
    now.lines.filter(({ id }) => id === line),
    'over',
  );
  return wrong && refuse(wrong);
}
