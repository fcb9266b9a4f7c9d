import { Type } from 'typebox';
import type { LotId } from '../../base/ids.ts';
import { refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import { stockKey } from '../../stock/rows.ts';
import { type RowKey, found, rowKey } from '../../stock/view.ts';
import { accept, defineOperation, refuse } from '../define.ts';

/** [STK-8, A14] A lot that never moved is deleted; one that did is history and can only be archived. */
export const deleteLot = defineOperation({
  kind: 'delete-lot',
  version: 1,
  payload: Type.Object({ lot: Id<LotId>() }, strict),
  right: 'lots-all',
  targets: () => [],
  cites: ({ lot }) => [rowKey('lot', lot)],

  reads({ lot: id }, _circumstances, view) {
    const lot = found(view, 'lot', id);
    const keys: RowKey[] = [rowKey('lot', id), rowKey('pedigree-of', id)];
    return lot ? [...keys, rowKey('stock', stockKey(lot.product, id))] : keys;
  },

  decide({ lot: id }, _circumstances, view) {
    const known = view.get('lot', id);
    if (known.state === 'absent') return refuse(refusal('unknown-lot', { number: id }));
    if (known.state === 'unknown') return accept([]);
    const lot = known.value;
    const stock = found(view, 'stock', stockKey(lot.product, id));
    const made = found(view, 'pedigree-of', id)?.keys ?? [];
    if (made.length > 0 || (stock && (stock.recent.length > 0 || stock.places.length > 0)))
      return refuse(refusal('lot-has-moved', { number: lot.name }));
    return accept([{ kind: 'lot-deleted', lot }]);
  },
});
