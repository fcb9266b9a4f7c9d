import { Type, type Static } from 'typebox';
import { type CompanyId, type LotId, type ProductId, lotIdOf } from '../base/ids.ts';
import { Id, NameSchema, strict } from '../base/schema.ts';

export const LotRefSchema = Type.Union([
  NameSchema,
  Type.Object({ id: Id<LotId>(), name: NameSchema }, strict),
]);
/** A number as it was read. The identity follows from it (NUM-6), and is written out only for a lot that was renamed: a thousand of these must fit one operation. */
export type LotRef = Static<typeof LotRefSchema>;

export function lotRefId(company: CompanyId, product: ProductId, lot: LotRef | null): LotId | null {
  if (lot === null) return null;
  return typeof lot === 'string' ? lotIdOf(company, product, lot) : lot.id;
}

export function lotRefName(lot: LotRef | null): string | null {
  if (lot === null) return null;
  return (typeof lot === 'string' ? lot : lot.name).trim();
}

/** By its name alone where that says who it is. */
export const lotRefOf = (company: CompanyId, product: ProductId, lot: LotId, name: string): LotRef =>
  lotIdOf(company, product, name) === lot ? name : { id: lot, name };
