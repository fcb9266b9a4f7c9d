import { Type, type Static } from 'typebox';
import type { CompanyId, LocationId, PackageId, ProductId } from '../../base/ids.ts';
import { zero } from '../../base/quantity.ts';
import { flag } from '../../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { waitsForApproval } from '../../making/approval-policy.ts';
import { flagHolds, goodsKeys, goodsLot, goodsRefusal } from '../../making/goods.ts';
import { inputsOf } from '../../making/inputs.ts';
import { LotRefSchema } from '../../making/lot-ref.ts';
import { productionPlace } from '../../making/place.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { type Take, TakesSchema, takesOf } from '../../making/takes.ts';
import {
  TakenOutSchema,
  changeInputs,
  producedOf,
  takeApart,
  takenOutKeys,
  takenOutRefusal,
} from '../../making/taken-out.ts';
import { judgeTakes, takingKeys } from '../../making/taking.ts';
import { lotChanged } from '../../stock/facts.ts';
import { type Pedigree, pedigreeKey } from '../../stock/rows.ts';
import { type View, found } from '../../stock/view.ts';
import { defineOperation, refuse } from '../define.ts';

const ReworkSchema = Type.Object(
  {
    product: Id<ProductId>(),
    lot: Nullable(LotRefSchema),
    quantity: QuantitySchema,
    /** Where the goods lie; they stay there under the same number. */
    from: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    removed: TakenOutSchema,
    added: Type.Array(TakesSchema, { maxItems: 100 }),
  },
  strict,
);
type Rework = Static<typeof ReworkSchema>;

/** [PRD-9] Finished goods are repaired: the same number, and both what came out and what went in are kept. */
export const rework = defineOperation({
  kind: 'rework',
  version: 1,
  payload: ReworkSchema,
  right: 'floor',
  targets: () => [],
  cites: () => [],

  reads: (payload, { company, site }, view) => [
    ...goodsKeys(payload, company, view),
    ...takenOutKeys(payload.removed, company),
    ...takingKeys(takesOf(payload.added, company), site, view, originOf(payload, company, view)),
  ],

  decide(payload, circumstances, view) {
    const wrong = goodsRefusal(view, payload) ?? takenOutRefusal(view, payload.removed);
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    const production = productionPlace(sheet);
    if (!production.ok) return production.decision;
    const lot = goodsLot(payload, circumstances.company);
    const [pedigree] = lot ? producedOf(view, lot) : [];
    const takes = takesOf(payload.added, circumstances.company);
    const order = pedigree?.order ? found(view, 'order', pedigree.order) : undefined;
    const bad = judgeTakes(sheet, order ?? { id: null, operationType: null, from: null }, takes);
    if (bad) return bad;
    flagHolds(sheet, lot, payload.from);
    takeApart(sheet, pedigree ? [pedigree] : [], payload.removed, production.place);
    putIn(sheet, pedigree, takes, production.place);
    if (pedigree) askAgain(sheet, pedigree);
    else sheet.flag(flag('inputs-not-declared', { product: productName(sheet, payload) }));
    return sheet.accept();
  },
});

/** Where the order that made it takes its goods from. */
function originOf(payload: Rework, company: CompanyId, view: View): LocationId | undefined {
  const lot = goodsLot(payload, company);
  const [pedigree] = lot ? producedOf(view, lot) : [];
  return pedigree?.order ? found(view, 'order', pedigree.order)?.from : undefined;
}

const productName = ({ view }: Sheet, { product }: Rework): string =>
  found(view, 'product', product)?.name ?? product;

function putIn(sheet: Sheet, pedigree: Pedigree | undefined, takes: readonly Take[], to: LocationId): void {
  const order = pedigree?.order ?? null;
  const uses = takes.map(({ product, lot, from, package: inside, quantity, grade }) => ({
    move: sheet.move({ product, lot, package: inside, into: null, quantity, from, to, order }),
    line: null,
    product,
    lot,
    quantity,
    grade,
  }));
  const now = pedigree && found(sheet.view, 'pedigree', pedigreeKey(pedigree.lot, pedigree.operation));
  if (now && uses.length > 0) changeInputs(sheet, now, [...now.inputs, ...inputsOf(uses)]);
}

/** [APR-1, APR-4] Goods that a supervisor had to see are seen again, and who reworked them has produced them too. */
function askAgain(sheet: Sheet, { lot, operation, order: id }: Pedigree): void {
  const { view, circumstances } = sheet;
  const order = id === null ? undefined : found(view, 'order', id);
  const output = order?.making?.outputs.find((each) => each.operation === operation && each.lot === lot);
  const product = order?.making && found(view, 'product', order.making.product);
  if (!order || !output || !product) return;
  const before = output.approval;
  if (before === 'none' && !waitsForApproval(view, order, product.tracking, zero)) return;
  sheet.add({
    kind: 'approval-changed',
    order: order.id,
    production: operation,
    producer: circumstances.actor,
    approval: 'waiting',
    before,
  });
  const row = found(view, 'lot', lot);
  if (!row || row.holds.some(({ why, by }) => why === 'approval' && by === operation)) return;
  const hold = { why: 'approval', since: circumstances.at, by: operation, location: null } as const;
  sheet.add(lotChanged(row, { holds: [...row.holds, hold] }));
}
