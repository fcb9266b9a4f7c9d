import { Type, type Static } from 'typebox';
import type { LineId, LocationId, OperationTypeId, OrderId, PackageId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, strict } from '../../base/schema.ts';
import { holdsAt, stockKey } from '../../stock/rows.ts';
import { lotChanged } from '../../stock/facts.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import { isPositive } from '../../base/quantity.ts';
import { type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { book, bookingKeys } from '../booking-rules.ts';
import { type Circumstances, type Decision, defineOperation, refuse } from '../define.ts';
import { entryFlags } from '../entry-rules.ts';
import { EntrySchema, GoodsSchema, type LooseGoods } from '../goods.ts';
import { type Outgoing, isOursAt, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { type Sheet, openSheet } from '../sheet.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { bringPackage, contentKeys, looseOf } from '../whole-package.ts';

const TransferSchema = Type.Object(
  {
    goods: GoodsSchema,
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    /** [X16] What single goods are put into there; null: they lie loose. A whole package stays what it is. */
    into: Nullable(Id<PackageId>()),
    /** The planned transfer that it counts for; null: nobody planned it. */
    order: Nullable(
      Type.Object(
        { id: Id<OrderId>(), line: Nullable(Id<LineId>()), operationType: Id<OperationTypeId>() },
        strict,
      ),
    ),
    entry: EntrySchema,
  },
  strict,
);
type Transfer = Static<typeof TransferSchema>;

/** Goods or a whole package are put elsewhere within the company. */
export const transfer = defineOperation({
  kind: 'transfer',
  version: 1,
  payload: TransferSchema,
  right: 'handle',
  targets: () => [],
  cites: ({ goods, order, into }) => [
    ...(order ? [rowKey('order', order.id)] : []),
    ...('whole' in goods ? [rowKey('package', goods.whole)] : []),
    ...('lot' in goods && goods.lot ? [rowKey('lot', goods.lot.id)] : []),
    ...(into ? [rowKey('package', into)] : []),
  ],

  reads(payload, circumstances, view) {
    const { goods, from, to, into, order } = payload;
    const keys: RowKey[] = [...chainKeys(view, from), ...chainKeys(view, to), ...contentKeys(goods, view)];
    if (into) keys.push(rowKey('package', into));
    if (order) keys.push(...bookingKeys(order.id, circumstances, view));
    for (const loose of looseOf(goods, view))
      keys.push(...outgoingKeys(outgoing(payload, loose), circumstances, view));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { goods, from, to, into } = payload;
    for (const location of [from, to]) {
      if (view.get('location', location).state === 'absent')
        return refuse(refusal('unknown-location', { locationId: location }));
      const row = found(view, 'location', location);
      if (row && !isOursAt(view, location)) return refuse(refusal('not-our-place', { location: row.name }));
    }
    if (into && view.get('package', into).state === 'absent')
      return refuse(refusal('unknown-package', { packageId: into }));
    const sheet = openSheet(circumstances, view);
    const wrong = bringPackage(goods, from, sheet);
    if (wrong) return wrong;
    for (const loose of looseOf(goods, sheet.view)) {
      const stopped = put(payload, loose, circumstances, sheet);
      if (stopped) return stopped;
    }
    return sheet.accept();
  },
});

const outgoing = ({ from, order }: Transfer, goods: LooseGoods): Outgoing => ({
  goods,
  from,
  purpose: 'move',
  order: order?.id ?? null,
  within: from,
  type: order?.operationType ?? null,
});

function put(
  payload: Transfer,
  goods: LooseGoods,
  circumstances: Circumstances,
  sheet: Sheet,
): Decision | null {
  const { from, to, order } = payload;
  const stopped = takeOut(outgoing(payload, goods), circumstances, sheet);
  if (stopped) return stopped;
  const { product, lot, quantity, weight, packaging } = goods;
  sheet.flag(...entryFlags(found(sheet.view, 'product', product), lot?.name ?? null, payload.entry));
  let booked: { order: OrderId; line: LineId | null } | null = null;
  if (order) {
    const on = book(
      { kind: 'transfer', order: order.id, line: order.line, product, quantity },
      circumstances,
      sheet.view,
    );
    if (!on.ok) return on.decision;
    sheet.add(...on.facts);
    sheet.flag(...on.flags);
    sheet.adjust(...on.adjustments);
    booked = { order: on.order, line: on.line };
  }
  sheet.move({
    product,
    lot: lot?.id ?? null,
    package: goods.package,
    into: 'whole' in payload.goods ? goods.package : payload.into,
    quantity,
    weight,
    packaging,
    from,
    to,
    ...booked,
  });
  if (lot) carryHolds(goods, payload, sheet);
  return null;
}

/** [QLT-1] A hold on a lot at one place goes along: goods are not freed by being put elsewhere. */
function carryHolds({ product, lot: said }: LooseGoods, { from, to }: Transfer, { view, add }: Sheet): void {
  const lot = said && found(view, 'lot', said.id);
  if (!lot || from === to) return;
  const carried = holdsAt(lot, from)
    .filter(({ location }) => location === from)
    .map((hold) => ({ ...hold, location: to }))
    .filter(({ by }) => !lot.holds.some((hold) => hold.by === by && hold.location === to));
  const isLeft = placesLeft(view, product, lot.id, from);
  const stay = lot.holds.filter(({ location }) => location !== from || isLeft);
  if (carried.length > 0 || stay.length < lot.holds.length)
    add(lotChanged(lot, { holds: [...stay, ...carried] }));
}

const placesLeft = (
  view: View,
  product: LooseGoods['product'],
  lot: NonNullable<LooseGoods['lot']>['id'],
  at: LocationId,
): boolean => {
  const stock = found(view, 'stock', stockKey(product, lot));
  return (stock?.places ?? []).some(
    ({ location, package: inside }) => location === at && isPositive(quantityAt(stock, at, inside)),
  );
};
