import { Type, type Static } from 'typebox';
import type { CategoryId, PartnerId, PersonId, ProductId, SequenceId } from '../base/ids.ts';
import { Id, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';

export const TrackingSchema = Type.Union([Type.Literal('none'), Type.Literal('lot'), Type.Literal('serial')]);
/** [G01] none: only quantities are known · lot: one number for many units · serial: a number of its own for each unit. */
export type Tracking = Static<typeof TrackingSchema>;

export const RemovalStrategySchema = Type.Union([
  Type.Literal('fifo'),
  Type.Literal('lifo'),
  Type.Literal('fefo'),
  Type.Literal('closest'),
]);
export type RemovalStrategy = Static<typeof RemovalStrategySchema>;

export const ExpiryRuleSchema = Type.Object(
  {
    /** Days from receipt or production to expiration. */
    expirationDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
    /** Days counted back from expiration. */
    bestBeforeDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
    removalDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
    alertDays: Type.Integer({ minimum: 0, maximum: 36_500 }),
  },
  strict,
);
/** [EXP-1] The four date rules of a product. */
export type ExpiryRule = Static<typeof ExpiryRuleSchema>;

export const PackagingSchema = Type.Object(
  {
    name: NameSchema,
    /** How many base units one of it holds. */
    factor: QuantitySchema,
    /** GTINs as 14 digits, other codes as they are scanned. */
    barcodes: Type.Array(Type.String({ minLength: 1, maxLength: 80 })),
  },
  strict,
);
/** [UOM-1] "Pallet of 40 sacks" = 1000 kg. */
export type Packaging = Static<typeof PackagingSchema>;

export const CategorySchema = Type.Object(
  {
    id: Id<CategoryId>(),
    name: NameSchema,
    removal: Nullable(RemovalStrategySchema),
    archived: Type.Boolean(),
  },
  strict,
);
export type Category = Static<typeof CategorySchema>;

export const ProductSchema = Type.Object(
  {
    id: Id<ProductId>(),
    /** Internal reference. */
    code: NameSchema,
    name: NameSchema,
    tracking: TrackingSchema,
    /** "kg", "pcs": the base unit that stock is kept in. */
    unit: NameSchema,
    /** Decimals that the base unit allows, 0 to 6. */
    precision: Type.Integer({ minimum: 0, maximum: 6 }),
    barcodes: Type.Array(Type.String({ minLength: 1, maxLength: 80 })),
    packagings: Type.Array(PackagingSchema),
    expiry: Nullable(ExpiryRuleSchema),
    /** [T27] Its category says by which strategy it leaves. */
    category: Nullable(Id<CategoryId>()),
    /** [T40] Who is told when a lot reaches its alert date. */
    responsible: Nullable(Id<PersonId>()),
    /** What suppliers call it. */
    supplierCodes: Type.Array(Type.Object({ partner: Id<PartnerId>(), code: NameSchema }, strict)),
    /** [NUM-1] Its own run of lot or serial numbers; null: the site's shared one. */
    sequence: Nullable(Id<SequenceId>()),
    /** [UOM-2] Pieces and weight are both measured; neither is computed from the other. */
    catchWeight: Nullable(
      Type.Object(
        {
          unit: NameSchema,
          nominal: QuantitySchema,
          tolerancePercent: Type.Number({ minimum: 0, maximum: 100 }),
        },
        strict,
      ),
    ),
    archived: Type.Boolean(),
  },
  strict,
);
export type Product = Static<typeof ProductSchema>;
