import { Type, type Static } from 'typebox';
import type { LocationId, OrderId } from '../../base/ids.ts';
import { one } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, strict } from '../../base/schema.ts';
import { BatchNumbersSchema, batchKeys, batchOrder, flagNumbers, judgeNumbers } from '../../making/batch.ts';
import { type ByProduct, byProductsOut, closeWhenDone, produceOn } from '../../making/production.ts';
import { ByProductsSchema, byProductKeys, judgeByProducts } from '../../making/by-products.ts';
import { current, type MakingOrder } from '../../making/booking.ts';
import { compareWithPlan, consume, notOnBill } from '../../making/consumption.ts';
import { mergeInputs } from '../../making/inputs.ts';
import { productionPlace } from '../../making/place.ts';
import { releaseTaken } from '../../making/reservations.ts';
import { RestSchema, restByPolicy } from '../../making/rest.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { type Unit, splitOrder } from '../../making/split.ts';
import { TakesSchema, takesOf } from '../../making/takes.ts';
import { judgeTakes, takingKeys } from '../../making/taking.ts';
import { total } from '../../making/totals.ts';
import { LotDatesSchema, pedigreeKey } from '../../stock/rows.ts';
import { type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, type Steps, defineOperation, refuse } from '../define.ts';

const ProduceBatchSchema = Type.Object(
  {
    order: Id<OrderId>(),
    numbers: BatchNumbersSchema,
    dates: Nullable(LotDatesSchema),
    to: Id<LocationId>(),
    takes: Type.Array(TakesSchema, { maxItems: 500 }),
    /** What there are no numbers for. */
    rest: RestSchema,
    /** [PRD-10] What came out beside the units, of all of them together. */
    byProducts: Type.Optional(ByProductsSchema),
  },
  strict,
);
type ProduceBatch = Static<typeof ProduceBatchSchema>;

/** [M27] Produce: numbers are assigned, the order is split, and every unit is made with its own components (PRD-4). */
export const produceBatch = defineOperation({
  kind: 'produce-batch',
  version: 1,
  payload: ProduceBatchSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  *reads({ order, numbers, to, takes, byProducts = [] }, circumstances, view) {
    yield* byProductKeys(byProducts, circumstances.company, view);
    yield rowKey('location', to);
    yield* batchKeys(order, numbers, circumstances, view);
    yield* takingKeys(
      takesOf(takes, circumstances.company),
      circumstances.site,
      view,
      found(view, 'order', order)?.from,
    );
  },

  decide: produced,
});

/** Every unit is made by itself: between two of them others have their turn. */
function* produced(payload: ProduceBatch, circumstances: Circumstances, view: View): Steps {
  const sheet = openSheet(circumstances, view);
  const batch = batchOrder(sheet, payload.order);
  if (!batch.ok) return batch.decision;
  const { order, product } = batch;
  const production = productionPlace(sheet);
  if (!production.ok) return production.decision;
  if (view.get('location', payload.to).state === 'absent')
    return refuse(refusal('unknown-location', { locationId: payload.to }));
  const judged = judgeNumbers(sheet, order, product, payload.numbers);
  if (!judged.ok) return judged.decision;
  yield;
  const takes = takesOf(payload.takes, circumstances.company);
  const bad = judgeTakes(sheet, order, takes);
  if (bad) return bad;
  yield;
  const type = found(view, 'operation-type', order.operationType);
  const others = judgeByProducts(sheet, type, payload.byProducts ?? []);
  const offBill = others.wrong ?? notOnBill(sheet, order, takes);
  if (offBill) return refuse(offBill);
  if (
    order.making.bom === null &&
    takes.length + order.making.consumed.length === 0 &&
    !circumstances.reason?.trim()
  )
    return refuse(refusal('reason-missing', {}));
  const keepRest = restByPolicy(sheet, order, payload.rest) === 'backorder';
  const names = judged.numbers.map(({ name, taken }) => (taken ? null : name));
  const { units } = splitOrder(sheet, order, names, takes, keepRest);
  yield;
  flagNumbers(sheet, judged.numbers, units);
  for (const unit of units) {
    yield;
    consume(sheet, unit.order, unit.takes, production.place);
    if (unit.order.id !== order.id) releaseTaken(sheet, order.id, unit.takes);
    if (unit.number === null) continue;
    produceOn(sheet, unit.order, product, {
      quantity: one,
      // Flags about typed numbers were raised once for the whole list.
      number: { name: unit.number, reserved: true },
      dates: payload.dates,
      from: production.place,
      to: payload.to,
      uses: 'all',
      finishes: true,
      byProducts: [],
    });
    closeWhenDone(sheet, unit.order);
  }
  yield;
  shareInputs(sheet, order, units, others.byProducts, production.place);
  yield;
  const strict = compareWithPlan(sheet, order, totals(sheet, units), 'over-and-under');
  yield;
  return strict ? refuse(strict) : sheet.accept();
}

/** [PRD-5] Held against the plan as a whole: which unit lacks what stands in its own pedigree. */
const totals = (sheet: Sheet, units: readonly Unit[]) =>
  total(units.map(({ order }): MakingOrder => current(sheet, order)));

/** [PRD-10] What came out beside the units has in it what all of them have. */
function shareInputs(
  sheet: Sheet,
  order: MakingOrder,
  units: readonly Unit[],
  byProducts: readonly ByProduct[],
  from: LocationId,
): void {
  if (byProducts.length === 0) return;
  const { view, circumstances } = sheet;
  const made = units.flatMap((unit) => current(sheet, unit.order).making.outputs);
  const pedigrees = made.flatMap(
    ({ lot }) => (lot && found(view, 'pedigree', pedigreeKey(lot, circumstances.operation))) ?? [],
  );
  const waits = made.some(({ approval }) => approval === 'waiting');
  byProductsOut(sheet, order, byProducts, {
    from,
    waits,
    inputs: mergeInputs(pedigrees.flatMap(({ inputs }) => inputs)),
    gaps: [],
  });
}
