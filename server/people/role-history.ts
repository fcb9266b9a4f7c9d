import type { Instant } from '#domain/base/calendar.ts';
import type { PersonId } from '#domain/base/ids.ts';
import type { Person, Role } from '#domain/catalogue/person.ts';
import { selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';

/** The rights that a person had from this moment on. */
export interface Rights {
  readonly person: PersonId;
  readonly since: Instant;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

interface RightsRow {
  readonly person: PersonId;
  readonly since: number;
  readonly roles: string;
  readonly active: number;
}

/** Oldest first. Nothing for people whose rights have never changed: what stands now has always stood. */
export async function readRights(
  tx: Queries,
  company: string,
  people: readonly PersonId[],
): Promise<Rights[]> {
  const rows = await selectIn<RightsRow>(
    tx,
    (list) =>
      `select person, since, roles, active from person_role_history where company = $1 and person in (${list}) order by since`,
    company,
    people,
  );
  return rows.map(({ person, since, roles, active }) => ({
    person,
    since,
    roles: roles.split(' ').filter(Boolean) as Role[],
    active: active === 1,
  }));
}

/** Keeps what stood before the first change, too. */
export async function keepRights(
  tx: Queries,
  company: string,
  before: Person | undefined,
  now: Pick<Person, 'id' | 'roles' | 'active'>,
  at: Instant,
): Promise<void> {
  const sql = `insert into person_role_history (company, person, since, roles, active) values ($1, $2, $3, $4, $5)
     on conflict (company, person, since)`;
  if (before)
    await tx.run(`${sql} do nothing`, [company, now.id, 0, before.roles.join(' '), before.active ? 1 : 0]);
  await tx.run(`${sql} do update set roles = excluded.roles, active = excluded.active`, [
    company,
    now.id,
    at,
    now.roles.join(' '),
    now.active ? 1 : 0,
  ]);
}
