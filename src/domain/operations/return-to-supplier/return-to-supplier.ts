import { Type, type Static } from 'typebox';
import type { LocationId, OrderId } from '../../base/ids.ts';
import { flag, refusal } from '../../base/refusal.ts';
import { Id, Nullable, strict } from '../../base/schema.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { defineOperation, refuse } from '../define.ts';
import { entryFlags } from '../entry-rules.ts';
import { EntrySchema, GoodsSchema, type LooseGoods } from '../goods.ts';
import { type Outgoing, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { openSheet } from '../sheet.ts';
import { bringPackage, contentKeys, looseOf } from '../whole-package.ts';

const ReturnSchema = Type.Object(
  {
    goods: GoodsSchema,
    /** The receipt it came in on; null when nobody knows. */
    receipt: Nullable(Id<OrderId>()),
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    entry: EntrySchema,
  },
  strict,
);
type Return = Static<typeof ReturnSchema>;

/** [RET-1] Goods go back to their supplier, held, expired or not: that is often why. */
export const returnToSupplier = defineOperation({
  kind: 'return-to-supplier',
  version: 1,
  payload: ReturnSchema,
  right: 'dock',
  targets: () => [],
  cites: ({ goods, receipt }) => [
    ...(receipt ? [rowKey('order', receipt)] : []),
    ...('lot' in goods && goods.lot ? [rowKey('lot', goods.lot.id)] : []),
  ],

  reads(payload, circumstances, view) {
    const keys: RowKey[] = [rowKey('location', payload.to), ...contentKeys(payload.goods, view)];
    if (payload.receipt) keys.push(rowKey('order', payload.receipt));
    for (const goods of looseOf(payload.goods, view))
      keys.push(...outgoingKeys(outgoing(payload, goods), circumstances, view));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { goods, receipt, from, to, entry } = payload;
    if (view.get('location', to).state === 'absent')
      return refuse(refusal('unknown-location', { locationId: to }));
    const order = receipt ? found(view, 'order', receipt) : undefined;
    if (order && order.kind !== 'receipt')
      return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
    const sheet = openSheet(circumstances, view);
    const wrong = bringPackage(goods, from, sheet);
    if (wrong) return wrong;
    for (const loose of looseOf(goods, sheet.view)) {
      const stopped = takeOut(outgoing(payload, loose), circumstances, sheet);
      if (stopped) return stopped;
      const { product, lot, package: inside, quantity, weight, packaging } = loose;
      const row = found(view, 'product', product);
      sheet.flag(...entryFlags(row, lot?.name ?? null, entry));
      if (!receipt) sheet.flag(flag('no-receipt-known', { number: lot?.name ?? row?.code ?? product }));
      sheet.move({
        product,
        lot: lot?.id ?? null,
        package: inside,
        into: 'whole' in goods ? inside : null,
        quantity,
        weight,
        packaging,
        from,
        to,
        order: receipt,
      });
    }
    return sheet.accept();
  },
});

const outgoing = ({ from }: Return, goods: LooseGoods): Outgoing => ({
  goods,
  from,
  purpose: 'move',
  order: null,
  within: from,
  type: null,
});
