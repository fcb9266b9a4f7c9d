import type { StoredRowOf } from '#domain/stock/view.ts';
import type { Floor } from '../../floor.tsx';
import { type PartnerSide, partnersFor } from '../../partners.ts';
import type { ReferenceKind } from './fields.ts';

export interface Referred {
  readonly id: string;
  readonly title: string;
  readonly note: string | undefined;
  readonly row: StoredRowOf[ReferenceKind];
}

const most = 60;

/** What a field points to, as people call it. */
export async function referred(floor: Floor, to: ReferenceKind, id: string): Promise<Referred | undefined> {
  const row = await floor.world.get(to, id);
  return row && asReferred(floor, to, row);
}

/** What may be chosen, narrowed by what is typed. */
export async function candidates(
  floor: Floor,
  to: ReferenceKind,
  typed: string,
  side?: PartnerSide,
): Promise<readonly Referred[]> {
  if (to === 'partner' && side) {
    const rows = await partnersFor(floor.world, side, typed, most);
    return Promise.all(rows.map((row) => asReferred(floor, to, row)));
  }
  if (to === 'bom') {
    const rows = (await floor.world.scan('bom', 'product:', 500)).filter(({ archived }) => !archived);
    const all = await Promise.all(rows.map((row) => asReferred(floor, to, row)));
    return all.filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase())).slice(0, most);
  }
  const text = typed.trim();
  const byName = await floor.world.scan(to, `name:${text}`, most);
  const byCode =
    (to === 'product' || to === 'partner') && text !== ''
      ? await floor.world.scan(to, `code:${text}`, most)
      : [];
  const rows = [...new Map([...byCode, ...byName].map((row) => [row.id, row])).values()].filter(isInUse);
  const all = await Promise.all(rows.map((row) => asReferred(floor, to, row)));
  return all.toSorted((a, b) => a.title.localeCompare(b.title));
}

const isInUse = (row: StoredRowOf[ReferenceKind]): boolean =>
  !('archived' in row && row.archived) && !('active' in row && !row.active);

async function asReferred(
  floor: Floor,
  to: ReferenceKind,
  row: StoredRowOf[ReferenceKind],
): Promise<Referred> {
  if (to === 'bom') {
    const bom = row as StoredRowOf['bom'];
    const product = await floor.world.get('product', bom.product);
    const unit = product?.unit ?? '';
    return { id: bom.id, title: product?.name ?? bom.product, note: `${bom.quantity} ${unit}`, row };
  }
  const named = row as Exclude<StoredRowOf[ReferenceKind], StoredRowOf['bom']>;
  const note = 'code' in named ? (named.code ?? undefined) : undefined;
  return { id: named.id, title: named.name, note, row };
}
