import { Type, type Static } from 'typebox';
import type { BomId, LineId, ProductId } from '../base/ids.ts';
import { Id, NameSchema, QuantitySchema, strict } from '../base/schema.ts';

export const BomSchema = Type.Object(
  {
    id: Id<BomId>(),
    product: Id<ProductId>(),
    /** How many base units of the product the components make. */
    quantity: QuantitySchema,
    components: Type.Array(
      Type.Object(
        {
          id: Id<LineId>(),
          product: Id<ProductId>(),
          quantity: QuantitySchema,
          /** Name of the step at which it is consumed; empty: any. */
          step: Type.String({ maxLength: 200 }),
        },
        strict,
      ),
    ),
    /** [PRD-10] */
    byProducts: Type.Array(Type.Object({ product: Id<ProductId>(), quantity: QuantitySchema }, strict)),
    /** [PRD-12] In order: each makes a work order. */
    steps: Type.Array(NameSchema),
    /** [PRD-5] Over or under consumption needs a supervisor. */
    strict: Type.Boolean(),
    archived: Type.Boolean(),
  },
  strict,
);
/** Bill of materials. */
export type Bom = Static<typeof BomSchema>;
