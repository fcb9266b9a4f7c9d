import { Type, type Static } from 'typebox';
import type {
  LineId,
  LocationId,
  LotId,
  OperationId,
  OrderId,
  PackageId,
  PersonId,
  ProductId,
} from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import {
  ApprovalSchema,
  ConsumptionSchema,
  type Order,
  OrderSchema,
  ReservationSchema,
  StepSchema,
} from '../catalogue/order.ts';
import { ProfileSchema } from '../catalogue/person.ts';
import { AnyRecordSchema } from '../records/records.ts';
import { type Lot, LotSchema, PackageSchema, PedigreeSchema } from './rows.ts';

export const MoveSchema = Type.Object(
  {
    /** Operation and ordinal: the same operation makes the same move, however often it is applied. */
    id: NameSchema,
    operation: Id<OperationId>(),
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    /** What it lies in where it leaves. */
    package: Nullable(Id<PackageId>()),
    /** [X16] What it lies in where it arrives; left out: in the same. */
    into: Type.Optional(Nullable(Id<PackageId>())),
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
    /** How sure it is that these were the goods; null where nobody asks. */
    grade: Nullable(Type.Union([Type.Literal('scanned'), Type.Literal('typed'), Type.Literal('assumed')])),
    /** The move that this one takes back. */
    reverses: Nullable(NameSchema),
  },
  strict,
);
/** [STK-1] Every change of stock has both ends. Append-only: a correction is a new move. */
export type Move = Static<typeof MoveSchema>;

export const arrivesIn = (move: Pick<Move, 'package' | 'into'>): PackageId | null =>
  move.into === undefined ? move.package : move.into;

const LotChangeSchema = Type.Partial(
  Type.Pick(LotSchema, [
    'name',
    'reference',
    'supplier',
    'note',
    'dates',
    'holds',
    'archived',
    'formerNames',
  ]),
);
export type LotChange = Static<typeof LotChangeSchema>;

const OrderChangeSchema = Type.Partial(
  Type.Pick(OrderSchema, [
    'reference',
    'state',
    'ended',
    'backorder',
    'announced',
    'lines',
    'making',
    'scheduled',
    'backorderOf',
  ]),
);
export type OrderChange = Static<typeof OrderChangeSchema>;

const StepStateSchema = StepSchema.properties.state;

/**
 * What happened. Operations are many, facts few: a new operation hardly ever needs a new fact. Each carries what it takes
 * to go back (`before`, `reverses`), so that undo is written once for all.
 */
export const FactSchema = Type.Union([
  Type.Object({ kind: Type.Literal('lot-registered'), lot: LotSchema }, strict),
  Type.Object(
    { kind: Type.Literal('lot-changed'), lot: Id<LotId>(), change: LotChangeSchema, before: LotChangeSchema },
    strict,
  ),
  Type.Object({ kind: Type.Literal('lot-deleted'), lot: LotSchema }, strict),
  Type.Object({ kind: Type.Literal('moved'), move: MoveSchema }, strict),
  /** A negative quantity gives back. */
  Type.Object(
    { kind: Type.Literal('reserved'), order: Id<OrderId>(), reservation: ReservationSchema },
    strict,
  ),
  Type.Object({ kind: Type.Literal('order-opened'), order: OrderSchema }, strict),
  Type.Object(
    {
      kind: Type.Literal('order-changed'),
      order: Id<OrderId>(),
      change: OrderChangeSchema,
      before: OrderChangeSchema,
    },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal('line-added'), order: Id<OrderId>(), line: Id<LineId>(), product: Id<ProductId>() },
    strict,
  ),
  /** Something came out of a manufacturing order; what it consumed for it is built in. */
  Type.Object(
    {
      kind: Type.Literal('made'),
      operation: Id<OperationId>(),
      order: Id<OrderId>(),
      /** [APR-1] Where what is made under one root is counted: the order itself when it was never split. */
      root: Id<OrderId>(),
      lot: Nullable(Id<LotId>()),
      quantity: QuantitySchema,
      /** What of the consumption went into it; whole, so that it can lie ready again when the making is taken back. */
      uses: Type.Array(ConsumptionSchema),
      by: Id<PersonId>(),
      approval: ApprovalSchema,
      /** Nothing more will be made on the order. */
      finishes: Type.Boolean(),
      /** Taken back: the goods never came to be. */
      reverses: Type.Boolean(),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('number-assigned'),
      order: Id<OrderId>(),
      number: Nullable(NameSchema),
      before: Nullable(NameSchema),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('approval-changed'),
      order: Id<OrderId>(),
      /** The operation whose output was decided on. */
      production: Id<OperationId>(),
      /** [APR-4] Whoever changed the goods has produced them too; null for a decision. */
      producer: Nullable(Id<PersonId>()),
      approval: ApprovalSchema,
      before: ApprovalSchema,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('step-changed'),
      order: Id<OrderId>(),
      step: NameSchema,
      state: StepStateSchema,
      before: StepStateSchema,
      by: Id<PersonId>(),
    },
    strict,
  ),
  /** [PRD-3] The numbers of a split were given out; they are spent, even when the split is taken back. */
  Type.Object(
    { kind: Type.Literal('ordinals-given'), order: Id<OrderId>(), last: Type.Integer({ minimum: 1 }) },
    strict,
  ),
  Type.Object(
    { kind: Type.Literal('pedigree-recorded'), pedigree: PedigreeSchema, before: Nullable(PedigreeSchema) },
    strict,
  ),
  /** A record of the plant was made or changed. */
  Type.Object(
    { kind: Type.Literal('record-set'), record: AnyRecordSchema, before: Nullable(AnyRecordSchema) },
    strict,
  ),
  /** Nothing here names a person: facts are kept for ever, personal data can be erased. */
  Type.Object(
    {
      kind: Type.Literal('profile-set'),
      person: Id<PersonId>(),
      profile: ProfileSchema,
      before: ProfileSchema,
    },
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

/** Facts that change a row keep what stood there before. */
export function lotChanged(lot: Lot, change: LotChange): Fact {
  return { kind: 'lot-changed', lot: lot.id, change, before: pick(lot, change) };
}

export function orderChanged(order: Order, change: OrderChange): Fact {
  return { kind: 'order-changed', order: order.id, change, before: pick(order, change) };
}

const pick = <Row extends object, Change extends Partial<Row>>(row: Row, change: Change): Change =>
  Object.fromEntries(Object.keys(change).map((key) => [key, row[key as keyof Row]])) as Change;
