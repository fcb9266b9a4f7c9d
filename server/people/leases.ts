import type { CompanyId, DeviceId, PersonId } from '#domain/base/ids.ts';
import type { BlocksHeld, LeaseState } from '#domain/protocol/device-messages.ts';
import { lockCounter, readCounter } from '../authority/counter.ts';
import { type Device, listDevices } from '../authority/device.ts';
import type { ServerDeps } from '../deps.ts';
import type { Queries } from '../storage/db.ts';
import { record } from './audit.ts';

/**
 * [NUM-5] A server that was set back to a backup does not know what numbers it has leased since. Each device says what
 * it holds; runs jump behind that. When all have spoken or are written off, numbers are leased again.
 */
export async function reportBlocks(deps: ServerDeps, device: Device, { blocks }: BlocksHeld): Promise<void> {
  const { company, id } = device;
  const resumed = await deps.db.transaction(async (tx) => {
    const { leasing } = await lockCounter(tx, company);
    for (const { sequence, last } of blocks)
      await tx.run(
        'update sequence_counter set next = $3 where company = $1 and sequence = $2 and next < $3',
        [company, sequence, last + 1],
      );
    return !leasing && (await noteReport(tx, deps, company, id, false));
  });
  if (resumed) deps.log('info', 'leases-resumed', { company });
}

/** A supervisor knows that it will never come back: its numbers are passed over by whoever counts them as used. */
export async function writeOff(
  deps: ServerDeps,
  company: CompanyId,
  actor: PersonId,
  device: DeviceId,
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    const { leasing } = await lockCounter(tx, company);
    const known = (await listDevices(tx, company)).some(({ id }) => id === device);
    if (!known) return false;
    if (leasing) return true;
    await record(tx, company, deps.clock(), { actor, what: 'blocks-written-off', subject: device });
    await noteReport(tx, deps, company, device, true);
    return true;
  });
}

export function leaseState({ db }: Pick<ServerDeps, 'db'>, company: CompanyId): Promise<LeaseState> {
  return db.snapshot(async (tx) => {
    const { leasing } = await readCounter(tx, company);
    const silent = leasing ? [] : await silentDevices(tx, company);
    return {
      leasing,
      waitingFor: silent.map(({ id, name, short, seenAt }) => ({
        device: id,
        name,
        short,
        contactAt: seenAt,
      })),
    };
  });
}

/** Room that is left behind what a written-off device may have had: more than any device is leased between two backups. */
const passedOver = 10_000;

async function noteReport(
  tx: Queries,
  { clock }: Pick<ServerDeps, 'clock'>,
  company: CompanyId,
  device: DeviceId,
  writtenOff: boolean,
): Promise<boolean> {
  const { epoch } = await readCounter(tx, company);
  await tx.run(
    `insert into block_report (company, device, epoch, at, written_off) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [company, device, epoch, clock(), writtenOff ? 1 : 0],
  );
  if ((await silentDevices(tx, company)).length > 0) return false;
  const gone = await tx.one<{ n: number }>(
    'select count(*) as n from block_report where company = $1 and epoch = $2 and written_off = 1',
    [company, epoch],
  );
  if ((gone?.n ?? 0) > 0)
    await tx.run('update sequence_counter set next = next + $2 where company = $1', [company, passedOver]);
  await tx.run('update counter set leasing = 1 where company = $1', [company]);
  return true;
}

/** Devices that have not said what they hold in this epoch. Revoked ones, too: what they print still bears numbers. */
async function silentDevices(tx: Queries, company: CompanyId): Promise<Device[]> {
  const { epoch } = await readCounter(tx, company);
  const spoke = await tx.many<{ device: string }>(
    'select device from block_report where company = $1 and epoch = $2',
    [company, epoch],
  );
  const heard = new Set(spoke.map(({ device }) => device));
  return (await listDevices(tx, company)).filter(({ id }) => !heard.has(id));
}
