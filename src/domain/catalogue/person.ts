import { Type, type Static } from 'typebox';
import type { LotId, PersonId } from '../base/ids.ts';
import { mostTold } from './rights.ts';
import { Id, NameSchema, Nullable, strict } from '../base/schema.ts';

export const RoleSchema = Type.Union([
  Type.Literal('worker'),
  Type.Literal('receiver'),
  Type.Literal('supervisor'),
  Type.Literal('administrator'),
]);
export type Role = Static<typeof RoleSchema>;

export const PinSchema = Type.Object(
  {
    /** base64url, 16 bytes */
    salt: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$' }),
    /**
     * SHA-256 of the Argon2id hash of the PIN, base64url. The hash itself is a key that only the server keeps and a
     * device derives anew from the typed PIN: signatures are sealed with it, so a copied device cannot sign (APR-5).
     */
    verifier: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }),
  },
  strict,
);
export type Pin = Static<typeof PinSchema>;

export const ProfileSchema = Type.Object(
  {
    language: Nullable(NameSchema),
    /** Percent of the usual size: 70 to 200. */
    textSize: Type.Integer({ minimum: 70, maximum: 200 }),
    buttonSize: Type.Integer({ minimum: 70, maximum: 200 }),
    hand: Type.Union([Type.Literal('left'), Type.Literal('right')]),
    /** 0 silent to 10. */
    sound: Type.Integer({ minimum: 0, maximum: 10 }),
    vibration: Type.Integer({ minimum: 0, maximum: 5 }),
    theme: Type.Union([
      Type.Literal('system'),
      Type.Literal('day'),
      Type.Literal('night'),
      Type.Literal('contrast'),
    ]),
    /** [EXP-6] Lots whose expiry alert this person was told of, the newest first. */
    told: Type.Optional(Type.Array(Id<LotId>(), { maxItems: mostTold })),
  },
  strict,
);
/** [X15] Follows the worker from device to device. */
export type Profile = Static<typeof ProfileSchema>;

export const PersonSchema = Type.Object(
  {
    id: Id<PersonId>(),
    /** Printed name; "erased" once it was erased, while operations keep the id. */
    name: NameSchema,
    roles: Type.Array(RoleSchema),
    active: Type.Boolean(),
    /** SHA-256 of the badge's code, hexadecimal. */
    badge: Nullable(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    pin: Nullable(PinSchema),
    profile: ProfileSchema,
  },
  strict,
);
export type Person = Static<typeof PersonSchema>;

export { type Right, mayDo, usualProfile } from './rights.ts';
