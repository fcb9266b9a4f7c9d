import { Type, type Static } from 'typebox';
import type { LineId, LocationId, LotId, OperationId, OrderId, PackageId, ProductId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import { OrderSchema } from '../catalogue/order.ts';
import { LotSchema, PackageSchema } from './rows.ts';

export const MoveSchema = Type.Object(
  {
    /** Operation and ordinal: the same operation makes the same move, however often it is applied. */
    id: NameSchema,
    operation: Id<OperationId>(),
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    package: Nullable(Id<PackageId>()),
    quantity: QuantitySchema,
    /** [UOM-2] Measured, in the product's catch-weight unit; never computed from the pieces. */
    weight: Nullable(QuantitySchema),
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    order: Nullable(Id<OrderId>()),
    line: Nullable(Id<LineId>()),
    at: InstantSchema,
    /** [UOM-1] The packaging that was scanned, and how many of it. */
    packaging: Nullable(Type.Object({ name: NameSchema, count: QuantitySchema }, strict)),
    /** The move that this one takes back. */
    reverses: Nullable(NameSchema),
  },
  strict,
);
/** [STK-1] Every change of stock has both ends. Append-only: a correction is a new move. */
export type Move = Static<typeof MoveSchema>;

/** What happened. Operations are many, facts few: a new operation hardly ever needs a new fact. */
export const FactSchema = Type.Union([
  Type.Object({ kind: Type.Literal('lot-registered'), lot: LotSchema }, strict),
  Type.Object({ kind: Type.Literal('moved'), move: MoveSchema }, strict),
  Type.Object({ kind: Type.Literal('order-opened'), order: OrderSchema }, strict),
  Type.Object(
    {
      kind: Type.Literal('order-changed'),
      order: Id<OrderId>(),
      change: Type.Partial(Type.Pick(OrderSchema, ['state', 'ended', 'backorder', 'announced'])),
    },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal('line-added'), order: Id<OrderId>(), line: Id<LineId>(), product: Id<ProductId>() },
    strict,
  ),
  Type.Object({ kind: Type.Literal('package-registered'), package: PackageSchema }, strict),
  Type.Object(
    {
      kind: Type.Literal('operation-settled'),
      operation: Id<OperationId>(),
      by: Id<OperationId>(),
      how: Type.Union([Type.Literal('undone'), Type.Literal('repaired'), Type.Literal('waived')]),
    },
    strict,
  ),
]);
export type Fact = Static<typeof FactSchema>;
