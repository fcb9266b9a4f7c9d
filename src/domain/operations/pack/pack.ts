import { Type, type Static } from 'typebox';
import { type LocationId, packageIdOf } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, defineOperation, refuse } from '../define.ts';
import { LooseGoodsSchema, type LooseGoods } from '../goods.ts';
import { type Outgoing, isOursAt, outgoingKeys, takeOut } from '../outgoing-rules.ts';
import { openSheet } from '../sheet.ts';

const PackSchema = Type.Object(
  {
    /** Its own label: 18 digits. A package that is known already takes more in. */
    sscc: Type.String({ pattern: '^\\d{18}$' }),
    location: Id<LocationId>(),
    goods: Type.Array(LooseGoodsSchema, { minItems: 1, maxItems: 200 }),
  },
  strict,
);
type Pack = Static<typeof PackSchema>;

/** [X16] Goods are put into a package where they lie. */
export const pack = defineOperation({
  kind: 'pack',
  version: 1,
  payload: PackSchema,
  right: 'handle',
  targets: () => [],
  cites: ({ goods }) => goods.flatMap(({ lot }) => (lot ? [rowKey('lot', lot.id)] : [])),

  reads(payload, circumstances, view) {
    const keys: RowKey[] = [
      rowKey('location', payload.location),
      rowKey('package', packageOf(payload, circumstances)),
    ];
    for (const goods of payload.goods)
      keys.push(...outgoingKeys(outgoing(payload, goods), circumstances, view));
    return keys;
  },

  decide(payload, circumstances, view) {
    const { location, sscc } = payload;
    const row = found(view, 'location', location);
    if (row && !isOursAt(view, location)) return refuse(refusal('not-our-place', { location: row.name }));
    const id = packageOf(payload, circumstances);
    const sheet = openSheet(circumstances, view);
    if (view.get('package', id).state !== 'present')
      sheet.add({ kind: 'package-registered', package: { id, sscc, order: null, contents: [] } });
    for (const goods of payload.goods) {
      const stopped = takeOut(outgoing(payload, goods), circumstances, sheet);
      if (stopped) return stopped;
      const { product, lot, package: inside, quantity, weight, packaging } = goods;
      sheet.move({
        product,
        lot: lot?.id ?? null,
        package: inside,
        into: id,
        quantity,
        weight,
        packaging,
        from: location,
        to: location,
      });
    }
    return sheet.accept();
  },
});

const packageOf = ({ sscc }: Pack, { company }: Pick<Circumstances, 'company'>) => packageIdOf(company, sscc);

const outgoing = ({ location }: Pack, goods: LooseGoods): Outgoing => ({
  goods,
  from: location,
  purpose: 'move',
  order: null,
  within: location,
  type: null,
});
