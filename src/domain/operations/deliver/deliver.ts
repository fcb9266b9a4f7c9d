import { Type, type Static } from 'typebox';
import type { LineId, LocationId, OperationTypeId, OrderId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, strict } from '../../base/schema.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { book, bookingKeys } from '../booking-rules.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { entryFlags } from '../entry-rules.ts';
import { EntrySchema, GoodsSchema, type LooseGoods } from '../goods.ts';
import { type Outgoing, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { weightFlags } from '../weight-rules.ts';
import { bringPackage, contentKeys, looseOf } from '../whole-package.ts';
import { substitutionKeys, substitute } from './substitution.ts';

const DeliverSchema = Type.Object(
  {
    order: Id<OrderId>(),
    line: Nullable(Id<LineId>()),
    operationType: Id<OperationTypeId>(),
    goods: GoodsSchema,
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    entry: EntrySchema,
  },
  strict,
);
type Deliver = Static<typeof DeliverSchema>;

/** Goods or a whole package leave to a customer. */
export const deliver = defineOperation({
  kind: 'deliver',
  version: 1,
  payload: DeliverSchema,
  right: 'dock',
  targets: () => [],
  cites: ({ goods, order }) => [
    rowKey('order', order),
    ...('whole' in goods ? [rowKey('package', goods.whole)] : []),
    ...('lot' in goods && goods.lot ? [rowKey('lot', goods.lot.id)] : []),
  ],

  reads(payload, circumstances, view) {
    const orders = bookingKeys(payload.order, circumstances, view);
    const keys: RowKey[] = [
      ...orders,
      ...substitutionKeys(orders, view),
      rowKey('location', payload.to),
      ...contentKeys(payload.goods, view),
    ];
    for (const loose of looseOf(payload.goods, view))
      keys.push(...outgoingKeys(outgoing(payload, loose, view), circumstances, view));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { goods, from, to } = payload;
    if (view.get('location', to).state === 'absent')
      return refuse(refusal('unknown-location', { locationId: to }));
    const sheet = openSheet(circumstances, view);
    const wrong = bringPackage(goods, from, sheet);
    if (wrong) return wrong;
    for (const loose of looseOf(goods, sheet.view)) {
      const stopped = ship(payload, loose, circumstances, sheet);
      if (stopped) return stopped;
    }
    return sheet.accept();
  },
});

const outgoing = ({ from, order, operationType }: Deliver, goods: LooseGoods, view: View): Outgoing => ({
  goods,
  from,
  purpose: 'use',
  order,
  within: found(view, 'order', order)?.from ?? from,
  type: operationType,
});

function ship(
  payload: Deliver,
  goods: LooseGoods,
  circumstances: Circumstances,
  sheet: Sheet,
): Decision | null {
  const { order, line, from, to, entry } = payload;
  const { product, lot, quantity, weight, packaging } = goods;
  // The order first: that it is closed says more than that its goods are on hold.
  const booked = book({ kind: 'delivery', order, line, product, quantity }, circumstances, sheet.view);
  if (!booked.ok) return booked.decision;
  sheet.add(...booked.facts);
  const stopped = takeOut(outgoing(payload, goods, sheet.view), circumstances, sheet);
  if (stopped) return stopped;
  sheet.flag(...booked.flags);
  sheet.adjust(...booked.adjustments);
  const row = found(sheet.view, 'product', product);
  sheet.flag(...entryFlags(row, lot?.name ?? null, entry));
  if (row) sheet.flag(...weightFlags(row, quantity, weight));
  sheet.move({
    product,
    lot: lot?.id ?? null,
    package: goods.package,
    into: 'whole' in payload.goods ? goods.package : null,
    quantity,
    weight,
    packaging,
    from,
    to,
    order: booked.order,
    line: booked.line,
  });
  if (booked.line) substitute({ order: booked.order, line: booked.line, taken: lot }, sheet);
  return null;
}
