import type { ServerDeps } from '../deps.ts';
import { lockCounter } from './counter.ts';
import { listDevices } from './device.ts';

/**
 * From now on what it sends is kept and held, and it is told nothing. Devices that it brought in when it found itself
 * forked go with it. Answers how many are revoked now; done again it changes nothing.
 */
export async function revokeDevice(deps: ServerDeps, company: string, id: string): Promise<number> {
  const now = deps.clock();
  const revoked = await deps.db.transaction(async (tx) => {
    await lockCounter(tx, company);
    const devices = await listDevices(tx, company);
    const going = new Set(devices.filter((device) => device.id === id).map((device) => device.id));
    for (let before = -1; before !== going.size;) {
      before = going.size;
      for (const device of devices) if (device.parent && going.has(device.parent)) going.add(device.id);
    }
    for (const device of going)
      await tx.run(
        'update device set revoked_at = $3 where company = $1 and id = $2 and revoked_at is null',
        [company, device, now],
      );
    return [...going];
  });
  for (const device of revoked) deps.log('warn', 'device-revoked', { device });
  return revoked.length;
}
