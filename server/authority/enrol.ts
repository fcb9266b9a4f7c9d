import type { CompanyId, DeviceId, PersonId, SiteId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { type EnrolRequest, type Enrolment, protocolVersion } from '#domain/protocol/messages.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { lockCounter } from './counter.ts';
import { type Device, findDevice, insertDevice } from './device.ts';
import { secretHash } from './encoding.ts';
import { emptyChain } from './place.ts';
import { randomId } from './random-id.ts';
import { importPublicKey } from './signature.ts';

const codeLifetime = 600_000;
/** Crockford's alphabet: no letter that reads like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface Invitation {
  readonly company: CompanyId;
  readonly site: SiteId;
  readonly person: PersonId;
  /** Set when a forked device joins anew. */
  readonly parent?: DeviceId | null;
  /** Several people will use it in turn. */
  readonly shared?: boolean;
  /** The broken device that it stands in for. */
  readonly replaces?: DeviceId | null;
}

/** A one-time code of 80 bits, good for ten minutes; only its hash is kept. */
export async function inviteDevice(
  { db, clock, random }: Pick<ServerDeps, 'db' | 'clock' | 'random'>,
  { company, site, person, parent = null, shared = false, replaces = null }: Invitation,
): Promise<{ readonly code: string; readonly expiresAt: number }> {
  const letters = [...random(16)].map((byte) => alphabet[byte % 32]).join('');
  const code = letters.replace(/(.{4})(?=.)/g, '$1-');
  const now = clock();
  const expiresAt = now + codeLifetime;
  await db.transaction(async (tx) => {
    await tx.run('delete from enrolment_code where company = $1 and expires_at < $2', [
      company,
      now - codeLifetime,
    ]);
    await tx.run(
      `insert into enrolment_code (company, hash, site, person, parent, shared, replaces, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [company, codeHash(code), site, person, parent, shared ? 1 : 0, replaces, expiresAt],
    );
  });
  return { code, expiresAt };
}

export type EnrolError = 'bad-code' | 'bad-key' | 'other-protocol';

/** The same code with the same key answers the same device again, so that a lost answer loses nothing. */
export async function enrol(
  deps: ServerDeps,
  { code, name, publicKey, protocol }: EnrolRequest,
): Promise<Result<Enrolment, EnrolError>> {
  if (protocol !== protocolVersion) return err('other-protocol');
  if (!(await importPublicKey(publicKey))) return err('bad-key');
  const found = await deps.db.transaction((tx) => takeCode(tx, deps, code, name, publicKey));
  if (!found) return err('bad-code');
  const { device, serverEpoch } = found;
  deps.log('info', 'device-enrolled', { device: device.id, short: device.short, person: device.person });
  return ok({
    device: device.id,
    short: device.short,
    epoch: device.epoch,
    company: device.company,
    site: device.site,
    person: device.person,
    shared: device.shared,
    serverEpoch,
    serverTime: deps.clock(),
  });
}

interface CodeRow {
  readonly company: CompanyId;
  readonly hash: string;
  readonly site: SiteId;
  readonly person: PersonId;
  readonly parent: DeviceId | null;
  readonly shared: number;
  readonly replaces: DeviceId | null;
  readonly expires_at: number;
  readonly device: DeviceId | null;
}

async function takeCode(tx: Queries, deps: ServerDeps, code: string, name: string, publicKey: string) {
  const now = deps.clock();
  const hash = codeHash(code);
  const invited = await tx.one<CodeRow>('select * from enrolment_code where hash = $1', [hash]);
  if (!invited) return undefined;
  const { epoch } = await lockCounter(tx, invited.company);
  // Read again under the lock: two devices may hold the same code.
  const row = await tx.one<CodeRow>('select * from enrolment_code where company = $1 and hash = $2', [
    invited.company,
    hash,
  ]);
  if (!row || row.expires_at < now) return undefined;
  if (row.device) {
    const device = await findDevice(tx, row.company, row.device);
    return device?.publicKey === publicKey ? { device, serverEpoch: epoch } : undefined;
  }
  const device = await addDevice(tx, deps, { ...row, shared: row.shared === 1 }, name, publicKey);
  await tx.run('update enrolment_code set device = $3 where company = $1 and hash = $2', [
    row.company,
    hash,
    device.id,
  ]);
  return { device, serverEpoch: epoch };
}

/** The counter of the company is locked by whoever calls. */
export async function addDevice(
  tx: Queries,
  deps: ServerDeps,
  { company, site, person, parent = null, shared = false, replaces = null }: Invitation,
  name: string,
  publicKey: string,
): Promise<Device> {
  await tx.run('update counter set devices = devices + 1 where company = $1', [company]);
  const count = await tx.one<{ devices: number }>('select devices from counter where company = $1', [
    company,
  ]);
  const now = deps.clock();
  const device: Device = {
    company,
    id: randomId(deps) as DeviceId,
    short: `D${count?.devices ?? 0}`,
    name,
    site,
    person,
    publicKey,
    epoch: 1,
    ...emptyChain,
    enrolledAt: now,
    seenAt: now,
    revokedAt: null,
    parent,
    shared,
    replaces,
  };
  await insertDevice(tx, device);
  return device;
}

/** Typed with or without dashes, in either case. */
const codeHash = (code: string): string => secretHash(code.toUpperCase().replace(/[\s-]/g, ''));
