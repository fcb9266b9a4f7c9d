import type { Instant } from '#domain/base/calendar.ts';
import type { PersonId } from '#domain/base/ids.ts';
import { type Person, type Right, mayDo } from '#domain/catalogue/person.ts';
import { type Grant, parseGrant, sealOfGrant, shift } from '#domain/people/grant.ts';
import { type Signature, isSealed } from '#domain/people/seal.ts';
import { eventTime } from '#domain/protocol/event-time.ts';
import type { HoldCode } from '#domain/protocol/outcome.ts';
import { selectIn } from '../storage/batch.ts';
import type { Queries } from '../storage/db.ts';
import type { Case } from '../authority/case.ts';
import { keyBytes } from './pin-key.ts';
import { type Rights, readRights } from './role-history.ts';
import { type Secret, readSecrets } from './secrets.ts';
import { type PersonSession, type SessionRow, toSession } from './sessions.ts';

/** Why a body is held whatever its rule says. */
export interface Objection {
  readonly code: HoldCode;
  readonly args: Readonly<Record<string, string>>;
}

/**
 * Who may speak for whom, as of the time in which it was done: nothing is dropped for it, and nothing applied without
 * it. Loaded once for all the cases of a batch.
 */
export interface Standing {
  load(cases: readonly Case[]): Promise<void>;
  /** [C8, S5] An actor without a grant for this device, or one that had ended by then; a person who was gone by then. */
  objection(one: Case): Objection | null;
  /** The person with the rights that they had then. */
  asOf(person: Person, one: Case): Person;
  /** They had this right before and had lost it by then: not impossible, but for a supervisor to look at. */
  hadBefore(person: Person, right: Right, one: Case): boolean;
  /** [APR-5] Whether the seal was made with the PIN that was right when it was made. */
  isSigned(actor: PersonId, signature: Signature | null): boolean;
}

/** Clocks of devices run a little wrong: a minute too late is no offence. */
const slack = 5 * 60_000;

export function createStanding(tx: Queries, company: string): Standing {
  const sessions = new Map<string, PersonSession>();
  const rights = new Map<PersonId, Rights[]>();
  const secrets = new Map<PersonId, Secret[]>();

  const rightsAt = (person: PersonId, at: Instant): Rights | undefined =>
    rights.get(person)?.findLast(({ since }) => since <= at);

  const keysAt = (person: PersonId, at: Instant): Secret[] =>
    (secrets.get(person) ?? []).filter(
      ({ since, until }) => since <= at + slack && (until === null || until >= at - slack),
    );

  function grantObjection(one: Case): HoldCode | null {
    const { body, device } = one;
    const grant = parseGrant(body.grant);
    switch (grant.kind) {
      case 'malformed':
        return 'grant-unknown';
      case 'own':
        return body.actor === one.person && !one.shared ? null : 'other-actor';
      case 'online': {
        const session = sessions.get(grant.id);
        if (!session || session.person !== body.actor) return 'grant-unknown';
        // Work that was rescued from a broken device arrives by the one that stands in for it.
        if (session.device !== device && !one.kin.includes(session.device)) return 'grant-unknown';
        const end = Math.min(session.expiresAt, session.endedAt ?? session.expiresAt);
        return whenAtBest(one) > end + slack ? 'grant-expired' : null;
      }
      case 'offline':
        return offlineObjection(one, grant);
    }
  }

  function offlineObjection(
    one: Case,
    { id, at, seal }: Extract<Grant, { kind: 'offline' }>,
  ): HoldCode | null {
    const { body, device, kin } = one;
    const fits = keysAt(body.actor, at).some(({ key }) =>
      [device, ...kin].some((each) => sealOfGrant(keyBytes(key), body.actor, each, id) === seal),
    );
    if (!fits) return 'grant-unknown';
    // A clock that jumped in between makes one of these wrong, never both too long.
    const passed = Math.min(body.clock - at, whenAtBest(one) - at);
    return passed > shift + slack ? 'grant-expired' : null;
  }

  return {
    async load(cases) {
      const actors = [...new Set(cases.map(({ body }) => body.actor))];
      const grants = [
        ...new Set(
          cases.flatMap(({ body }) => {
            const grant = parseGrant(body.grant);
            return grant.kind === 'online' ? [grant.id] : [];
          }),
        ),
      ];
      for (const one of await readRights(tx, company, actors))
        rights.set(one.person, [...(rights.get(one.person) ?? []), one]);
      for (const one of await readSecrets(tx, company, actors))
        secrets.set(one.person, [...(secrets.get(one.person) ?? []), one]);
      const rows = await selectIn<SessionRow>(
        tx,
        (list) =>
          `select id, person, device, issued_at, seen_at, expires_at, ended_at
           from person_session where company = $1 and id in (${list})`,
        company,
        grants,
      );
      for (const row of rows) sessions.set(row.id, toSession(row));
    },
    objection(one) {
      const { actor } = one.body;
      const code = grantObjection(one);
      if (code) return { code, args: { personId: actor } };
      return rightsAt(actor, whenAtBest(one))?.active === false
        ? { code: 'person-inactive', args: { personId: actor } }
        : null;
    },
    asOf(person, one) {
      const then = rightsAt(person.id, whenAtBest(one));
      return then ? { ...person, roles: [...then.roles], active: then.active } : person;
    },
    hadBefore(person, right, one) {
      const at = whenAtBest(one);
      return (rights.get(person.id) ?? []).some(
        ({ since, roles, active }) => since <= at && mayDo({ ...person, roles: [...roles], active }, right),
      );
    },
    isSigned(actor, signature) {
      if (!signature) return false;
      return keysAt(actor, signature.at).some(({ key }) => isSealed(keyBytes(key), actor, signature));
    },
  };
}

/** The earliest that it can have been: a clock that runs fast holds nobody's work. */
function whenAtBest({ body, receivedAt }: Case): Instant {
  const { at } = eventTime(body, receivedAt);
  if (!body.contact) return at;
  return Math.min(at, body.contact.server + body.contact.since);
}
