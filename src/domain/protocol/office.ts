import { Type, type Static } from 'typebox';
import type { DeviceId, PersonId, SiteId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, strict } from '../base/schema.ts';
import { RoleSchema } from '../catalogue/person.ts';
import { BodySchema } from './body.ts';
import { DeviceStatusSchema, EnrolmentCodeSchema, InviteSchema } from './device-messages.ts';
import { OutcomeSchema } from './outcome.ts';

export const InboxItemSchema = Type.Object(
  {
    body: BodySchema,
    outcome: OutcomeSchema,
    device: Type.Object({ id: Id<DeviceId>(), short: NameSchema, name: NameSchema }, strict),
    receivedAt: InstantSchema,
    /** Another body stands under the same id: an alarm, not a mistake of a worker. */
    contested: Type.Boolean(),
  },
  strict,
);
/** [X04] Refused, held or parked, and not ended by anybody yet. */
export const InboxSchema = Type.Object({ items: Type.Array(InboxItemSchema), more: Type.Boolean() }, strict);
export type Inbox = Static<typeof InboxSchema>;

export const DeviceInfoSchema = Type.Object(
  {
    id: Id<DeviceId>(),
    short: NameSchema,
    name: NameSchema,
    site: Id<SiteId>(),
    person: Id<PersonId>(),
    enrolledAt: InstantSchema,
    /** Its last push. */
    seenAt: InstantSchema,
    revokedAt: Nullable(InstantSchema),
    /** Operations that it has handed over. */
    received: Type.Integer({ minimum: 0 }),
    /** Used by several people in turn. */
    shared: Type.Boolean(),
    /** The broken one that it stands in for. */
    replaces: Nullable(Id<DeviceId>()),
    /** Its last word of any kind. */
    contactAt: InstantSchema,
    /** What it said of itself then; null when it never did. */
    status: Nullable(DeviceStatusSchema),
    /** Told to empty itself, and whether it has said that it did. */
    wipe: Nullable(Type.Union([Type.Literal('ordered'), Type.Literal('done')])),
  },
  strict,
);
export type DeviceInfo = Static<typeof DeviceInfoSchema>;
export const DevicesSchema = Type.Object({ devices: Type.Array(DeviceInfoSchema) }, strict);
export type Devices = Static<typeof DevicesSchema>;

/** Asks for a one-time code with which a new device joins, for this person. */
export const InviteRequestSchema = InviteSchema;
export const InvitationSchema = EnrolmentCodeSchema;
export type Invitation = Static<typeof InvitationSchema>;

export const HealthSchema = Type.Object(
  { ok: Type.Boolean(), program: NameSchema, schema: Type.Integer(), time: InstantSchema },
  strict,
);
export type Health = Static<typeof HealthSchema>;

export const DemoBarcodeSchema = Type.Object(
  {
    title: NameSchema,
    shows: NameSchema,
    symbology: Type.Union([
      Type.Literal('gs1-datamatrix'),
      Type.Literal('gs1-128'),
      Type.Literal('datamatrix'),
      Type.Literal('code-128'),
      Type.Literal('ean-13'),
      Type.Literal('qr'),
    ]),
    /** What a reader hands over, without symbology identifier; U+001D is the group separator. */
    text: Type.String({ minLength: 1, maxLength: 500 }),
    /** The same with its application identifiers in brackets; null when it is not a GS1 element string. */
    elements: Nullable(Type.String({ maxLength: 500 })),
    /** A thing that goes wrong on purpose. */
    fault: Type.Boolean(),
  },
  strict,
);
export type DemoBarcode = Static<typeof DemoBarcodeSchema>;

export const DemoSchema = Type.Object(
  {
    /** For the browser that asks: it enrols itself with this. */
    code: NameSchema,
    people: Type.Array(
      Type.Object(
        {
          id: Id<PersonId>(),
          name: NameSchema,
          roles: Type.Array(RoleSchema),
          code: NameSchema,
          /** What the badge's barcode says, and the PIN that goes with it. */
          badge: NameSchema,
          pin: NameSchema,
        },
        strict,
      ),
    ),
    barcodes: Type.Array(DemoBarcodeSchema),
  },
  strict,
);
/** The demo plant at hand: a code for each person, and what there is to scan. */
export type Demo = Static<typeof DemoSchema>;

export const ResumeLeasesSchema = Type.Object(
  {
    /** Counters to leave out of every run, for blocks that devices hold and this server no longer knows of. */
    skip: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  },
  strict,
);
export const DoneSchema = Type.Object({ done: Type.Boolean() }, strict);
