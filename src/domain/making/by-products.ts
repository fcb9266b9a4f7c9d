import { Type, type Static } from 'typebox';
import { type CompanyId, type LocationId, type ProductId, lotIdOf } from '../base/ids.ts';
import { type Refusal, refusal } from '../base/refusal.ts';
import { Id, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import type { OperationType } from '../catalogue/place.ts';
import { quantityRefusal } from '../operations/quantity-rules.ts';
import { LotDatesSchema, stockKey } from '../stock/rows.ts';
import { type RowKey, type View, rowKey } from '../stock/view.ts';
import { FinishedNumberSchema, finishedNumberRefusal, numberKeys } from './finished-number.ts';
import type { ByProduct } from './production.ts';
import type { Sheet } from '../operations/sheet.ts';

export const ByProductsSchema = Type.Array(
  Type.Object(
    {
      product: Id<ProductId>(),
      quantity: QuantitySchema,
      number: Nullable(FinishedNumberSchema),
      dates: Nullable(LotDatesSchema),
      to: Id<LocationId>(),
    },
    strict,
  ),
  { maxItems: 50 },
);
/** [PRD-10] What else came out, under lots of its own. */
export type ByProductsSaid = Static<typeof ByProductsSchema>;

export const byProductKeys = (said: ByProductsSaid, company: CompanyId, view: View): RowKey[] =>
  said.flatMap(({ product, number, to }) => [
    rowKey('product', product),
    rowKey('location', to),
    ...(number
      ? numberKeys(view, product, lotIdOf(company, product, number.name))
      : [rowKey('stock', stockKey(product, null))]),
  ]);

export function judgeByProducts(
  sheet: Sheet,
  type: OperationType | undefined,
  said: ByProductsSaid,
): { readonly byProducts: readonly ByProduct[]; readonly wrong: Refusal | null } {
  const byProducts: ByProduct[] = [];
  const seen = new Set<string>();
  for (const { product: id, ...rest } of said) {
    const known = sheet.view.get('product', id);
    if (known.state === 'absent') return { byProducts, wrong: refusal('unknown-product', { productId: id }) };
    if (known.state === 'unknown') continue;
    const { value: product } = known;
    const wrong =
      quantityRefusal(product, rest.quantity) ??
      finishedNumberRefusal(sheet, type, product, rest.number?.name ?? null, rest.quantity);
    if (wrong) return { byProducts, wrong };
    const name = rest.number?.name.trim();
    if (product.tracking === 'serial' && name !== undefined) {
      if (seen.has(`${id} ${name}`)) return { byProducts, wrong: refusal('number-twice', { number: name }) };
      seen.add(`${id} ${name}`);
    }
    byProducts.push({ ...rest, product });
  }
  return { byProducts, wrong: null };
}
