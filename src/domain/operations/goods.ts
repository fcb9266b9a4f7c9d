import { Type, type Static } from 'typebox';
import type { LotId, PackageId, ProductId } from '../base/ids.ts';
import { Id, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';

export const LotRefSchema = Type.Object({ id: Id<LotId>(), name: NameSchema }, strict);
/** A lot or serial as it was scanned or picked: who it is, and the name that the person read. */
export type LotRef = Static<typeof LotRefSchema>;

export const EntrySchema = Type.Union([
  Type.Literal('scanned'),
  Type.Literal('typed'),
  Type.Literal('picked'),
]);

/** Members that name goods which leave a place, singly. */
export const looseGoods = {
  product: Id<ProductId>(),
  /** Null for goods that are not tracked. */
  lot: Nullable(LotRefSchema),
  quantity: QuantitySchema,
  weight: Nullable(QuantitySchema),
  /** [UOM-1] The packaging that was scanned, and how many of it. */
  packaging: Nullable(Type.Object({ name: NameSchema, count: QuantitySchema }, strict)),
  /** What they are taken out of; null: they lie loose. */
  package: Nullable(Id<PackageId>()),
};

export const LooseGoodsSchema = Type.Object(looseGoods, strict);
export type LooseGoods = Static<typeof LooseGoodsSchema>;

/** [X16] A package with all that is in it, whatever that is when it is booked. */
export const WholePackageSchema = Type.Object({ whole: Id<PackageId>() }, strict);

export const GoodsSchema = Type.Union([LooseGoodsSchema, WholePackageSchema]);
export type Goods = Static<typeof GoodsSchema>;
