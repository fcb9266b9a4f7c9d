import { Type, type Static } from 'typebox';
import type { LocationId, OrderId, PackageId, ProductId } from '../../base/ids.ts';
import { type Quantity, isPositive, min, subtract } from '../../base/quantity.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { isMaking, type MakingOrder } from '../../making/booking.ts';
import { pedigreeKeys } from '../../making/finished-number.ts';
import { takeOut } from '../../making/inputs.ts';
import { LotRefSchema, lotRefId, lotRefName } from '../../making/lot-ref.ts';
import { productionPlace } from '../../making/place.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { gapsOf } from '../../making/inputs.ts';
import { orderChanged } from '../../stock/facts.ts';
import { pedigreeKey, stockKey } from '../../stock/rows.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, accept, defineOperation, refuse } from '../define.ts';
import { numberRefusal, quantityRefusal } from '../quantity-rules.ts';

const ReturnSchema = Type.Object(
  {
    order: Id<OrderId>(),
    product: Id<ProductId>(),
    lot: Nullable(LotRefSchema),
    /** Measured, not computed. */
    quantity: QuantitySchema,
    to: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
  },
  strict,
);
type Return = Static<typeof ReturnSchema>;

/**
 * [PRD-8] What was left over goes back to a shelf under its lot, and the order has consumed that much less: first of what
 * lies ready, then of what was booked into the goods already.
 */
export const returnComponent = defineOperation({
  kind: 'return-component',
  version: 1,
  payload: ReturnSchema,
  right: 'floor',
  targets: () => [],
  cites: ({ order }) => [rowKey('order', order)],

  reads(payload, circumstances, view) {
    const keys: RowKey[] = [
      rowKey('order', payload.order),
      rowKey('product', payload.product),
      rowKey('location', payload.to),
      rowKey('site', circumstances.site),
      rowKey('stock', stockKey(payload.product, lotOf(payload, circumstances))),
    ];
    if (payload.package) keys.push(rowKey('package', payload.package));
    const returned = lotOf(payload, circumstances);
    if (returned) keys.push(rowKey('lot', returned));
    const order = found(view, 'order', payload.order);
    for (const { product } of order?.lines ?? []) keys.push(rowKey('product', product));
    const bom = order?.making?.bom ?? null;
    if (bom) keys.push(rowKey('bom', bom));
    for (const { product } of bom ? (found(view, 'bom', bom)?.components ?? []) : [])
      keys.push(rowKey('product', product));
    for (const { lot } of order?.making?.outputs ?? []) if (lot) keys.push(...pedigreeKeys(view, lot));
    return keys;
  },

  decide(payload, circumstances, view) {
    const known = view.get('order', payload.order);
    if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: payload.order }));
    if (known.state === 'unknown') return accept([]);
    const order = known.value;
    if (!isMaking(order)) return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
    if (view.get('location', payload.to).state === 'absent')
      return refuse(refusal('unknown-location', { locationId: payload.to }));
    const product = found(view, 'product', payload.product);
    const number = lotRefName(payload.lot);
    const wrong =
      product &&
      (quantityRefusal(product, payload.quantity) ?? numberRefusal(product, number, payload.quantity));
    if (wrong) return refuse(wrong);
    const sheet = openSheet(circumstances, view);
    const production = productionPlace(sheet);
    if (!production.ok) return production.decision;
    const rest = fromReady(sheet, order, payload, production.place);
    const short = isPositive(rest) ? fromBuiltIn(sheet, order, payload, rest, production.place) : rest;
    if (isPositive(short))
      return refuse(
        refusal('not-consumed', { product: product?.name ?? payload.product, order: order.reference }),
      );
    return sheet.accept();
  },
});

const lotOf = ({ product, lot }: Return, { company }: Pick<Circumstances, 'company'>) =>
  lotRefId(company, product, lot);

/** Last consumed, first returned. Gives what is still to be returned. */
function fromReady(sheet: Sheet, order: MakingOrder, payload: Return, production: LocationId): Quantity {
  const lot = lotOf(payload, sheet.circumstances);
  let left = payload.quantity;
  for (const each of order.making.consumed.toReversed()) {
    if (each.product !== payload.product || each.lot !== lot || !isPositive(left)) continue;
    const quantity = min(left, each.quantity);
    left = subtract(left, quantity);
    sheet.move({
      product: each.product,
      lot,
      package: null,
      into: payload.package,
      quantity,
      from: production,
      to: payload.to,
      order: order.id,
      line: each.line,
      grade: each.grade,
      reverses: each.move,
    });
  }
  return left;
}

/** It was booked into the goods, and was found lying there: the last goods made have that much less in them. */
function fromBuiltIn(
  sheet: Sheet,
  order: MakingOrder,
  payload: Return,
  wanted: Quantity,
  production: LocationId,
): Quantity {
  const { product, package: inside, to } = payload;
  const lot = lotOf(payload, sheet.circumstances);
  let left = wanted;
  for (const output of order.making.outputs.toReversed()) {
    const pedigree = output.lot && found(sheet.view, 'pedigree', pedigreeKey(output.lot, output.operation));
    if (!pedigree || !isPositive(left)) continue;
    const out = takeOut(pedigree.inputs, { product, lot, quantity: left }, null);
    if (out.short === left) continue;
    left = out.short;
    const gaps = gapsOf(sheet.view, order, output.quantity, out.inputs);
    sheet.add({
      kind: 'pedigree-recorded',
      pedigree: { ...pedigree, inputs: out.inputs, gaps },
      before: pedigree,
    });
  }
  const quantity = subtract(wanted, left);
  if (!isPositive(quantity)) return left;
  sheet.move({
    product,
    lot,
    package: null,
    into: inside,
    quantity,
    from: production,
    to,
    order: order.id,
  });
  const line = order.lines.find((each) => each.product === product);
  const now = found(sheet.view, 'order', order.id) ?? order;
  if (line)
    sheet.add(
      orderChanged(now, {
        lines: now.lines.map((each) =>
          each.id === line.id ? { ...each, done: subtract(each.done, quantity) } : each,
        ),
      }),
    );
  return left;
}
