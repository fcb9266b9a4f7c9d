import type { PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Person } from '#domain/catalogue/person.ts';
import { isGoodPin } from '#domain/people/seal.ts';
import { found, rowKey } from '#domain/stock/view.ts';
import type { Device } from '../authority/device.ts';
import type { ServerDeps } from '../deps.ts';
import { forgive } from './attempts.ts';
import { record } from './audit.ts';
import { type Change, type Changed, changeRows } from './change.ts';
import { type PinFault, checkPin } from './check-pin.ts';
import { type NewPin, newPin } from './pin-key.ts';
import { replaceSecret } from './secrets.ts';
import { type PersonSession, endSessionsOf } from './sessions.ts';

export type NewPinFault = PinFault | { readonly code: 'not-a-good-pin' | 'not-allowed' };

/** An administrator gives somebody else a PIN: the first, or a new one for a forgotten one. All their sign-ins end. */
export async function givePin(
  deps: ServerDeps,
  company: Device['company'],
  actor: PersonId,
  person: PersonId,
  pin: string,
): Promise<Changed<Person, NewPinFault>> {
  // One's own is changed with the old one, so that a session that was left open is not enough.
  const fault = actor === person ? 'not-allowed' : isGoodPin(pin) ? null : 'not-a-good-pin';
  if (fault) return { result: err({ code: fault }), version: 0 };
  const made = await newPin(deps, pin);
  return changeRows(deps, company, async (change) => {
    const put = await putPin(change, person, made);
    if (!put.ok) return put;
    await endSessionsOf(change.tx, company, person, change.now);
    await forgive(change.tx, company, person, null);
    await record(change.tx, company, change.now, { actor, what: 'pin-given', subject: person });
    return put;
  });
}

/** A person changes their own; the sign-in that they do it with stays, others end. */
export async function changePin(
  deps: ServerDeps,
  device: Device,
  session: PersonSession,
  { old, pin }: { readonly old: string; readonly pin: string },
): Promise<Changed<Person, NewPinFault>> {
  const { company } = device;
  const { person } = session;
  if (!isGoodPin(pin)) return { result: err({ code: 'not-a-good-pin' }), version: 0 };
  const checked = await checkPin(deps, device, person, old);
  if (!checked.ok) return { result: checked, version: 0 };
  const made = await newPin(deps, pin);
  return changeRows(deps, company, async (change) => {
    const put = await putPin(change, person, made);
    if (!put.ok) return put;
    await endSessionsOf(change.tx, company, person, change.now, session.id);
    await record(change.tx, company, change.now, { actor: person, what: 'pin-changed', subject: person });
    return put;
  });
}

/** The key stays here; salt and verifier go to the devices with the person's row. */
export async function putPin(
  { tx, company, desk, now }: Change,
  person: PersonId,
  { pin, key }: NewPin,
): Promise<Result<Person, { readonly code: 'inactive' }>> {
  await desk.load([rowKey('person', person)]);
  const row = found(desk.draft, 'person', person);
  if (!row?.active) return err({ code: 'inactive' });
  const after = { ...row, pin };
  desk.draft.put('person', person, after);
  await replaceSecret(tx, company, person, { salt: pin.salt, key }, now);
  return ok(after);
}
