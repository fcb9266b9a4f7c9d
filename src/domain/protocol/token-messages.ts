import { Type, type Static } from 'typebox';
import type { OrderId, PersonId } from '../base/ids.ts';
import { Id, InstantSchema, NameSchema, Nullable, strict } from '../base/schema.ts';
import { openOrder } from '../operations/open-order/open-order.ts';
import { BodySchema } from './body.ts';
import { OutcomeSchema } from './outcome.ts';

export const ScopeSchema = Type.Union([
  /** Lists, exports, stock. */
  Type.Literal('read'),
  /** Opening orders. */
  Type.Literal('orders'),
  /** Bringing lists in. */
  Type.Literal('import'),
]);
/** What a machine may do; the rights of the person it acts for limit it further. */
export type Scope = Static<typeof ScopeSchema>;

export const NewTokenSchema = Type.Object(
  {
    name: NameSchema,
    /** For whom it acts: what it does stands under this person. */
    person: Id<PersonId>(),
    scopes: Type.Array(ScopeSchema, { minItems: 1, maxItems: 3 }),
    days: Type.Integer({ minimum: 1, maximum: 730 }),
  },
  strict,
);
export type NewToken = Static<typeof NewTokenSchema>;

export const TokenInfoSchema = Type.Object(
  {
    id: NameSchema,
    name: NameSchema,
    person: Id<PersonId>(),
    scopes: Type.Array(ScopeSchema),
    createdAt: InstantSchema,
    expiresAt: InstantSchema,
    usedAt: Nullable(InstantSchema),
    revokedAt: Nullable(InstantSchema),
  },
  strict,
);
export type TokenInfo = Static<typeof TokenInfoSchema>;
export const TokensSchema = Type.Object({ tokens: Type.Array(TokenInfoSchema) }, strict);
/** The token itself is shown once: `Authorization: Bearer …`. */
export const MadeTokenSchema = Type.Object({ token: NameSchema, info: TokenInfoSchema }, strict);
export type MadeToken = Static<typeof MadeTokenSchema>;

/** A machine opens an order. `id` (UUIDv7) makes it repeatable: the same again is answered as the first time. */
export const OpenOrderRequestSchema = Type.Object(
  { id: BodySchema.properties.id, order: openOrder.payload },
  strict,
);
export const OpenOrderAnswerSchema = Type.Object({ order: Id<OrderId>(), outcome: OutcomeSchema }, strict);
