import { Type, type Static } from 'typebox';
import type {
  CompanyId,
  LocationId,
  OperationTypeId,
  PartnerId,
  ProductId,
  SequenceId,
  SiteId,
} from '../base/ids.ts';
import { Id, NameSchema, Nullable, QuantitySchema, Uuid, strict } from '../base/schema.ts';
import { ReasonsSchema } from './reasons.ts';
import { ScanningSchema } from './scanning.ts';
import { RemovalStrategySchema } from './product.ts';

export const UsageSchema = Type.Union([
  Type.Literal('internal'),
  Type.Literal('transit'),
  Type.Literal('supplier'),
  Type.Literal('customer'),
  Type.Literal('production'),
  Type.Literal('inventory-loss'),
  Type.Literal('scrap'),
]);
export type Usage = Static<typeof UsageSchema>;

export const LocationSchema = Type.Object(
  {
    id: Id<LocationId>(),
    /** Full path as people read it: "Dock / Cold room". */
    name: NameSchema,
    barcode: Nullable(NameSchema),
    usage: UsageSchema,
    parent: Nullable(Id<LocationId>()),
    removal: Nullable(RemovalStrategySchema),
    archived: Type.Boolean(),
  },
  strict,
);
export type Location = Static<typeof LocationSchema>;

/** What is there belongs to the company: on-hand counts these places. */
export const isOurs = (usage: Usage): boolean => usage === 'internal' || usage === 'transit';

export const PartnerRoleSchema = Type.Union([
  Type.Literal('supplier'),
  Type.Literal('customer'),
  Type.Literal('both'),
]);
export type PartnerRole = Static<typeof PartnerRoleSchema>;

export const PartnerSchema = Type.Object(
  {
    id: Id<PartnerId>(),
    name: NameSchema,
    code: Nullable(NameSchema),
    barcode: Nullable(NameSchema),
    /** Left out where nobody has said it: both. It orders what is offered, and forbids nothing. */
    role: Type.Optional(PartnerRoleSchema),
    archived: Type.Boolean(),
  },
  strict,
);
export type Partner = Static<typeof PartnerSchema>;

export const roleOf = ({ role }: Partner): PartnerRole => role ?? 'both';
/** Whether goods come from them, or go to them. */
export const isPartnerAs = (partner: Partner, as: 'supplier' | 'customer'): boolean =>
  roleOf(partner) === 'both' || roleOf(partner) === as;

export const OrderKindSchema = Type.Union([
  Type.Literal('receipt'),
  Type.Literal('delivery'),
  Type.Literal('transfer'),
  Type.Literal('manufacture'),
]);
export type OrderKind = Static<typeof OrderKindSchema>;

/** [T24, T25] Goods are kept for such an order as soon as it is open. */
export const takesFromStock = (kind: OrderKind): boolean => kind === 'delivery' || kind === 'transfer';

export const OperationTypeSchema = Type.Object(
  {
    id: Id<OperationTypeId>(),
    name: NameSchema,
    kind: OrderKindSchema,
    /** [T12, STK-4] Numbers unknown to the company may be made here. */
    createNew: Type.Boolean(),
    /** [T12, STK-4] Existing numbers are offered here. */
    useExisting: Type.Boolean(),
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    backorder: Type.Union([Type.Literal('ask'), Type.Literal('always'), Type.Literal('never')]),
    /** The run of order references: "IN/00031". */
    sequence: Id<SequenceId>(),
    /** [ORD-2] So many percent more than ordered are usual here and not flagged. */
    overTolerance: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    /**
     * [APR-1] Whether what is made waits for a supervisor: never, from more than so many serials under one root, or always.
     * Goods without serials wait above a quantity, where one is said: a lot that is made and closed (M13) is no batch.
     */
    approval: Type.Union([
      Type.Object({ when: Type.Literal('never') }, strict),
      Type.Object(
        { when: Type.Literal('above'), units: QuantitySchema, quantity: Type.Optional(QuantitySchema) },
        strict,
      ),
      Type.Object({ when: Type.Literal('always') }, strict),
    ]),
  },
  strict,
);
export type OperationType = Static<typeof OperationTypeSchema>;

export const SiteSchema = Type.Object(
  {
    id: Id<SiteId>(),
    company: Uuid<CompanyId>(),
    name: NameSchema,
    /** IANA name. */
    timeZone: NameSchema,
    language: NameSchema,
    /** [EXP-5] Minutes after midnight at which a production day begins. */
    shiftStart: Type.Integer({ minimum: 0, maximum: 1439 }),
    /** [STK-5] */
    allowNegativeStock: Type.Boolean(),
    /** [M04, T05] Lots and serial numbers are in use at all. */
    traceability: Type.Boolean(),
    /** [T07, T35] Expiry dates are in use. */
    expiryDates: Type.Boolean(),
    /** [T06] Lots and serials stand on delivery slips. */
    numbersOnSlips: Type.Boolean(),
    /** [EXP-4] Goods past expiration taken by others than a supervisor wait on hold until one approves. */
    expiredNeedsSupervisor: Type.Boolean(),
    /** [C10] Minutes without a touch after which a device locks that somebody has signed in on. */
    lockAfter: Type.Integer({ minimum: 1, maximum: 60 }),
    /** Where goods come from and go to that are not on any shelf: counted differences, scrap, production. */
    inventoryLoss: Id<LocationId>(),
    scrap: Id<LocationId>(),
    production: Id<LocationId>(),
    /** [RCV-1] Goods that nobody could identify are received as this product until they are named. */
    unidentifiedProduct: Id<ProductId>(),
    /** [NUM-1] The shared run of lot and serial numbers. */
    sharedSequence: Id<SequenceId>(),
    /** [X08] Its own number formats, and how its scanners differ. */
    scanning: ScanningSchema,
    /** Asked why, a person presses one of these. */
    reasons: ReasonsSchema,
    /** [X16] The GS1 company prefix: what the numbers of the plant's own pallets and cases begin with. */
    companyPrefix: Nullable(Type.String({ pattern: '^\\d{4,12}$' })),
    /** [X16] The run of counters inside those numbers. */
    packageSequence: Id<SequenceId>(),
  },
  strict,
);
export type Site = Static<typeof SiteSchema>;

export const SequenceSchema = Type.Object(
  {
    id: Id<SequenceId>(),
    name: NameSchema,
    /** May hold {YYYY} {YY} {MM} {DD}, filled with the production day. */
    prefix: Type.String({ maxLength: 12 }),
    suffix: Type.String({ maxLength: 8 }),
    /** Least number of digits of the counter. */
    padding: Type.Integer({ minimum: 1, maximum: 12 }),
    /** [A02] Counting goes on no lower than this. What was given out above it stays given out. */
    startAt: Type.Optional(Type.Integer({ minimum: 1, maximum: 999_999_999 })),
  },
  strict,
);
/** [NUM-1] How the numbers of one run are spelled. The counter itself lives with the server, which leases blocks of it. */
export type Sequence = Static<typeof SequenceSchema>;
