import { Type, type Static } from 'typebox';
import { NameSchema, Nullable, strict } from '../base/schema.ts';
import { EnrolmentSchema } from './messages.ts';
import { BadgeCodeSchema, PinTextSchema } from './people-messages.ts';

/** Whether this server waits for its first administrator. */
export const SetupStateSchema = Type.Object({ waiting: Type.Boolean() }, strict);

/** The first administrator, holding the link that the start printed, says what this company is called. */
export const SetupRequestSchema = Type.Object(
  {
    token: Type.String({ minLength: 8, maxLength: 64 }),
    company: NameSchema,
    site: NameSchema,
    /** IANA name: "Europe/Berlin". */
    timeZone: NameSchema,
    /** BCP 47: "en", "de". */
    language: Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$' }),
    administrator: Type.Object(
      {
        name: NameSchema,
        badge: Nullable(BadgeCodeSchema),
        pin: PinTextSchema,
        /** A one-person plant: the administrator does the supervisor's work too. */
        alsoSupervisor: Type.Boolean(),
      },
      strict,
    ),
    device: Type.Object(
      {
        name: NameSchema,
        /** P-256 public key, uncompressed point, base64url. */
        publicKey: Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: 512 }),
        protocol: Type.Integer({ minimum: 1 }),
      },
      strict,
    ),
  },
  strict,
);
export type SetupRequest = Static<typeof SetupRequestSchema>;
/** This browser is the administrator's device now. */
export const SetupAnswerSchema = EnrolmentSchema;
