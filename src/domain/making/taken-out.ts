import { Type, type Static } from 'typebox';
import type { CompanyId, LocationId, ProductId } from '../base/ids.ts';
import { isPositive } from '../base/quantity.ts';
import { type Refusal, flag, refusal } from '../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import { numberRefusal, quantityRefusal } from '../operations/quantity-rules.ts';
import { type Pedigree, pedigreeKey, stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { isMaking } from './booking.ts';
import { gapsOf, takeOut } from './inputs.ts';
import { LotRefSchema, lotRefId, lotRefName } from './lot-ref.ts';
import type { Sheet } from '../operations/sheet.ts';

export const TakenOutSchema = Type.Array(
  Type.Object(
    {
      product: Id<ProductId>(),
      lot: Nullable(LotRefSchema),
      quantity: QuantitySchema,
      /** A shelf, or scrap. */
      to: Id<LocationId>(),
    },
    strict,
  ),
  { maxItems: 200 },
);
/** [PRD-9] Components that came out of finished goods again. */
export type TakenOut = Static<typeof TakenOutSchema>;

export const takenOutKeys = (said: TakenOut, company: CompanyId): RowKey[] =>
  said.flatMap(({ product, lot, to }) => {
    const id = lotRefId(company, product, lot);
    return [
      rowKey('product', product),
      rowKey('location', to),
      rowKey('stock', stockKey(product, id)),
      ...(id ? [rowKey('lot', id)] : []),
    ];
  });

export function takenOutRefusal(view: View, said: TakenOut): Refusal | null {
  for (const { product: id, lot, quantity, to } of said) {
    if (view.get('location', to).state === 'absent') return refusal('unknown-location', { locationId: to });
    const known = view.get('product', id);
    if (known.state === 'absent') return refusal('unknown-product', { productId: id });
    if (known.state === 'unknown') continue;
    const wrong =
      quantityRefusal(known.value, quantity) ?? numberRefusal(known.value, lotRefName(lot), quantity);
    if (wrong) return wrong;
  }
  return null;
}

/** The pedigrees that say what is in goods of this lot, newest first. */
export const producedOf = (view: View, lot: Pedigree['lot']): Pedigree[] =>
  (found(view, 'pedigree-of', lot)?.keys ?? [])
    .flatMap((key) => found(view, 'pedigree', key) ?? [])
    .filter(({ how, quantity }) => how === 'produced' && isPositive(quantity))
    .toSorted((a, b) => b.at - a.at);

/** Components go where they are put, and stand in the pedigree as taken out: recall still finds them. */
export function takeApart(
  sheet: Sheet,
  pedigrees: readonly Pedigree[],
  said: TakenOut,
  production: LocationId,
): void {
  const { operation, company } = sheet.circumstances;
  const order = pedigrees[0]?.order ?? null;
  for (const { product, lot: ref, quantity, to } of said) {
    const lot = lotRefId(company, product, ref);
    sheet.move({ product, lot, package: null, quantity, from: production, to, order });
    let short = quantity;
    for (const { lot: of, operation: by } of pedigrees) {
      const pedigree = found(sheet.view, 'pedigree', pedigreeKey(of, by));
      if (!pedigree || !isPositive(short)) continue;
      const out = takeOut(pedigree.inputs, { product, lot, quantity: short }, operation);
      if (out.short === short) continue;
      short = out.short;
      changeInputs(sheet, pedigree, out.inputs);
    }
    if (isPositive(short)) {
      const name = found(sheet.view, 'product', product)?.name ?? product;
      sheet.flag(flag('not-on-bill', { product: name, order: orderName(sheet.view, order) }));
    }
  }
}

export function changeInputs(sheet: Sheet, before: Pedigree, inputs: Pedigree['inputs']): void {
  const order = before.order === null ? undefined : found(sheet.view, 'order', before.order);
  const gaps = order && isMaking(order) ? gapsOf(sheet.view, order, before.quantity, inputs) : before.gaps;
  sheet.add({ kind: 'pedigree-recorded', pedigree: { ...before, inputs, gaps }, before });
}

const orderName = (view: View, order: Pedigree['order']): string =>
  (order === null ? undefined : found(view, 'order', order)?.reference) ?? '';
