import { type Result, err, ok } from '#domain/base/result.ts';
import type { CompanyId, DeviceId, PersonId } from '#domain/base/ids.ts';
import { lockCounter } from '../authority/counter.ts';
import { type Device, findDevice } from '../authority/device.ts';
import { revokeDevice } from '../authority/revoke.ts';
import type { ServerDeps } from '../deps.ts';
import { record } from './audit.ts';

/** Only a revoked device is ever told to, so that the question costs the others nothing. */
export async function isToWipe({ db }: Pick<ServerDeps, 'db'>, device: Device): Promise<boolean> {
  if (device.revokedAt === null) return false;
  const order = await db.snapshot((tx) =>
    tx.one('select 1 as yes from wipe_order where company = $1 and device = $2 and done_at is null', [
      device.company,
      device.id,
    ]),
  );
  return order !== undefined;
}

/** [T1] Revoked now; emptied at its next contact, after it has handed over what it still holds. */
export async function orderWipe(
  deps: ServerDeps,
  company: CompanyId,
  actor: PersonId,
  device: DeviceId,
): Promise<Result<null, 'unknown-device'>> {
  if ((await revokeDevice(deps, company, device)) === 0) return err('unknown-device');
  await deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    const now = deps.clock();
    const ordered = await tx.run(
      `insert into wipe_order (company, device, ordered_at, ordered_by) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [company, device, now, actor],
    );
    if (ordered > 0) await record(tx, company, now, { actor, what: 'wipe-ordered', subject: device });
  });
  return ok(null);
}

/** The device says that nothing is left on it. */
export async function wipeDone(deps: ServerDeps, { company, id }: Device): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    const now = deps.clock();
    const done = await tx.run(
      'update wipe_order set done_at = $3 where company = $1 and device = $2 and done_at is null',
      [company, id, now],
    );
    if (done > 0) await record(tx, company, now, { actor: `device:${id}`, what: 'wiped', subject: id });
  });
  const device = await deps.db.snapshot((tx) => findDevice(tx, company, id));
  deps.log('warn', 'device-wiped', { device: device?.id ?? id });
}
