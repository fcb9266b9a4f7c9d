import { Type } from 'typebox';
import type { LocationId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, Nullable, strict } from '../../base/schema.ts';
import { lotChanged } from '../../stock/facts.ts';
import { stockKey } from '../../stock/rows.ts';
import { found, rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';
import { LotRefSchema } from '../goods.ts';
import { openSheet, reservationKeys } from '../sheet.ts';

/** [QLT-1, X17] A lot, or what of it is at one place, is not to be used until somebody signs for it. */
export const hold = defineOperation({
  kind: 'hold',
  version: 1,
  payload: Type.Object(
    {
      lot: LotRefSchema,
      /** Null: wherever it is. */
      location: Nullable(Id<LocationId>()),
      why: Type.Union([Type.Literal('quality'), Type.Literal('recall')]),
    },
    strict,
  ),
  right: 'decide',
  targets: () => [],
  cites: ({ lot }) => [rowKey('lot', lot.id)],

  reads(payload, _circumstances, view) {
    const lot = found(view, 'lot', payload.lot.id);
    const keys = [rowKey('lot', payload.lot.id)];
    if (payload.location) keys.push(rowKey('location', payload.location));
    if (!lot) return keys;
    const stock = stockKey(lot.product, lot.id);
    return [...keys, rowKey('stock', stock), ...reservationKeys(view, stock)];
  },

  decide({ lot: said, location, why }, circumstances, view) {
    const { operation, at, version } = circumstances;
    if (location && view.get('location', location).state === 'absent')
      return refuse(refusal('unknown-location', { locationId: location }));
    const known = view.get('lot', said.id);
    if (known.state === 'absent') return refuse(refusal('unknown-lot', { number: said.name }));
    if (known.state === 'unknown') return accept([]);
    const lot = known.value;
    // Two supervisors who think the same: the first hold stands.
    if (lot.holds.some((each) => each.why === why && each.location === location)) return accept([]);
    const sheet = openSheet(circumstances, view);
    sheet.add(
      lotChanged(lot, { holds: [...lot.holds, { why, since: at, by: operation, location, version }] }),
    );
    return sheet.accept();
  },
});
