import type { PayloadOf } from '../../src/domain/operations/registry.ts';
import type { Intent } from '../../src/domain/operations/registry.ts';
import { type DeviceParts, createDevice } from '../../src/sync/device.ts';
import type { Fetch } from '../../src/sync/answer.ts';
import { type Profile, type Tab, createManualClock, createProfile, createRandom } from './browser/profile.ts';
import { aReceipt } from './hand-device.ts';
import { createInProcessFetch } from './in-process-fetch.ts';
import { type TestServer, startTestServer } from './server.ts';

/** The demo plant, with one clock for the server and for every device that keeps time. */
export async function aPlant() {
  const clock = createManualClock();
  const server = await startTestServer({ clock: clock.now });
  return { clock, server, profile: () => createProfile({ clock, random: createRandom((profiles += 1)) }) };
}
let profiles = 0;

/** The whole device over the real server in this process: enrolled, with its first pull behind it. */
export async function aPlantDevice(
  server: TestServer,
  {
    person = 'carla',
    profile,
    tab = profile.tab(),
    through = (fetch) => fetch,
    more = {},
  }: {
    person?: string;
    profile: Profile;
    tab?: Tab;
    /** What the network does to a request. */
    through?: (fetch: Fetch) => Fetch;
    more?: Partial<DeviceParts>;
  },
) {
  const wire = createInProcessFetch(() => server.app);
  const fetch = through(wire.fetch);
  const device = await createDevice({ ...tab.parts, fetch, ...more });
  if (!device.status.getState().enrolment) {
    const enrolled = await device.enrol(await server.invite(person), `${person}'s handheld`);
    if (!enrolled.ok) throw new Error(`Not enrolled: ${enrolled.error}`);
    await device.sync.syncNow();
  }
  return { ...device, profile, tab, wire };
}

/** A sack of oats on IN/00031. */
export const aPlantReceipt = (more: Partial<PayloadOf<'receive'>> = {}): Intent => ({
  kind: 'receive',
  payload: aReceipt(more) as PayloadOf<'receive'>,
});

export const aLot = (name: string): PayloadOf<'receive'>['lot'] =>
  ({ ...aReceipt().lot, name }) as PayloadOf<'receive'>['lot'];
