import { type Static, type TUnsafe, Type } from 'typebox';
import type { CompanyId, DeviceId, PersonId, SequenceId, SiteId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, Uuid, strict } from '../base/schema.ts';
import { rowSchemas } from '../stock/row-schemas.ts';
import type { StoredKind } from '../stock/view.ts';
import { maxBatch } from './limits.ts';
import { BodySchema, FrameSchema, HashSchema } from './body.ts';
import { OutcomeSchema } from './outcome.ts';

/** Raised when a message changes its meaning; see history.ts, which keeps one line a version. */
export const protocolVersion = 1;

export { maxBatch, maxOperationBytes, maxPushBytes } from './limits.ts';

const Base64Url = Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 512 });

export const BlockSchema = Type.Object(
  {
    id: NameSchema,
    sequence: Id<SequenceId>(),
    /** First and last counter, both included. */
    first: Type.Integer({ minimum: 0 }),
    last: Type.Integer({ minimum: 0 }),
  },
  strict,
);
/** [NUM-5] A leased run of counters: nobody else will ever be given one of them. */
export type Block = Static<typeof BlockSchema>;

export const EnrolRequestSchema = Type.Object(
  {
    code: Type.String({ minLength: 8, maxLength: 64 }),
    name: NameSchema,
    /** P-256 public key, uncompressed point, base64url. */
    publicKey: Base64Url,
    protocol: Type.Integer({ minimum: 1 }),
  },
  strict,
);
export type EnrolRequest = Static<typeof EnrolRequestSchema>;

export const EnrolmentSchema = Type.Object(
  {
    device: Id<DeviceId>(),
    /** "D7": leads the numbers that the device makes when its blocks are dry. */
    short: Type.String({ pattern: '^D[0-9]{1,6}$' }),
    epoch: Type.Integer({ minimum: 1 }),
    company: Uuid<CompanyId>(),
    site: Id<SiteId>(),
    person: Id<PersonId>(),
    /** Used by several people in turn: nobody works on it without a sign-in. */
    shared: Type.Boolean(),
    serverEpoch: NameSchema,
    serverTime: InstantSchema,
  },
  strict,
);
export type Enrolment = Static<typeof EnrolmentSchema>;

export const ChallengeRequestSchema = Type.Object({ device: Id<DeviceId>() }, strict);
export const ChallengeSchema = Type.Object({ nonce: Base64Url }, strict);
/** Signature over `lotline-session\n<device>\n<nonce>`; answers with a session cookie. */
export const SessionRequestSchema = Type.Object(
  { device: Id<DeviceId>(), nonce: Base64Url, signature: Base64Url },
  strict,
);

export const SessionSchema = Type.Object(
  {
    device: Id<DeviceId>(),
    /** A revoked device may still hand over what it recorded, to be held; it is told nothing any more. */
    revoked: Type.Boolean(),
    expiresAt: InstantSchema,
    serverEpoch: NameSchema,
    serverTime: InstantSchema,
  },
  strict,
);
export type Session = Static<typeof SessionSchema>;

export const PushRequestSchema = Type.Object(
  {
    protocol: Type.Integer({ minimum: 1 }),
    device: Id<DeviceId>(),
    epoch: Type.Integer({ minimum: 1 }),
    entries: Type.Array(Type.Object({ frame: FrameSchema, body: BodySchema }, strict), {
      minItems: 1,
      maxItems: maxBatch,
    }),
    /** ECDSA P-256 / SHA-256 over the hash (as text) of the last frame, raw r||s, base64url: covers the whole chain before it. */
    signature: Base64Url,
  },
  strict,
);
export type PushRequest = Static<typeof PushRequestSchema>;

export const PushResponseSchema = Type.Object(
  {
    outcomes: Type.Array(OutcomeSchema),
    /** The next seq that the server expects of this device. */
    expected: Type.Integer({ minimum: 1 }),
    version: Type.Integer({ minimum: 0 }),
    serverEpoch: NameSchema,
    serverTime: InstantSchema,
  },
  strict,
);
export type PushResponse = Static<typeof PushResponseSchema>;

/** 409: `gap` names the seq to go on from; `forked` means that another chain already has this seq: re-enrol, frame the unsent bodies anew. */
export const ConflictSchema = Type.Object(
  {
    code: Type.Union([Type.Literal('gap'), Type.Literal('forked'), Type.Literal('old-epoch')]),
    expected: Type.Integer({ minimum: 1 }),
    message: Type.String(),
  },
  strict,
);
export type Conflict = Static<typeof ConflictSchema>;

export const RowSchema = Type.Object(
  {
    // A union made of a list has lost its members for the type checker; said here once more.
    kind: Type.Union(
      (Object.keys(rowSchemas) as StoredKind[]).map((kind) => Type.Literal(kind)),
    ) as unknown as TUnsafe<StoredKind>,
    id: Type.String({ minLength: 1, maxLength: 160 }),
    version: Type.Integer({ minimum: 0 }),
    /** Null: the row is gone, or left this device's scope. */
    row: Nullable(Type.Unknown()),
  },
  strict,
);
export type Row = Static<typeof RowSchema>;

export const PullResponseSchema = Type.Object(
  {
    serverEpoch: NameSchema,
    serverTime: InstantSchema,
    rows: Type.Array(RowSchema),
    /** Where to ask on from; opaque. */
    next: NameSchema,
    /** The version that all rows up to here make whole; null while more pages follow. */
    boundary: Nullable(Type.Integer({ minimum: 0 })),
    /** Every operation up to this version is in a backup. */
    backedUp: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type PullResponse = Static<typeof PullResponseSchema>;

export const BlocksRequestSchema = Type.Object(
  {
    wants: Type.Array(
      Type.Object(
        {
          sequence: Id<SequenceId>(),
          count: Type.Integer({ minimum: 1, maximum: 10_000 }),
          request: NameSchema,
        },
        strict,
      ),
      {
        maxItems: 100,
      },
    ),
  },
  strict,
);
/** `request` makes a lease repeatable: the same request gets the same block again. */
export type BlocksRequest = Static<typeof BlocksRequestSchema>;
export const BlocksResponseSchema = Type.Object({ blocks: Type.Array(BlockSchema) }, strict);
export type BlocksResponse = Static<typeof BlocksResponseSchema>;

/** Every error answer: a code for the program, one clear sentence for the person who reads a log, and where it was. */
export const ErrorSchema = Type.Object(
  { code: Type.String(), message: Type.String(), where: Type.Optional(Type.String()) },
  strict,
);
export type ErrorAnswer = Static<typeof ErrorSchema>;

/** The text that is signed to open a session. */
export const sessionText = (device: string, nonce: string): string => `lotline-session\n${device}\n${nonce}`;

export const HeadSchema = HashSchema;
