import { Type, type Static } from 'typebox';
import type { CompanyId, LineId, LocationId, LotId, PackageId, ProductId } from '../base/ids.ts';
import type { Quantity } from '../base/quantity.ts';
import { Id, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import { type Consumption, ConsumptionSchema } from '../catalogue/order.ts';
import { type LotRef, LotRefSchema, lotRefId, lotRefName } from './lot-ref.ts';

export const GradeSchema = ConsumptionSchema.properties.grade;
type Grade = Consumption['grade'];

export const TakesSchema = Type.Object(
  {
    /** The component line it is for; null for what is not on the bill. */
    line: Nullable(Id<LineId>()),
    product: Id<ProductId>(),
    from: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    /** [PRD-1] scanned, typed, or a proposal taken as it was. */
    grade: GradeSchema,
    /** Number or null, quantity, and the unit it was scanned for in unit mode (0 is the first; null: dealt). In scan order. */
    goods: Type.Array(
      Type.Tuple([
        Nullable(LotRefSchema),
        QuantitySchema,
        Nullable(Type.Integer({ minimum: 0, maximum: 9999 })),
      ]),
      { minItems: 1, maxItems: 3000 },
    ),
  },
  strict,
);
/** Components taken from one place for one line. */
export type Takes = Static<typeof TakesSchema>;

/** One thing taken. */
export interface Take {
  readonly line: LineId | null;
  readonly product: ProductId;
  readonly lot: LotId | null;
  readonly name: string | null;
  readonly from: LocationId;
  readonly package: PackageId | null;
  readonly quantity: Quantity;
  /** [UOM-2] Measured, where it was; goods that are taken as proposed were not on the scale. */
  readonly weight?: Quantity;
  readonly grade: Grade;
  readonly unit: number | null;
}

export const takesOf = (groups: readonly Takes[], company: CompanyId): Take[] =>
  groups.flatMap(({ goods, product, ...rest }) =>
    goods.map(([lot, quantity, unit]) => ({
      ...rest,
      product,
      lot: lotRefId(company, product, lot),
      name: lotRefName(lot),
      quantity,
      unit,
    })),
  );

/** For one scan. */
export const oneTake = (
  take: Omit<Take, 'lot' | 'name' | 'unit'> & { readonly lot: LotRef | null },
  company: CompanyId,
): Take => ({
  ...take,
  lot: lotRefId(company, take.product, take.lot),
  name: lotRefName(take.lot),
  unit: null,
});
