import { Type, type Static } from 'typebox';
import type { LocationId, OrderId } from '../../base/ids.ts';
import { Id, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { ByProductsSchema } from '../../making/by-products.ts';
import { FinishedNumberSchema } from '../../making/finished-number.ts';
import { RestSchema } from '../../making/rest.ts';
import { TakesSchema } from '../../making/takes.ts';
import { LotDatesSchema } from '../../stock/rows.ts';

export const ProduceSchema = Type.Object(
  {
    order: Id<OrderId>(),
    quantity: QuantitySchema,
    /** [M13, M15] The number that the worker was shown; null: the one assigned before, or goods without numbers. */
    number: Nullable(FinishedNumberSchema),
    /** As they were shown; null: by the product's rule from today. */
    dates: Nullable(LotDatesSchema),
    to: Id<LocationId>(),
    /** [PRD-1] Components that go in now: scanned, or proposals taken as they were. */
    takes: Type.Array(TakesSchema, { maxItems: 500 }),
    /** All that was consumed so far went into this, or its planned share only. */
    uses: Type.Union([Type.Literal('all'), Type.Literal('share')]),
    /** When this is less than planned: the order goes on, or its rest becomes a backorder, or is given up. */
    rest: Type.Union([Type.Literal('continue'), RestSchema]),
    byProducts: ByProductsSchema,
  },
  strict,
);
export type Produce = Static<typeof ProduceSchema>;
