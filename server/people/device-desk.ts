import type { CompanyId, DeviceId, PersonId } from '#domain/base/ids.ts';
import { type Result, err, ok } from '#domain/base/result.ts';
import type { DeviceStatus } from '#domain/protocol/device-messages.ts';
import type { DeviceInfo } from '#domain/protocol/office.ts';
import { lockCounter } from '../authority/counter.ts';
import { type Device, findDevice, listDevices } from '../authority/device.ts';
import { inviteDevice } from '../authority/enrol.ts';
import { revokeDevice } from '../authority/revoke.ts';
import type { ServerDeps } from '../deps.ts';
import { record } from './audit.ts';

/** What a device says of itself; its last word is kept. */
export async function keepStatus(deps: ServerDeps, device: Device, status: DeviceStatus): Promise<void> {
  await deps.db.transaction((tx) =>
    tx.run(
      `insert into device_status (company, device, at, status) values ($1, $2, $3, $4)
       on conflict (company, device) do update set at = excluded.at, status = excluded.status`,
      [device.company, device.id, deps.clock(), JSON.stringify(status)],
    ),
  );
}

/** Every device with its last contact and how much work waits on it: silent ones are seen (DEV-1). */
export function deviceInfos({ db }: Pick<ServerDeps, 'db'>, company: CompanyId): Promise<DeviceInfo[]> {
  return db.snapshot(async (tx) => {
    const devices = await listDevices(tx, company);
    const said = new Map(
      (
        await tx.many<{ device: string; at: number; status: string }>(
          'select device, at, status from device_status where company = $1',
          [company],
        )
      ).map((row) => [row.device, row]),
    );
    const wipes = new Map(
      (
        await tx.many<{ device: string; done_at: number | null }>(
          'select device, done_at from wipe_order where company = $1',
          [company],
        )
      ).map((row) => [row.device, row.done_at === null ? ('ordered' as const) : ('done' as const)]),
    );
    return devices.map((device) => {
      const last = said.get(device.id);
      return {
        id: device.id,
        short: device.short,
        name: device.name,
        site: device.site,
        person: device.person,
        enrolledAt: device.enrolledAt,
        seenAt: device.seenAt,
        revokedAt: device.revokedAt,
        received: device.nextSeq - 1,
        shared: device.shared,
        replaces: device.replaces,
        contactAt: Math.max(device.seenAt, last?.at ?? 0),
        status: last ? (JSON.parse(last.status) as DeviceStatus) : null,
        wipe: wipes.get(device.id) ?? null,
      };
    });
  });
}

export function renameDevice(
  deps: ServerDeps,
  company: CompanyId,
  actor: PersonId,
  id: DeviceId,
  name: string,
): Promise<boolean> {
  return deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    const renamed = await tx.run('update device set name = $3 where company = $1 and id = $2', [
      company,
      id,
      name,
    ]);
    if (renamed > 0) await record(tx, company, deps.clock(), { actor, what: 'device-renamed', subject: id });
    return renamed > 0;
  });
}

/** [DEV-1] The broken one is shut out, and a code brings in another for the same person, which may bring its rescued work. */
export async function replaceDevice(
  deps: ServerDeps,
  company: CompanyId,
  actor: PersonId,
  id: DeviceId,
): Promise<Result<{ readonly code: string; readonly expiresAt: number }, 'unknown-device'>> {
  const broken = await deps.db.snapshot((tx) => findDevice(tx, company, id));
  if (!broken) return err('unknown-device');
  await revokeDevice(deps, company, id);
  await deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    await record(tx, company, deps.clock(), { actor, what: 'device-replaced', subject: id });
  });
  const { site, person, shared } = broken;
  return ok(await inviteDevice(deps, { company, site, person, shared, replaces: id }));
}
