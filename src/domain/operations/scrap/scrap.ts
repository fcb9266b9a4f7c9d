import { Type, type Static } from 'typebox';
import type { LocationId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { defineOperation, refuse } from '../define.ts';
import { entryFlags } from '../entry-rules.ts';
import { EntrySchema, GoodsSchema, type LooseGoods } from '../goods.ts';
import { type Outgoing, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { openSheet } from '../sheet.ts';
import { siteKeys, siteOf } from '../site-rules.ts';
import { bringPackage, contentKeys, looseOf } from '../whole-package.ts';

const ScrapSchema = Type.Object({ goods: GoodsSchema, from: Id<LocationId>(), entry: EntrySchema }, strict);
type Scrap = Static<typeof ScrapSchema>;

/** Goods are thrown away, and somebody says why. */
export const scrap = defineOperation({
  kind: 'scrap',
  version: 1,
  payload: ScrapSchema,
  right: 'handle',
  targets: () => [],
  cites: ({ goods }) => ('lot' in goods && goods.lot ? [rowKey('lot', goods.lot.id)] : []),

  reads(payload, circumstances, view) {
    const keys: RowKey[] = [...siteKeys(circumstances, view), ...contentKeys(payload.goods, view)];
    for (const loose of looseOf(payload.goods, view))
      keys.push(...outgoingKeys(outgoing(payload, loose), circumstances, view));
    return keys;
  },

  decide(payload, circumstances, view) {
    // The reason is part of the act here, not an explanation of something odd: without it nothing was decided.
    if (!circumstances.reason?.trim()) return refuse(refusal('reason-missing', {}));
    const sheet = openSheet(circumstances, view);
    const site = siteOf(circumstances, view);
    if (!site) return sheet.accept();
    const wrong = bringPackage(payload.goods, payload.from, sheet);
    if (wrong) return wrong;
    for (const loose of looseOf(payload.goods, sheet.view)) {
      const stopped = takeOut(outgoing(payload, loose), circumstances, sheet);
      if (stopped) return stopped;
      const { product, lot, package: inside, quantity, weight, packaging } = loose;
      sheet.flag(...entryFlags(found(view, 'product', product), lot?.name ?? null, payload.entry));
      sheet.move({
        product,
        lot: lot?.id ?? null,
        package: inside,
        into: null,
        quantity,
        weight,
        packaging,
        from: payload.from,
        to: site.scrap,
      });
    }
    return sheet.accept();
  },
});

const outgoing = ({ from }: Scrap, goods: LooseGoods): Outgoing => ({
  goods,
  from,
  purpose: 'move',
  order: null,
  within: from,
  type: null,
});
