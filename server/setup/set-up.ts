import type { CompanyId, PersonId, SiteId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import { type Person, usualProfile } from '#domain/catalogue/person.ts';
import { badgeHash } from '#domain/people/badge.ts';
import { isGoodPin } from '#domain/people/seal.ts';
import { type Enrolment, protocolVersion } from '#domain/protocol/messages.ts';
import type { SetupRequest } from '#domain/protocol/setup-messages.ts';
import { readCounter } from '../authority/counter.ts';
import { type Device, listDevices } from '../authority/device.ts';
import { addDevice } from '../authority/enrol.ts';
import { randomId } from '../authority/random-id.ts';
import { importPublicKey } from '../authority/signature.ts';
import { firstPlant } from '../demo/plant.ts';
import { settleWithin } from '../demo/settle-in.ts';
import type { ServerDeps } from '../deps.ts';
import { record } from '../people/audit.ts';
import { type NewPin, newPin } from '../people/pin-key.ts';
import { keepRights } from '../people/role-history.ts';
import type { Queries } from '../storage/db.ts';
import { setupHash } from './link.ts';

export type SetupError = 'bad-token' | 'bad-key' | 'other-protocol' | 'not-a-good-pin' | 'unknown-time-zone';

/** The company, its house, its administrator and their device, or nothing at all. The same again is answered as before. */
export async function setUp(deps: ServerDeps, request: SetupRequest): Promise<Result<Enrolment, SetupError>> {
  const { administrator, device, timeZone } = request;
  if (device.protocol !== protocolVersion) return err('other-protocol');
  if (!(await importPublicKey(device.publicKey))) return err('bad-key');
  if (!isGoodPin(administrator.pin)) return err('not-a-good-pin');
  if (!isTimeZone(timeZone)) return err('unknown-time-zone');
  const pin = await newPin(deps, administrator.pin);
  const made = await deps.db.transaction((tx) => setUpWithin(tx, deps, request, pin));
  if (!made) return err('bad-token');
  deps.log('info', 'company-set-up', { company: made.device.company, device: made.device.id });
  return ok({
    device: made.device.id,
    short: made.device.short,
    epoch: made.device.epoch,
    company: made.device.company,
    site: made.device.site,
    person: made.device.person,
    shared: made.device.shared,
    serverEpoch: made.epoch,
    serverTime: deps.clock(),
  });
}

interface Made {
  readonly device: Device;
  readonly epoch: string;
}

async function setUpWithin(
  tx: Queries,
  deps: ServerDeps,
  request: SetupRequest,
  made: NewPin,
): Promise<Made | undefined> {
  const hash = setupHash(request.token);
  const now = deps.clock();
  const link = await tx.one<{ company: CompanyId }>(
    'select company from setup_link where hash = $1 and expires_at >= $2',
    [hash, now],
  );
  if (!link) return undefined;
  const { company } = link;
  const taken = await tx.run('update setup_link set used_at = $2 where hash = $1 and used_at is null', [
    hash,
    now,
  ]);
  if (taken === 0) return sameAgain(tx, company, request.device.publicKey);
  const person = administratorOf(deps, request, made);
  const { site: name, timeZone, language } = request;
  if (!(await settleWithin(tx, deps, firstPlant(company, { name, timeZone, language }, person, made.key))))
    return undefined;
  await tx.run('insert into company_name (company, name) values ($1, $2)', [company, request.company]);
  await keepRights(tx, company, undefined, person, now);
  const invitation = { company, site: 'main' as SiteId, person: person.id };
  const device = await addDevice(tx, deps, invitation, request.device.name, request.device.publicKey);
  await record(tx, company, now, { actor: person.id, what: 'company-set-up', subject: company });
  const { epoch } = await readCounter(tx, company);
  return { device, epoch };
}

/** An answer that was lost on the way is given again to the browser that holds the same key, and to nobody else. */
async function sameAgain(tx: Queries, company: CompanyId, publicKey: string): Promise<Made | undefined> {
  const device = (await listDevices(tx, company)).find((each) => each.publicKey === publicKey);
  return device && { device, epoch: (await readCounter(tx, company)).epoch };
}

const administratorOf = (
  deps: ServerDeps,
  { administrator: { name, badge, alsoSupervisor } }: SetupRequest,
  { pin }: NewPin,
): Person => ({
  id: randomId(deps) as PersonId,
  name,
  roles: alsoSupervisor ? ['administrator', 'supervisor'] : ['administrator'],
  active: true,
  badge: badge === null ? null : badgeHash(badge),
  pin,
  profile: usualProfile,
});

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
