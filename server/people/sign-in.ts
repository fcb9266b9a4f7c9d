import type { PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { badgeHash } from '#domain/people/badge.ts';
import type { SignInRequest, SignedIn } from '#domain/protocol/people-messages.ts';
import type { Code } from '#domain/records/codes.ts';
import { lockCounter } from '../authority/counter.ts';
import type { Device } from '../authority/device.ts';
import { loadRows } from '../authority/rows.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { record } from './audit.ts';
import { type PinFault, checkPin } from './check-pin.ts';
import { type PersonSession, endSession, idleLimit, openPersonSession } from './sessions.ts';

/** Badge and PIN on an enrolled device: a cookie for what needs a person, and a grant for what they record. */
export async function signIn(
  deps: ServerDeps,
  device: Device,
  { by, pin }: SignInRequest,
): Promise<Result<{ readonly answer: SignedIn; readonly token: string }, PinFault>> {
  const { company } = device;
  const person =
    'person' in by ? by.person : await deps.db.snapshot((tx) => whoseBadge(tx, company, by.badge));
  if (!person) return err({ code: 'wrong' });
  const checked = await checkPin(deps, device, person, pin);
  if (!checked.ok) {
    deps.log('warn', 'sign-in-refused', { device: device.id, person, code: checked.error.code });
    return checked;
  }
  const { name, roles } = checked.value;
  const { session, token } = await deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    await record(tx, company, deps.clock(), { actor: person, what: 'signed-in', subject: device.id });
    return openPersonSession(tx, deps, device, person);
  });
  const { id: grant, expiresAt } = session;
  return ok({ answer: { grant, person, name, roles: [...roles], expiresAt, idle: idleLimit }, token });
}

/** What was recorded under the grant until now stands; later work with it is held. */
export async function signOut(deps: ServerDeps, device: Device, session: PersonSession): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await lockCounter(tx, device.company);
    const now = deps.clock();
    if ((await endSession(tx, device.company, session.id, now)) > 0)
      await record(tx, device.company, now, {
        actor: session.person,
        what: 'signed-out',
        subject: device.id,
      });
  });
}

async function whoseBadge(tx: Queries, company: string, badge: string): Promise<PersonId | undefined> {
  const key = `code/badge:${badgeHash(badge)}` as const;
  const row = (await loadRows(tx, company, [key])).get(key);
  if (row?.state !== 'present') return undefined;
  return (row.value as Code).holders.find(({ kind }) => kind === 'person')?.id as PersonId | undefined;
}
