import type { CompanyId, PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Role } from '#domain/catalogue/person.ts';
import { lockCounter } from '../authority/counter.ts';
import type { ServerDeps } from '../deps.ts';
import { forgive } from './attempts.ts';
import { record } from './audit.ts';
import { readPerson } from './check-pin.ts';

/** [C10] Wrong PINs are forgiven by somebody else, and an administrator's only by an administrator: nobody goes on guessing by it. */
export function unlock(
  deps: ServerDeps,
  company: CompanyId,
  by: { readonly person: PersonId; readonly roles: readonly Role[] },
  person: PersonId,
): Promise<Result<null, 'unknown-person' | 'not-allowed'>> {
  return deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    const row = await readPerson(tx, company, person);
    if (!row) return err('unknown-person');
    const isAbove = row.roles.includes('administrator') && !by.roles.includes('administrator');
    if (person === by.person || isAbove) return err('not-allowed');
    await forgive(tx, company, person, null);
    await record(tx, company, deps.clock(), { actor: by.person, what: 'pin-unlocked', subject: person });
    return ok(null);
  });
}
