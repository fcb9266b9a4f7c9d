import { Type, type Static } from 'typebox';
import type { PersonId } from '../base/ids.ts';
import { Id, NameSchema, strict } from '../base/schema.ts';

export const RoleSchema = Type.Union([
  Type.Literal('worker'),
  Type.Literal('receiver'),
  Type.Literal('supervisor'),
  Type.Literal('administrator'),
]);
export type Role = Static<typeof RoleSchema>;

export const PersonSchema = Type.Object(
  { id: Id<PersonId>(), name: NameSchema, roles: Type.Array(RoleSchema), active: Type.Boolean() },
  strict,
);
export type Person = Static<typeof PersonSchema>;

/** domain.md, "Rights (default)". */
export type Right =
  /** Consume and produce. */
  | 'floor'
  /** Transfer, pack, count, scrap. */
  | 'handle'
  /** Receive, deliver, return, adopt, relabel, and the orders for it. */
  | 'dock'
  | 'create-lot'
  | 'edit-lot'
  /** Archive and delete lots. */
  | 'end-lot'
  | 'undo-own'
  | 'undo-others'
  /** Approve, hold and release, correct, waive or repair, use expired. */
  | 'decide';

const rightsByRole: Record<Role, readonly Right[]> = {
  worker: ['floor', 'handle', 'create-lot', 'undo-own'],
  receiver: ['dock', 'handle', 'create-lot', 'edit-lot', 'undo-own'],
  supervisor: [
    'floor',
    'handle',
    'dock',
    'create-lot',
    'edit-lot',
    'end-lot',
    'undo-own',
    'undo-others',
    'decide',
  ],
  administrator: ['create-lot', 'edit-lot', 'end-lot'],
};

export const mayDo = (person: Person, right: Right): boolean =>
  person.active && person.roles.some((role) => rightsByRole[role].includes(right));
