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
export type Right = 'floor' | 'dock' | 'undo-own' | 'undo-others' | 'decide';

const rightsByRole: Record<Role, readonly Right[]> = {
  worker: ['floor', 'undo-own'],
  receiver: ['dock', 'undo-own'],
  supervisor: ['floor', 'dock', 'undo-own', 'undo-others', 'decide'],
  administrator: [],
};

export const mayDo = (person: Person, right: Right): boolean =>
  person.active && person.roles.some((role) => rightsByRole[role].includes(right));
