import type { LotId, ProductId } from '#domain/base/ids.ts';
import type { Floor } from '../floor.tsx';
import { type Draft, emptyDraft } from './draft.ts';

/** Goods that another screen has named: its lot, or only its product. */
export async function draftOf(
  { world }: Pick<Floor, 'world'>,
  said: { readonly lot: LotId | null; readonly product: ProductId | null },
): Promise<Draft | null> {
  const lot = said.lot === null ? undefined : await world.get('lot', said.lot);
  const id = lot?.product ?? said.product;
  const product = id === null ? undefined : await world.get('product', id);
  return product ? { ...emptyDraft(product), number: lot?.name ?? null, entry: 'picked' } : null;
}
