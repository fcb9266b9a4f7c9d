import { Type, type Static } from 'typebox';
import type {
  DeviceId,
  LineId,
  LocationId,
  OperationId,
  OperationTypeId,
  OrderId,
  PartnerId,
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
export type OrderState = Static<typeof OrderStateSchema>;

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
