import type { CompanyId, PersonId } from '#domain/base/ids.ts';
import type { Refusal } from '#domain/base/refusal.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Person } from '#domain/catalogue/person.ts';
import { badgeHash } from '#domain/people/badge.ts';
import type { PersonEdit, PersonInfo } from '#domain/protocol/people-messages.ts';
import { personKeys } from '#domain/records/keys.ts';
import { type PersonChange, changePerson, erasePerson, personChangeKeys } from '#domain/records/people.ts';
import { setPerson } from '#domain/stock/apply-record.ts';
import { found, rowKey } from '#domain/stock/view.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { forgive, lockedPeople } from './attempts.ts';
import { record } from './audit.ts';
import { type Change, type Changed, changeRows } from './change.ts';
import { keepRights } from './role-history.ts';
import { dropSecrets } from './secrets.ts';
import { endSessionsOf } from './sessions.ts';

type Deps = Pick<ServerDeps, 'db' | 'clock'>;

export async function listPeople({ db, clock }: Deps, company: CompanyId): Promise<PersonInfo[]> {
  return db.snapshot(async (tx) => {
    const locked = await lockedPeople(tx, company, clock());
    return (await allPeople(tx, company)).map((person) => toInfo(person, locked));
  });
}

export async function allPeople(tx: Queries, company: string): Promise<Person[]> {
  const rows = await tx.many<{ content: string }>(
    `select content from row_now where company = $1 and kind = 'person' and content is not null order by key`,
    [company],
  );
  return rows.map(({ content }) => JSON.parse(content) as Person);
}

/** Makes or changes a person; rights that are gone end what was opened with them. */
export function editPerson(
  deps: Deps,
  company: CompanyId,
  actor: PersonId,
  edit: PersonEdit,
): Promise<Changed<PersonInfo, Refusal>> {
  return changeRows(deps, company, async (change) => {
    const changed = await putPerson(change, actor, edit);
    if (!changed.ok) return changed;
    const locked = await lockedPeople(change.tx, company, change.now);
    return ok(toInfo(changed.value, locked));
  });
}

/** One person of a change: alone, or one line of a list that is brought in. */
export async function putPerson(
  change: Change,
  actor: PersonId,
  { badge, ...edit }: PersonEdit,
): Promise<Result<Person, Refusal>> {
  const { tx, company, desk, now } = change;
  await desk.load([rowKey('person', edit.id)]);
  const before = found(desk.draft, 'person', edit.id);
  const asked: PersonChange = {
    ...edit,
    badge: badge === undefined ? (before?.badge ?? null) : badge === null ? null : badgeHash(badge),
  };
  await desk.load(personKeys(asked, before ?? null));
  await desk.load(personChangeKeys(asked, desk.draft));
  const after = changePerson(asked, actor, desk.draft);
  if (!after.ok) return after;
  const fields = changedFields(before, after.value);
  if (fields.length === 0) return after;
  setPerson(desk.draft, after.value, before ?? null);
  if (!before || fields.includes('roles') || fields.includes('active'))
    await keepRights(tx, company, before, after.value, now);
  if (before?.active && !after.value.active) await endSessionsOf(tx, company, edit.id, now);
  await record(tx, company, now, {
    actor,
    what: before ? 'person-changed' : 'person-made',
    subject: edit.id,
    fields,
    ...(before ? { before: impersonal(before) } : {}),
    after: impersonal(after.value),
  });
  return after;
}

/** Name, badge, PIN, profile and sign-ins go; the id stays in what the person did. */
export function forgetPerson(
  deps: Deps,
  company: CompanyId,
  actor: PersonId,
  person: PersonId,
): Promise<Changed<Person, Refusal>> {
  return changeRows(deps, company, async (change) => {
    const { tx, desk, now } = change;
    await desk.load([rowKey('person', person)]);
    const before = found(desk.draft, 'person', person);
    if (!before) return err({ code: 'unknown-person', args: { personId: person } });
    const after = erasePerson(person, actor);
    if (!after.ok) return after;
    await desk.load(personKeys(before, before));
    setPerson(desk.draft, after.value, before);
    await keepRights(tx, company, before, after.value, now);
    await endSessionsOf(tx, company, person, now);
    await dropSecrets(tx, company, person);
    await forgive(tx, company, person, null);
    await record(tx, company, now, { actor, what: 'person-erased', subject: person });
    return after;
  });
}

const changedFields = (before: Person | undefined, after: Person): string[] =>
  (['name', 'roles', 'active', 'badge'] as const).filter(
    (field) => JSON.stringify(before?.[field]) !== JSON.stringify(after[field]),
  );

/** What a hash may be kept of: a name could be guessed from its hash long after it was erased. */
const impersonal = ({ id, roles, active, badge, pin }: Person) => ({
  id,
  roles,
  active,
  hasBadge: badge !== null,
  hasPin: pin !== null,
});

const toInfo = (person: Person, locked: ReadonlySet<PersonId>): PersonInfo => ({
  id: person.id,
  name: person.name,
  roles: [...person.roles],
  active: person.active,
  hasBadge: person.badge !== null,
  hasPin: person.pin !== null,
  locked: locked.has(person.id),
});
