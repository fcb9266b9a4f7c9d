import { Type, type Static } from 'typebox';
import type { LocationId, LotId, PackageId, ProductId } from '../../base/ids.ts';
import { compare } from '../../base/quantity.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { isMaking } from '../../making/booking.ts';
import { flagHolds, goodsKeys, goodsLot, goodsRefusal } from '../../making/goods.ts';
import { LotRefSchema, lotRefName } from '../../making/lot-ref.ts';
import { productionPlace } from '../../making/place.ts';
import { closeWhenDone } from '../../making/production.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import {
  TakenOutSchema,
  producedOf,
  takeApart,
  takenOutKeys,
  takenOutRefusal,
} from '../../making/taken-out.ts';
import { stockRefusal } from '../../making/taking-flags.ts';
import type { Pedigree } from '../../stock/rows.ts';
import { found, rowKey } from '../../stock/view.ts';
import { defineOperation, refuse } from '../define.ts';

const UnbuildSchema = Type.Object(
  {
    product: Id<ProductId>(),
    lot: Nullable(LotRefSchema),
    quantity: QuantitySchema,
    from: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    /** What came out whole, and where it was put; what is not named is gone. */
    returns: TakenOutSchema,
  },
  strict,
);
type Unbuild = Static<typeof UnbuildSchema>;

/** Finished goods are taken apart; their components go back on a shelf under their own lots. */
export const unbuild = defineOperation({
  kind: 'unbuild',
  version: 1,
  payload: UnbuildSchema,
  right: 'floor',
  targets: () => [],
  cites: () => [],

  reads: (payload, { company, site }, view) => [
    rowKey('site', site),
    ...goodsKeys(payload, company, view),
    ...takenOutKeys(payload.returns, company),
  ],

  decide(payload, circumstances, view) {
    const wrong = goodsRefusal(view, payload) ?? takenOutRefusal(view, payload.returns);
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    const production = productionPlace(sheet);
    if (!production.ok) return production.decision;
    const lot = goodsLot(payload, circumstances.company);
    const { product, package: inside, quantity, from } = payload;
    const pedigrees = lot ? producedOf(view, lot) : [];
    const order = pedigrees[0]?.order ?? null;
    const common = { line: null, name: lotRefName(payload.lot), grade: 'scanned', unit: null } as const;
    const short = stockRefusal(sheet, [{ ...common, product, lot, from, package: inside, quantity }]);
    if (short) return refuse(short);
    flagHolds(sheet, lot, from);
    sheet.move({ product, lot, package: inside, into: null, quantity, from, to: production.place, order });
    takeApart(sheet, pedigrees, payload.returns, production.place);
    if (lot) forget(sheet, pedigrees, lot, payload);
    return sheet.accept();
  },
});

/** [APR-2] Nobody has to decide any longer about goods that are gone, and their order can end. */
function forget(sheet: Sheet, pedigrees: readonly Pedigree[], lot: LotId, { quantity }: Unbuild): void {
  for (const { operation, order: id } of pedigrees) {
    const order = id === null ? undefined : found(sheet.view, 'order', id);
    const output = order?.making?.outputs.find((each) => each.operation === operation && each.lot === lot);
    if (!order || !output || compare(quantity, output.quantity) < 0) continue;
    const { approval } = output;
    if (approval !== 'waiting' && approval !== 'rejected') continue;
    const common = { order: order.id, production: operation, producer: null } as const;
    sheet.add({ kind: 'approval-changed', ...common, approval: 'none', before: approval });
    if (isMaking(order)) closeWhenDone(sheet, order);
  }
}
