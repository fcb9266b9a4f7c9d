import { Type, type Static } from 'typebox';
import type {
  BomId,
  DeviceId,
  LineId,
  LocationId,
  LotId,
  OperationId,
  OperationTypeId,
  OrderId,
  PackageId,
  PartnerId,
  PersonId,
  ProductId,
} from '../base/ids.ts';
import { DaySchema, Id, NameSchema, Nullable, QuantitySchema, strict } from '../base/schema.ts';
import { OrderKindSchema } from './place.ts';

export const OrderLineSchema = Type.Object(
  { id: Id<LineId>(), product: Id<ProductId>(), expected: QuantitySchema, done: QuantitySchema },
  strict,
);
export type OrderLine = Static<typeof OrderLineSchema>;

export const AnnouncedSchema = Type.Object(
  {
    line: Id<LineId>(),
    lot: NameSchema,
    quantity: QuantitySchema,
    expiration: Nullable(DaySchema),
    /** [RCV-2] The pallet it comes on, 18 digits. */
    sscc: Nullable(Type.String({ pattern: '^\\d{18}$' })),
  },
  strict,
);
/** What the supplier said would come: lots and serials that can be offered before they are scanned. */
export type Announced = Static<typeof AnnouncedSchema>;

export const OrderStateSchema = Type.Union([
  Type.Literal('draft'),
  Type.Literal('open'),
  Type.Literal('closed'),
  Type.Literal('cancelled'),
]);

export const ReservationSchema = Type.Object(
  {
    line: Id<LineId>(),
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    location: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    quantity: QuantitySchema,
  },
  strict,
);
/** [STK-6, T25] Goods that the server keeps for an order. */
export type Reservation = Static<typeof ReservationSchema>;

export const ConsumptionSchema = Type.Object(
  {
    move: NameSchema,
    line: Nullable(Id<LineId>()),
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    quantity: QuantitySchema,
    grade: Type.Union([Type.Literal('scanned'), Type.Literal('typed'), Type.Literal('assumed')]),
  },
  strict,
);
/** What an order has consumed and not yet built into something. */
export type Consumption = Static<typeof ConsumptionSchema>;

export const ApprovalSchema = Type.Union([
  Type.Literal('none'),
  Type.Literal('waiting'),
  Type.Literal('approved'),
  Type.Literal('rejected'),
]);
/** [APR-2] Whether what was made waits for a supervisor, and what came of it. */
export type Approval = Static<typeof ApprovalSchema>;

export const StepSchema = Type.Object(
  {
    name: NameSchema,
    state: Type.Union([Type.Literal('waiting'), Type.Literal('begun'), Type.Literal('finished')]),
    by: Nullable(Id<PersonId>()),
  },
  strict,
);
/** [PRD-12] A work order: one step of the bill. */
export type Step = Static<typeof StepSchema>;

export const OutputSchema = Type.Object(
  {
    /** The operation that made it: what a supervisor approves. */
    operation: Id<OperationId>(),
    lot: Nullable(Id<LotId>()),
    quantity: QuantitySchema,
    approval: ApprovalSchema,
  },
  strict,
);
export type Output = Static<typeof OutputSchema>;

export const RootSchema = Type.Object(
  {
    order: Id<OrderId>(),
    /** The name before the split: it stays scannable. */
    reference: NameSchema,
    ordinal: Type.Integer({ minimum: 1 }),
    /** What the root was meant to make as a whole, however small its parts are now (APR-1). */
    planned: QuantitySchema,
    /** More than was ordered: the preparation said more numbers than units, or another one stood already (PRD-3). */
    beyond: Type.Optional(Type.Boolean()),
  },
  strict,
);

export const MakingSchema = Type.Object(
  {
    product: Id<ProductId>(),
    quantity: QuantitySchema,
    made: QuantitySchema,
    bom: Nullable(Id<BomId>()),
    /** [M08-M12] The finished number, once it is assigned. */
    number: Nullable(NameSchema),
    /** [PRD-3] The order that was split, and which unit of it this is. Null for one that was never split. */
    root: Nullable(RootSchema),
    /** [PRD-3, APR-1] On the order that was split: the last ordinal given out under it, and how much was made under it. */
    under: Type.Object({ ordinals: Type.Integer({ minimum: 0 }), made: QuantitySchema }, strict),
    /** Consumed here and waiting to be built in. */
    consumed: Type.Array(ConsumptionSchema),
    /** [APR-4] Everybody who made something on it, or on what it was split from. */
    producers: Type.Array(Id<PersonId>()),
    /** Of all its outputs together: waiting before rejected before approved. */
    approval: ApprovalSchema,
    /** [APR-2] Nothing more will be made on it: it is closed once nobody has to decide about it any longer. */
    finished: Type.Boolean(),
    /** [PRD-12] Copied from the bill, in order. */
    steps: Type.Array(StepSchema),
    /** What came out of it. */
    outputs: Type.Array(OutputSchema),
    /** What whoever makes it should know. Orders of before there were notes have none, and were changed by nobody. */
    note: Type.Optional(Nullable(Type.String({ maxLength: 500 }))),
    /** [ORD-1] Who last changed how many it shall make, and at which server version: whether a device knew when it worked. */
    amended: Type.Optional(
      Nullable(
        Type.Object({ device: Id<DeviceId>(), version: Nullable(Type.Integer({ minimum: 0 })) }, strict),
      ),
    ),
  },
  strict,
);
/** What a manufacturing order makes. Its lines are the components: expected and consumed. */
export type Making = Static<typeof MakingSchema>;

export const OrderSchema = Type.Object(
  {
    id: Id<OrderId>(),
    kind: OrderKindSchema,
    /** "IN/00031" */
    reference: NameSchema,
    operationType: Id<OperationTypeId>(),
    partner: Nullable(Id<PartnerId>()),
    /** The other side's paper: a purchase order or delivery note. */
    origin: Nullable(NameSchema),
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    scheduled: DaySchema,
    state: OrderStateSchema,
    lines: Type.Array(OrderLineSchema),
    announced: Type.Array(AnnouncedSchema),
    /** Opened on the floor, without a plan. */
    unplanned: Type.Boolean(),
    backorder: Nullable(Id<OrderId>()),
    backorderOf: Nullable(Id<OrderId>()),
    reservations: Type.Array(ReservationSchema),
    /** Manufacturing orders only. */
    making: Nullable(MakingSchema),
    /** [ORD-1] Who closed it and at which server version, so that a later rule can tell whether a device had seen it. Version is null until the server has spoken. */
    ended: Nullable(
      Type.Object(
        {
          operation: Id<OperationId>(),
          device: Id<DeviceId>(),
          version: Nullable(Type.Integer({ minimum: 0 })),
        },
        strict,
      ),
    ),
  },
  strict,
);
/** draft -> open -> closed or cancelled. */
export type Order = Static<typeof OrderSchema>;
