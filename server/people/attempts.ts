import type { Instant } from '#domain/base/calendar.ts';
import type { DeviceId, PersonId } from '#domain/base/ids.ts';
import { type Attempts, counted, mayTry, noAttempts } from '#domain/people/attempts.ts';
import type { Queries } from '../storage/db.ts';

/** [C10] Counts the try before the PIN is looked at, so that a crash in between forgives nothing. Answers how long to wait instead. */
export async function countTry(
  tx: Queries,
  company: string,
  person: PersonId,
  device: DeviceId,
  now: Instant,
): Promise<{ readonly may: true } | { readonly may: false; readonly wait: number | null }> {
  // The row's lock makes two tries at once count as two.
  await tx.run(
    'insert into pin_attempt (company, person, device, wrong, last) values ($1, $2, $3, 0, 0) on conflict do nothing',
    [company, person, device],
  );
  await tx.run('update pin_attempt set wrong = wrong where company = $1 and person = $2 and device = $3', [
    company,
    person,
    device,
  ]);
  const before =
    (await tx.one<Attempts>(
      'select wrong, last from pin_attempt where company = $1 and person = $2 and device = $3',
      [company, person, device],
    )) ?? noAttempts;
  const answer = mayTry(before, now);
  if (!answer.may) return answer;
  const { wrong, last } = counted(before, now);
  await tx.run(
    'update pin_attempt set wrong = $4, last = $5 where company = $1 and person = $2 and device = $3',
    [company, person, device, wrong, last],
  );
  return answer;
}

export async function forgive(
  tx: Queries,
  company: string,
  person: PersonId,
  device: DeviceId | null,
): Promise<void> {
  if (device === null)
    await tx.run('delete from pin_attempt where company = $1 and person = $2', [company, person]);
  else
    await tx.run('delete from pin_attempt where company = $1 and person = $2 and device = $3', [
      company,
      person,
      device,
    ]);
}

/** People who can't try any more somewhere until a supervisor helps. */
export async function lockedPeople(tx: Queries, company: string, now: Instant): Promise<Set<PersonId>> {
  const rows = await tx.many<Attempts & { person: PersonId }>(
    'select person, wrong, last from pin_attempt where company = $1 and wrong > 0',
    [company],
  );
  return new Set(
    rows.flatMap(({ person, ...attempts }) => {
      const answer = mayTry(attempts, now);
      return !answer.may && answer.wait === null ? [person] : [];
    }),
  );
}
