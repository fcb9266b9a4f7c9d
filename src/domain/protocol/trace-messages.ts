import { Type, type Static } from 'typebox';
import type { LocationId, LotId, OperationId, OrderId, PackageId, PersonId, ProductId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import { UsageSchema } from '../catalogue/place.ts';
import { InputSchema, PedigreeSchema } from '../stock/rows.ts';

/** What can be traced: a lot or serial, all lots of an order, or a place (its moves alone). */
export const TraceKindSchema = Type.Union([
  Type.Literal('lot'),
  Type.Literal('order'),
  Type.Literal('place'),
]);
export type TraceKind = Static<typeof TraceKindSchema>;

export const DirectionSchema = Type.Union([Type.Literal('forward'), Type.Literal('backward')]);

const entry = { quantity: QuantitySchema, corrected: Type.Boolean() };

/** One line of an indented trace; see domain/trace. */
const TraceNodeSchema = Type.Union([
  Type.Object(
    {
      is: Type.Literal('lot'),
      ...entry,
      lot: Id<LotId>(),
      name: Nullable(NameSchema),
      /** Empty when nobody knows the lot. */
      product: Type.Unsafe<ProductId>(Type.String({ maxLength: 64 })),
      how: Type.Union([Type.Literal('start'), PedigreeSchema.properties.how]),
      grade: Nullable(InputSchema.properties.grade),
      removed: Type.Boolean(),
      again: Type.Boolean(),
      unknown: Type.Boolean(),
    },
    strict,
  ),
  Type.Object(
    {
      is: Type.Literal('end'),
      ...entry,
      usage: UsageSchema,
      location: Id<LocationId>(),
      order: Nullable(Id<OrderId>()),
      reference: Nullable(NameSchema),
      at: InstantSchema,
    },
    strict,
  ),
  Type.Object({ is: Type.Literal('untracked'), ...entry, product: Id<ProductId>() }, strict),
  Type.Object(
    {
      is: Type.Literal('gap'),
      product: Nullable(Id<ProductId>()),
      expected: QuantitySchema,
      found: QuantitySchema,
    },
    strict,
  ),
]);

const count = Type.Integer({ minimum: 0 });

/** [T34, G03, G05] A page of a trace; `next` is the line that the next page begins with. */
export const TraceAnswerSchema = Type.Object(
  {
    /** Pages of the same version belong together. */
    version: count,
    lines: Type.Array(Type.Object({ depth: count, node: TraceNodeSchema }, strict)),
    total: count,
    next: Nullable(count),
    /** It was cut off; there is more than anybody can look at. */
    cut: Type.Boolean(),
    /** [G06] Of the whole trace. */
    completeness: Type.Object(
      { gaps: count, assumed: count, typed: count, unknown: count, rootless: count },
      strict,
    ),
  },
  strict,
);
export type TraceAnswer = Static<typeof TraceAnswerSchema>;

/** [T33] One row of the ledger as people ask for it. */
const LedgerMoveSchema = Type.Object(
  {
    id: NameSchema,
    operation: Id<OperationId>(),
    /** Kind of the operation. */
    act: NameSchema,
    by: Nullable(Id<PersonId>()),
    at: InstantSchema,
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    lotName: Nullable(NameSchema),
    quantity: QuantitySchema,
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    order: Nullable(Id<OrderId>()),
    reference: Nullable(NameSchema),
    package: Nullable(Id<PackageId>()),
    into: Nullable(Id<PackageId>()),
    reverses: Nullable(NameSchema),
  },
  strict,
);

export type LedgerMove = Static<typeof LedgerMoveSchema>;

/** Newest first; `next` is opaque. */
export const MovesAnswerSchema = Type.Object(
  { moves: Type.Array(LedgerMoveSchema), next: Nullable(NameSchema) },
  strict,
);
export type MovesAnswer = Static<typeof MovesAnswerSchema>;
