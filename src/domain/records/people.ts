import { Type, type Static } from 'typebox';
import type { PersonId } from '../base/ids.ts';
import { type Refusal, refusal } from '../base/refusal.ts';
import { type Result, err, ok } from '../base/result.ts';
import { Id, NameSchema, Nullable, strict } from '../base/schema.ts';
import { type Person, RoleSchema, usualProfile } from '../catalogue/person.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { badgeOf, isSameHolder } from './codes.ts';
import { personKeys } from './keys.ts';

/**
 * People are kept by the server and replicated as rows, but not written into operations: those are kept for ever, and a
 * person's data must be erasable. Operations name a person by an opaque id.
 */
export const PersonChangeSchema = Type.Object(
  {
    id: Id<PersonId>(),
    name: NameSchema,
    roles: Type.Array(RoleSchema, { maxItems: 4 }),
    active: Type.Boolean(),
    /** SHA-256 of the badge's code. */
    badge: Nullable(Type.String({ pattern: '^[0-9a-f]{64}$' })),
  },
  strict,
);
export type PersonChange = Static<typeof PersonChangeSchema>;

export function personChangeKeys(change: PersonChange, view: View): RowKey[] {
  const keys = personKeys(change, found(view, 'person', change.id) ?? null);
  const holders = badgeOf(change).flatMap(({ code }) => found(view, 'code', code)?.holders ?? []);
  return [...keys, ...holders.map(({ id }) => rowKey('person', id))];
}

/** The person as they will stand. PIN and profile stay as they are. */
export function changePerson(change: PersonChange, actor: PersonId, view: View): Result<Person, Refusal> {
  // Nobody locks the door behind themselves: another administrator takes the last right away.
  if (change.id === actor && !(change.active && change.roles.includes('administrator')))
    return err(refusal('last-of-its-kind', { what: 'administrator' }));
  for (const { code, holder } of badgeOf(change)) {
    const other = found(view, 'code', code)?.holders.find((each) => !isSameHolder(each, holder));
    if (other)
      return err(
        refusal('code-taken', { code: 'badge', by: found(view, 'person', other.id)?.name ?? other.id }),
      );
  }
  const before = found(view, 'person', change.id);
  return ok({ ...change, pin: before?.pin ?? null, profile: before?.profile ?? usualProfile });
}

/** Stands where the name of somebody stood who asked to be forgotten. */
export const erasedName = 'Erased';

/** Name, badge, PIN and profile go; the id stays, so the history still holds together. */
export function erasePerson(id: PersonId, actor: PersonId): Result<Person, Refusal> {
  if (id === actor) return err(refusal('last-of-its-kind', { what: 'administrator' }));
  return ok({
    id,
    name: erasedName,
    roles: [],
    active: false,
    badge: null,
    pin: null,
    profile: usualProfile,
  });
}
