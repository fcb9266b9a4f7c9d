import type { Instant } from '#domain/base/calendar.ts';
import type { DeviceId, PersonId } from '#domain/base/ids.ts';
import type { Device } from '../authority/device.ts';
import { secretHash, toBase64Url } from '../authority/encoding.ts';
import { randomId } from '../authority/random-id.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { shift } from '#domain/people/grant.ts';

/** Without a request of the person for so long, the server wants the PIN again for what needs one. */
export const idleLimit = 30 * 60_000;
/** How exactly the last request is remembered: a write a minute and person is enough. */
const seenEvery = 60_000;

export interface PersonSession {
  /** The grant that stands in bodies. */
  readonly id: string;
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly issuedAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}

export interface SessionRow {
  readonly id: string;
  readonly person: PersonId;
  readonly device: DeviceId;
  readonly issued_at: number;
  readonly seen_at: number;
  readonly expires_at: number;
  readonly ended_at: number | null;
}

export const toSession = (row: SessionRow): PersonSession => ({
  id: row.id,
  person: row.person,
  device: row.device,
  issuedAt: row.issued_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
});

/** @returns the session and its cookie's value, 256 bits of which only the hash is kept */
export async function openPersonSession(
  tx: Queries,
  deps: Pick<ServerDeps, 'clock' | 'random'>,
  device: Device,
  person: PersonId,
): Promise<{ readonly session: PersonSession; readonly token: string }> {
  const token = toBase64Url(deps.random(32));
  const now = deps.clock();
  const session: PersonSession = {
    id: randomId(deps),
    person,
    device: device.id,
    issuedAt: now,
    seenAt: now,
    expiresAt: now + shift,
    endedAt: null,
  };
  await tx.run(
    `insert into person_session (company, id, hash, person, device, issued_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      device.company,
      session.id,
      secretHash(token),
      person,
      device.id,
      session.issuedAt,
      session.seenAt,
      session.expiresAt,
    ],
  );
  return { session, token };
}

/** The sign-in behind a cookie: bound to the device that it was made on, not ended, not past its shift, not idle. */
export async function liveSession(
  tx: Queries,
  device: Device,
  token: string,
  now: Instant,
): Promise<PersonSession | undefined> {
  const row = await tx.one<SessionRow & { company: string }>(
    `select company, id, person, device, issued_at, seen_at, expires_at, ended_at
     from person_session where hash = $1`,
    [secretHash(token)],
  );
  if (!row || row.company !== device.company || row.device !== device.id) return undefined;
  const session = toSession(row);
  if (session.endedAt !== null || session.expiresAt < now || session.seenAt + idleLimit < now)
    return undefined;
  return session;
}

/** A person did something, so they are there. */
export async function touchSession(
  { db, clock }: Pick<ServerDeps, 'db' | 'clock'>,
  company: string,
  session: PersonSession,
): Promise<void> {
  const now = clock();
  if (now - session.seenAt < seenEvery) return;
  await db.transaction((tx) =>
    tx.run('update person_session set seen_at = $3 where company = $1 and id = $2', [
      company,
      session.id,
      now,
    ]),
  );
}

export function endSession(tx: Queries, company: string, id: string, now: Instant): Promise<number> {
  return tx.run(
    'update person_session set ended_at = $3 where company = $1 and id = $2 and ended_at is null',
    [company, id, now],
  );
}

/** All of a person's, but for the one that asks: after a change of PIN, of rights, or when they are gone. */
export function endSessionsOf(
  tx: Queries,
  company: string,
  person: PersonId,
  now: Instant,
  but: string | null = null,
): Promise<number> {
  return tx.run(
    'update person_session set ended_at = $3 where company = $1 and person = $2 and ended_at is null and id <> $4',
    [company, person, now, but ?? ''],
  );
}
