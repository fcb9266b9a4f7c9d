import { Type } from 'typebox';
import type { LocationId, PackageId } from '../../base/ids.ts';
import { Id, strict } from '../../base/schema.ts';
import { stockKey } from '../../stock/rows.ts';
import { chainKeys } from '../../stock/place-tree.ts';
import { rowKey } from '../../stock/view.ts';
import { defineOperation } from '../define.ts';
import { openSheet, reservationKeys } from '../sheet.ts';
import { bringPackage, contentKeys, looseOf } from '../whole-package.ts';

/** [X16] A package is opened: all that is in it lies loose where it stands. Taking out a part is a transfer. */
export const unpack = defineOperation({
  kind: 'unpack',
  version: 1,
  payload: Type.Object({ package: Id<PackageId>(), location: Id<LocationId>() }, strict),
  right: 'handle',
  targets: () => [],
  cites: (payload) => [rowKey('package', payload.package)],

  reads(payload, _circumstances, view) {
    const goods = { whole: payload.package };
    return [
      ...chainKeys(view, payload.location),
      ...contentKeys(goods, view),
      ...looseOf(goods, view).flatMap(({ product, lot }) =>
        reservationKeys(view, stockKey(product, lot?.id ?? null)),
      ),
    ];
  },

  decide(payload, circumstances, view) {
    const { location } = payload;
    const goods = { whole: payload.package };
    const sheet = openSheet(circumstances, view);
    const wrong = bringPackage(goods, location, sheet);
    if (wrong) return wrong;
    for (const { product, lot, quantity } of looseOf(goods, sheet.view))
      sheet.move({
        product,
        lot: lot?.id ?? null,
        package: payload.package,
        into: null,
        quantity,
        from: location,
        to: location,
      });
    return sheet.accept();
  },
});
