import type { Role } from '#domain/catalogue/person.ts';
import type { PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { sessionText } from '#domain/protocol/messages.ts';
import type { ServerDeps } from '../deps.ts';
import { readPerson } from '../people/check-pin.ts';
import { type PersonSession, liveSession } from '../people/sessions.ts';
import { type Device, findDevice, findDeviceById } from './device.ts';
import { secretHash, toBase64Url } from './encoding.ts';
import { isSigned } from './signature.ts';

export const sessionLifetime = 12 * 3_600_000;
const challengeLifetime = 120_000;

/** Who asks: a device, and the person who signed in on it, or else the one it is enrolled for. */
export interface Caller {
  readonly device: Device;
  readonly person: PersonId;
  /** None on a device that several people share, until one of them signs in. */
  readonly roles: readonly Role[];
  readonly signedIn: PersonSession | null;
}

/** Answers a nonce for any name, known or not, so that nobody learns which devices there are. */
export async function challenge(deps: ServerDeps, id: string): Promise<string> {
  const nonce = toBase64Url(deps.random(32));
  const now = deps.clock();
  await deps.db.transaction(async (tx) => {
    const device = await findDeviceById(tx, id);
    if (!device) return;
    await tx.run('delete from challenge where company = $1 and expires_at < $2', [device.company, now]);
    await tx.run('insert into challenge (company, hash, device, expires_at) values ($1, $2, $3, $4)', [
      device.company,
      secretHash(nonce),
      device.id,
      now + challengeLifetime,
    ]);
  });
  return nonce;
}

/** @returns the cookie's value: an opaque token of 256 bits, of which only the hash is kept */
export async function openSession(
  deps: ServerDeps,
  {
    device: id,
    nonce,
    signature,
  }: { readonly device: string; readonly nonce: string; readonly signature: string },
): Promise<Result<{ readonly token: string; readonly device: Device }, 'bad-signature'>> {
  const now = deps.clock();
  const device = await deps.db.snapshot((tx) => findDeviceById(tx, id));
  if (!device || !(await isSigned(device.publicKey, sessionText(id, nonce), signature)))
    return err('bad-signature');
  const token = toBase64Url(deps.random(32));
  const opened = await deps.db.transaction(async (tx) => {
    // A challenge is good for one session.
    const taken = await tx.run(
      'delete from challenge where company = $1 and hash = $2 and device = $3 and expires_at >= $4',
      [device.company, secretHash(nonce), id, now],
    );
    if (taken === 0) return false;
    await tx.run('delete from session where company = $1 and expires_at < $2', [device.company, now]);
    await tx.run('insert into session (company, hash, device, expires_at) values ($1, $2, $3, $4)', [
      device.company,
      secretHash(token),
      id,
      now + sessionLifetime,
    ]);
    return true;
  });
  return opened ? ok({ token, device }) : err('bad-signature');
}

/** Nobody when the token is unknown or has run out. A revoked device is still told apart from a stranger. */
export async function callerOf(
  deps: ServerDeps,
  token: string,
  personToken: string | undefined,
): Promise<Caller | undefined> {
  return deps.db.snapshot(async (tx) => {
    const session = await tx.one<{ company: string; device: string; expires_at: number }>(
      'select company, device, expires_at from session where hash = $1',
      [secretHash(token)],
    );
    if (!session || session.expires_at < deps.clock()) return undefined;
    const device = await findDevice(tx, session.company, session.device);
    if (!device) return undefined;
    const signedIn = personToken ? await liveSession(tx, device, personToken, deps.clock()) : undefined;
    const id = signedIn?.person ?? device.person;
    const person = await readPerson(tx, device.company, id);
    const speaks = person?.active && (signedIn || !device.shared);
    return { device, person: id, roles: speaks ? person.roles : [], signedIn: signedIn ?? null };
  });
}
