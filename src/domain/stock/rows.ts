import { Type, type Static } from 'typebox';
import type {
  LineId,
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
    /** One place only; null holds the lot wherever it is. */
    location: Nullable(Id<LocationId>()),
    /** The server version that it came with, so that a later rule can tell whether a device had seen it; nothing until the server has spoken. */
    version: Type.Optional(Nullable(Type.Integer({ minimum: 0 }))),
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
    holds: Type.Array(HoldSchema),
    /** [NUM-6] Names it had before: they stay findable. */
    formerNames: Type.Array(NameSchema),
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
    /** [STK-6] What the server keeps for orders, place by place. */
    reserved: Type.Array(
      Type.Object(
        {
          order: Id<OrderId>(),
          line: Id<LineId>(),
          location: Id<LocationId>(),
          package: Nullable(Id<PackageId>()),
          quantity: QuantitySchema,
        },
        strict,
      ),
    ),
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
  {
    id: Id<PackageId>(),
    sscc: Type.String({ pattern: '^\\d{18}$' }),
    order: Nullable(Id<OrderId>()),
    /** Keys of the stock rows with something in it. How much and where stands in those rows. */
    contents: Type.Array(NameSchema),
  },
  strict,
);
/** [X16] A pallet or case with a number of its own. */
export type Package = Static<typeof PackageSchema>;

/** Nothing was ever booked of it. */
export const emptyStock = (product: ProductId, lot: LotId | null): Stock => ({
  product,
  lot,
  places: [],
  reserved: [],
  recent: [],
});

/** The holds that bind at one place. */
export const holdsAt = (lot: Lot | undefined, location: LocationId): readonly Hold[] =>
  (lot?.holds ?? []).filter((hold) => hold.location === null || hold.location === location);

export { pedigreeKey, stockKey } from './keys.ts';

export const InputSchema = Type.Object(
  {
    product: Id<ProductId>(),
    lot: Nullable(Id<LotId>()),
    quantity: QuantitySchema,
    /** How sure it is: read from the goods, typed by a person, or taken from the plan without looking. */
    grade: Type.Union([Type.Literal('scanned'), Type.Literal('typed'), Type.Literal('assumed')]),
    /** [COR-1] It was found to be wrong later; what is right stands beside it. Recall follows both. */
    corrected: Nullable(Id<OperationId>()),
    /** [PRD-9] Taken out again in rework. */
    removed: Nullable(Id<OperationId>()),
  },
  strict,
);
export type Input = Static<typeof InputSchema>;

export const PedigreeSchema = Type.Object(
  {
    lot: Id<LotId>(),
    product: Id<ProductId>(),
    quantity: QuantitySchema,
    /** production, or split, merge and relabel of lots. */
    how: Type.Union([Type.Literal('produced'), Type.Literal('relabelled'), Type.Literal('by-product')]),
    order: Nullable(Id<OrderId>()),
    operation: Id<OperationId>(),
    at: InstantSchema,
    inputs: Type.Array(InputSchema),
    /** [PRD-7] Tracked components of the bill that are not accounted for at their quantity; "inputs not declared" without a bill. */
    gaps: Type.Array(
      Type.Object(
        { product: Nullable(Id<ProductId>()), expected: QuantitySchema, found: QuantitySchema },
        strict,
      ),
    ),
  },
  strict,
);
/** [G05, PRD-7] What went into one finished lot or unit. Key: the lot, then the operation, because a lot can be made twice. */
export type Pedigree = Static<typeof PedigreeSchema>;
