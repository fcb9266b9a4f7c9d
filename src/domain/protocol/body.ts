import { Type, type Static } from 'typebox';
import type { CompanyId, DeviceId, OperationId, PersonId, SiteId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, NoteSchema, Nullable, strict } from '../base/schema.ts';

export { hashOf, noHash } from './hash.ts';

export const HashSchema = Type.String({ pattern: '^[0-9a-f]{64}$' });

export const BodySchema = Type.Object(
  {
    /** UUIDv7 */
    id: Type.Unsafe<OperationId>(
      Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' }),
    ),
    kind: NameSchema,
    /** Version of the payload. */
    v: Type.Integer({ minimum: 1, maximum: 1000 }),
    // Not held to be a UUID here: one wrong operation is refused by itself and does not cost the push its neighbours.
    company: Id<CompanyId>(),
    site: Id<SiteId>(),
    actor: Id<PersonId>(),
    /** What let the person sign: a session or an offline grant; null on a device enrolled for one person. */
    grant: Nullable(NameSchema),
    /** The device's clock when the act was recorded. */
    clock: InstantSchema,
    /** The last answer of the server before it: its time, and the device's monotonic milliseconds since. */
    contact: Nullable(Type.Object({ server: InstantSchema, since: Type.Integer({ minimum: 0 }) }, strict)),
    /** The server's word that the device had seen. */
    basis: Type.Object({ epoch: NameSchema, version: Type.Integer({ minimum: 0 }) }, strict),
    /** Operations that must have been accepted before this one can mean anything. */
    deps: Type.Array(Id<OperationId>(), { maxItems: 50 }),
    /** Raw codes as they were scanned. */
    scans: Type.Array(
      Type.Object(
        {
          text: Type.String({ maxLength: 8192 }),
          symbology: Nullable(Type.String({ maxLength: 8 })),
          source: NameSchema,
        },
        strict,
      ),
      {
        maxItems: 20,
      },
    ),
    reason: Nullable(NoteSchema),
    /** The refused or held operation that this one puts right. */
    repairs: Nullable(Id<OperationId>()),
    payload: Type.Unknown(),
  },
  strict,
);
/** What a person did: immutable. An operation is its id and the hash of this. */
export type Body = Static<typeof BodySchema>;

export const FrameSchema = Type.Object(
  {
    device: Id<DeviceId>(),
    /** Counts up when a forked or wiped device starts a new chain. */
    epoch: Type.Integer({ minimum: 1 }),
    /** 1, 2, 3 …: gapless within an epoch. */
    seq: Type.Integer({ minimum: 1 }),
    /** Hash of the frame before; `noHash` for the first. */
    previous: HashSchema,
    body: HashSchema,
  },
  strict,
);
/** What carries a body. Frames are a hash chain, so that one signature over its head covers all before. */
export type Frame = Static<typeof FrameSchema>;
