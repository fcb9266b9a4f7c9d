import { Type, type Static } from 'typebox';
import type { DeviceId, PersonId, SequenceId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, strict } from '../base/schema.ts';

export const StorageStateSchema = Type.Object(
  {
    /** Homes that each operation is kept in: two, or one where the browser offers no second. */
    homes: Type.Integer({ minimum: 0, maximum: 3 }),
    /** The browser has promised not to clear it. */
    persistent: Type.Boolean(),
    /** Bytes used; null where the browser does not say. */
    used: Nullable(Type.Integer({ minimum: 0 })),
  },
  strict,
);

/** What a device tells of itself, with every pull or so. */
export const DeviceStatusSchema = Type.Object(
  {
    /** Operations that wait to be sent. */
    queue: Type.Integer({ minimum: 0 }),
    /** When the oldest of them was recorded. */
    oldest: Nullable(InstantSchema),
    /** Whose work it is. */
    people: Type.Array(Id<PersonId>(), { maxItems: 50 }),
    storage: StorageStateSchema,
    /** Version of the app. */
    app: NameSchema,
  },
  strict,
);
export type DeviceStatus = Static<typeof DeviceStatusSchema>;

/** Asks for a one-time code with which a device joins. */
export const InviteSchema = Type.Object(
  {
    /** Whose device it will be; of a shared one, who answers for it. */
    person: Id<PersonId>(),
    /** Used by several people in turn: everybody signs in with badge and PIN. */
    shared: Type.Optional(Type.Boolean()),
  },
  strict,
);

/** The code, good for ten minutes and once. */
export const EnrolmentCodeSchema = Type.Object(
  {
    code: NameSchema,
    expiresAt: InstantSchema,
    /** What a QR code shows: an https address of this server that leads to the enrolment page; null when it speaks no https. */
    link: Nullable(Type.String({ maxLength: 300 })),
  },
  strict,
);
export type EnrolmentCode = Static<typeof EnrolmentCodeSchema>;

export const RenameDeviceSchema = Type.Object({ name: NameSchema }, strict);

/** [NUM-5] After a restore: the blocks that a device holds, so that none of their numbers is leased again. */
export const BlocksHeldSchema = Type.Object(
  {
    blocks: Type.Array(
      Type.Object(
        {
          sequence: Id<SequenceId>(),
          first: Type.Integer({ minimum: 0 }),
          last: Type.Integer({ minimum: 0 }),
        },
        strict,
      ),
      { maxItems: 1000 },
    ),
  },
  strict,
);
export type BlocksHeld = Static<typeof BlocksHeldSchema>;

export const LeaseStateSchema = Type.Object(
  {
    /** False after a restore, until every device has reported or is written off. */
    leasing: Type.Boolean(),
    waitingFor: Type.Array(
      Type.Object(
        { device: Id<DeviceId>(), name: NameSchema, short: NameSchema, contactAt: InstantSchema },
        strict,
      ),
    ),
  },
  strict,
);
export type LeaseState = Static<typeof LeaseStateSchema>;
