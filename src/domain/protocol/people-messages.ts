import { Type, type Static } from 'typebox';
import type { DeviceId, PersonId, SiteId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, strict } from '../base/schema.ts';
import { RoleSchema } from '../catalogue/person.ts';

/** Digits as they were typed. Whether they are good enough is for `isGoodPin`, which says so in words. */
export const PinTextSchema = Type.String({ pattern: '^[0-9]{1,12}$' });
/** A badge's code as the reader hands it over; only its hash is kept. */
export const BadgeCodeSchema = NameSchema;

export const SignInRequestSchema = Type.Object(
  {
    /** Who: by the badge that was scanned, or picked by name. */
    by: Type.Union([
      Type.Object({ badge: BadgeCodeSchema }, strict),
      Type.Object({ person: Id<PersonId>() }, strict),
    ]),
    pin: PinTextSchema,
  },
  strict,
);
export type SignInRequest = Static<typeof SignInRequestSchema>;

export const SignedInSchema = Type.Object(
  {
    /** Goes into the bodies of what this person does on this device until `expiresAt`. */
    grant: NameSchema,
    person: Id<PersonId>(),
    name: NameSchema,
    roles: Type.Array(RoleSchema),
    /** A shift from now: nothing moves it. */
    expiresAt: InstantSchema,
    /** Milliseconds without a request after which the server wants the PIN again. */
    idle: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type SignedIn = Static<typeof SignedInSchema>;

/** 403 or 429 of sign-in and of everything else that looks at a PIN. `wait` in milliseconds; null: only a supervisor can help. */
export const PinErrorSchema = Type.Object(
  {
    code: Type.Union([
      Type.Literal('wrong'),
      Type.Literal('locked'),
      Type.Literal('no-pin'),
      Type.Literal('not-a-good-pin'),
      Type.Literal('inactive'),
      Type.Literal('not-allowed'),
    ]),
    message: Type.String(),
    wait: Type.Optional(Nullable(Type.Integer({ minimum: 0 }))),
    where: Type.Optional(Type.String()),
  },
  strict,
);
export type PinError = Static<typeof PinErrorSchema>;

export const WhoSchema = Type.Object(
  {
    device: Id<DeviceId>(),
    /** What the company is called; null on a demo plant. */
    company: Nullable(NameSchema),
    site: Id<SiteId>(),
    /** Used by several people in turn: without a sign-in it has no rights at all. */
    shared: Type.Boolean(),
    /** Whose device it is; on a shared one, who answers for it. */
    owner: Id<PersonId>(),
    /** Who is signed in by PIN; null when nobody is. */
    signedIn: Nullable(
      Type.Object({ person: Id<PersonId>(), grant: NameSchema, expiresAt: InstantSchema }, strict),
    ),
    /** What the server lets this session do. */
    roles: Type.Array(RoleSchema),
  },
  strict,
);
export type Who = Static<typeof WhoSchema>;

export const PersonInfoSchema = Type.Object(
  {
    id: Id<PersonId>(),
    name: NameSchema,
    roles: Type.Array(RoleSchema),
    active: Type.Boolean(),
    hasBadge: Type.Boolean(),
    hasPin: Type.Boolean(),
    /** [C10] Wrong PINs on any one device have locked this person out there; a supervisor can undo it. */
    locked: Type.Boolean(),
  },
  strict,
);
export type PersonInfo = Static<typeof PersonInfoSchema>;
export const PeopleSchema = Type.Object({ people: Type.Array(PersonInfoSchema) }, strict);

/** Makes or changes a person. The id is made by whoever adds them, opaque and never a name. */
export const PersonEditSchema = Type.Object(
  {
    id: Id<PersonId>(),
    name: NameSchema,
    roles: Type.Array(RoleSchema, { maxItems: 4 }),
    active: Type.Boolean(),
    /** The badge's code as scanned; null takes the badge away; left out, it stays. */
    badge: Type.Optional(Nullable(BadgeCodeSchema)),
  },
  strict,
);
export type PersonEdit = Static<typeof PersonEditSchema>;

/** An administrator gives a person a first PIN, or a new one when it was forgotten. */
export const GivePinSchema = Type.Object({ pin: PinTextSchema }, strict);
/** A person changes their own, with the old one. */
export const ChangePinSchema = Type.Object({ old: PinTextSchema, pin: PinTextSchema }, strict);

/** One line of the record of who changed what. Never a name, a badge, a PIN or a code: those are erased, this is not. */
export const AuditEntrySchema = Type.Object(
  {
    seq: Type.Integer({ minimum: 1 }),
    at: InstantSchema,
    /** A person's id, `server`, or `token:` and a token's id. */
    actor: NameSchema,
    what: NameSchema,
    subject: NameSchema,
    /** What was touched, by the names of fields. */
    fields: Type.Array(NameSchema),
    /** SHA-256 of what stood before and stands now, without personal data. */
    before: Nullable(NameSchema),
    after: Nullable(NameSchema),
    hash: NameSchema,
  },
  strict,
);
export type AuditEntry = Static<typeof AuditEntrySchema>;
export const AuditSchema = Type.Object(
  { entries: Type.Array(AuditEntrySchema), more: Type.Boolean() },
  strict,
);
