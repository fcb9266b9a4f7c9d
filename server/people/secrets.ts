import type { Instant } from '#domain/base/calendar.ts';
import type { PersonId } from '#domain/base/ids.ts';
import { selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';

/** A key that came out of a person's PIN, and the time in which it was the right one. */
export interface Secret {
  readonly person: PersonId;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly salt: string;
  readonly key: string;
}

interface SecretRow {
  readonly person: PersonId;
  readonly since: number;
  readonly until: number | null;
  readonly salt: string;
  readonly pin_key: string;
}

export async function readSecrets(
  tx: Queries,
  company: string,
  people: readonly PersonId[],
): Promise<Secret[]> {
  const rows = await selectIn<SecretRow>(
    tx,
    (list) =>
      `select person, since, until, salt, pin_key from person_secret where company = $1 and person in (${list}) order by since`,
    company,
    people,
  );
  return rows.map(({ pin_key: key, ...row }) => ({ ...row, key }));
}

/** The key that opens today; nothing for a person without a PIN. */
export async function currentSecret(
  tx: Queries,
  company: string,
  person: PersonId,
): Promise<Secret | undefined> {
  return (await readSecrets(tx, company, [person])).find(({ until }) => until === null);
}

/** From now on this one; the one before stays for what it sealed until now. */
export async function replaceSecret(
  tx: Queries,
  company: string,
  person: PersonId,
  { salt, key }: Pick<Secret, 'salt' | 'key'>,
  now: Instant,
): Promise<void> {
  await tx.run('update person_secret set until = $3 where company = $1 and person = $2 and until is null', [
    company,
    person,
    now,
  ]);
  await tx.run(
    `insert into person_secret (company, person, since, until, salt, pin_key) values ($1, $2, $3, null, $4, $5)
     on conflict (company, person, since) do update set until = null, salt = excluded.salt, pin_key = excluded.pin_key`,
    [company, person, now, salt, key],
  );
}

export async function dropSecrets(tx: Queries, company: string, person: PersonId): Promise<void> {
  await tx.run('delete from person_secret where company = $1 and person = $2', [company, person]);
}
