import { Type, type Static } from 'typebox';
import type {
  LocationId,
  LotId,
  OperationId,
  OrderId,
  PackageId,
  PartnerId,
  ProductId,
} from '../base/ids.ts';
import {
  DaySchema,
  Id,
  InstantSchema,
  NameSchema,
  Nullable,
  QuantitySchema,
  strict,
} from '../base/schema.ts';

export const LotDatesSchema = Type.Object(
  {
    expiration: Nullable(DaySchema),
    bestBefore: Nullable(DaySchema),
    removal: Nullable(DaySchema),
    alert: Nullable(DaySchema),
  },
  strict,
);
/** [T37-T40] expiration: unsafe · best before: decline · removal: leaves the available stock, drives FEFO · alert: shown to its person. */
export type LotDates = Static<typeof LotDatesSchema>;

export const HoldSchema = Type.Object(
  {
    why: Type.Union([
      Type.Literal('quality'),
      Type.Literal('approval'),
      Type.Literal('recall'),
      Type.Literal('unidentified'),
    ]),
    since: InstantSchema,
    by: Id<OperationId>(),
  },
  strict,
);
/** [QLT-1] Goods that are there but not to be used. */
export type Hold = Static<typeof HoldSchema>;

export const LotSchema = Type.Object(
  {
    id: Id<LotId>(),
    product: Id<ProductId>(),
    name: NameSchema,
    /** [A05] Supplier's or producer's own number beside ours. */
    reference: Nullable(NameSchema),
    supplier: Nullable(Id<PartnerId>()),
    note: Nullable(Type.String({ maxLength: 2000 })),
    dates: LotDatesSchema,
    hold: Nullable(HoldSchema),
    archived: Type.Boolean(),
    registered: Type.Object({ at: InstantSchema, by: Id<OperationId>() }, strict),
  },
  strict,
);
/** A lot, or a serial (a lot of exactly one unit). */
export type Lot = Static<typeof LotSchema>;

export const PlaceSchema = Type.Object(
  {
    location: Id<LocationId>(),
    package: Nullable(Id<PackageId>()),
    quantity: QuantitySchema,
    arrived: InstantSchema,
  },
  strict,
);
export type Place = Static<typeof PlaceSchema>;

export const StockSchema = Type.Object(
  {
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    /** Every place with a balance other than zero, outside places too: the balances of one thing add up to zero. */
    places: Type.Array(PlaceSchema),
    /** The last dozen movements, newest first: an undo that comes too late names who used the goods since. */
    recent: Type.Array(
      Type.Object({ operation: Id<OperationId>(), from: Id<LocationId>(), to: Id<LocationId>() }, strict),
    ),
  },
  strict,
);
/** Where one thing is: a sum over moves, never a truth of its own. */
export type Stock = Static<typeof StockSchema>;

export const PackageSchema = Type.Object(
  { id: Id<PackageId>(), sscc: Type.String({ pattern: '^\\d{18}$' }), order: Nullable(Id<OrderId>()) },
  strict,
);
/** [X16] A pallet or case with a number of its own. What is in it stands in the stock rows. */
export type Package = Static<typeof PackageSchema>;

/** The key of a stock row. */
export const stockKey = (product: ProductId, lot: LotId | null): string => `${product}/${lot ?? '-'}`;
