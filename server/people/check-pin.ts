import { timingSafeEqual } from 'node:crypto';
import type { PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { Person } from '#domain/catalogue/person.ts';
import type { Device } from '../authority/device.ts';
import { loadRows } from '../authority/rows.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { countTry, forgive } from './attempts.ts';
import { keyBytes, pinKey } from './pin-key.ts';
import { currentSecret } from './secrets.ts';

export type PinFault =
  | { readonly code: 'wrong' | 'no-pin' | 'inactive' }
  | { readonly code: 'locked'; readonly wait: number | null };

/** [C10] Whether this person typed their PIN on this device; every wrong one counts, here and on disk. */
export async function checkPin(
  deps: Pick<ServerDeps, 'db' | 'clock'>,
  device: Device,
  person: PersonId,
  pin: string,
): Promise<Result<Person, PinFault>> {
  const { company } = device;
  const prepared = await deps.db.transaction(async (tx) => {
    const row = await readPerson(tx, company, person);
    if (!row) return err<PinFault>({ code: 'wrong' });
    if (!row.active) return err<PinFault>({ code: 'inactive' });
    const secret = await currentSecret(tx, company, person);
    if (!secret) return err<PinFault>({ code: 'no-pin' });
    const counted = await countTry(tx, company, person, device.id, deps.clock());
    return counted.may ? ok({ row, secret }) : err<PinFault>({ code: 'locked', wait: counted.wait });
  });
  if (!prepared.ok) return prepared;
  const { row, secret } = prepared.value;
  const typed = keyBytes(await pinKey(pin, secret.salt));
  if (!timingSafeEqual(typed, keyBytes(secret.key))) return err({ code: 'wrong' });
  await deps.db.transaction((tx) => forgive(tx, company, person, device.id));
  return ok(row);
}

export async function readPerson(
  tx: Queries,
  company: string,
  person: PersonId,
): Promise<Person | undefined> {
  const key = `person/${person}` as const;
  const row = (await loadRows(tx, company, [key])).get(key);
  return row?.state === 'present' ? (row.value as Person) : undefined;
}
