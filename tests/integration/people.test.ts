import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PersonId, type ProductId, type SiteId, lotIdOf } from '../../src/domain/base/ids.ts';
import { shift } from '../../src/domain/people/grant.ts';
import { releaseDigest } from '../../src/domain/operations/release/digest.ts';
import { PeopleSchema } from '../../src/domain/protocol/people-messages.ts';
import { paths } from '../../src/domain/protocol/paths.ts';
import { inviteDevice } from '../../server/authority/enrol.ts';
import { demoPins } from '../../server/demo/pins.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { testCompany } from '../support/server.ts';
import { aWire } from '../support/weather.ts';

type Plant = Awaited<ReturnType<typeof aPlant>>;
type PlantDevice = Awaited<ReturnType<typeof aPlantDevice>>;

const minute = 60_000;
const secretOf = (person: string) => {
  const secret = demoPins.find((each) => each.person === person);
  if (!secret) throw new Error(`No PIN of ${person}`);
  return secret;
};
const badge = (person: string) => ({ badge: secretOf(person).badge });
const pin = (person: string): string => secretOf(person).pin;

let plant: Plant;
const open: PlantDevice[] = [];
const line = { isCut: false };
const wire = aWire();

beforeEach(async () => {
  plant = await aPlant();
  for (const { id } of await operations()) past.add(id);
  line.isCut = false;
  wire.meddle = (_path, send) => (line.isCut ? Promise.reject(new TypeError('No network')) : send());
});
afterEach(async () => {
  for (const device of open.splice(0)) await device.close();
  await plant.server.close();
});

async function aSharedDevice(profile = plant.profile()): Promise<PlantDevice> {
  const { server } = plant;
  const invitation = { company: testCompany, site: 'main' as SiteId, person: 'carla' as PersonId };
  const device = await aPlantDevice(
    { ...server, invite: async () => (await inviteDevice(server, { ...invitation, shared: true })).code },
    { profile, through: wire.through },
  );
  open.push(device);
  return device;
}

/** What stands on the server before anybody does anything: the plant has a past. */
const past = new Set<string>();
const operations = async () => {
  const rows = await plant.server.db.snapshot((tx) =>
    tx.many<{ content: string }>("select content from state_row where kind = 'operation'"),
  );
  return rows.map(({ content }) => JSON.parse(content) as { id: string; actor: string; state: string });
};
const recordedBy = async (): Promise<Record<string, number>> => {
  const actors = (await operations()).filter(({ id }) => !past.has(id));
  return Object.fromEntries(
    [...new Set(actors.map(({ actor, state }) => `${actor} ${state}`))].map((key) => [
      key,
      actors.filter(({ actor, state }) => `${actor} ${state}` === key).length,
    ]),
  );
};

describe('people on one device', () => {
  test('[C10] a shared device records nothing for nobody; a badge and a PIN open it without the server', async () => {
    const device = await aSharedDevice();
    await expect(device.recorder.record(aPlantReceipt())).rejects.toMatchObject({ trouble: 'nobody' });
    line.isCut = true;
    expect(await device.people.signIn(badge('ben'), '000000')).toEqual({
      ok: false,
      error: { code: 'wrong', left: 4 },
    });
    expect(await device.people.signIn(badge('ben'), pin('ben'))).toMatchObject({ ok: true });
    expect(device.status.getState().sitting).toMatchObject({ person: 'ben', name: 'Ben', locked: false });
    expect(await device.recorder.record(aPlantReceipt())).toMatchObject({ ok: true });
    line.isCut = false;
    await device.sync.syncNow();
    expect(await recordedBy()).toEqual({ 'ben accepted': 1 });
  });

  test('[C10] two people share a device offline, ten operations each in turn: the server has each under its own', async () => {
    const device = await aSharedDevice();
    line.isCut = true;
    for (let turn = 0; turn < 4; turn += 1) {
      const who = turn % 2 === 0 ? 'ben' : 'carla';
      expect(await device.people.signIn(badge(who), pin(who))).toMatchObject({ ok: true });
      for (let n = 0; n < 5; n += 1) expect((await device.recorder.record(aPlantReceipt())).ok).toBe(true);
    }
    await device.people.signOut();
    expect(device.status.getState()).toMatchObject({ sitting: null, counts: { waiting: 20 } });
    line.isCut = false;
    await device.sync.syncNow();
    expect(await recordedBy()).toEqual({ 'ben accepted': 10, 'carla accepted': 10 });
    const actors = (await device.queue.list()).map(({ body }) => body.actor).toReversed();
    expect(actors).toEqual([
      ...Array(5).fill('ben'),
      ...Array(5).fill('carla'),
      ...Array(5).fill('ben'),
      ...Array(5).fill('carla'),
    ]);
  });

  test('[C10] wrong PINs lock, also over a restart; each wait gives one more try, then only the server helps', async () => {
    const profile = plant.profile();
    const device = await aSharedDevice(profile);
    line.isCut = true;
    for (let n = 5; n > 0; n -= 1)
      expect(await device.people.signIn(badge('ben'), '000000')).toEqual({
        ok: false,
        error: { code: 'wrong', left: n - 1 },
      });
    await open.pop()?.close();
    profile.kill(device.tab);
    const again = await aSharedDevice(profile);
    expect(await again.people.signIn(badge('ben'), pin('ben'))).toEqual({
      ok: false,
      error: { code: 'locked', wait: minute },
    });
    expect(await again.people.signIn(badge('carla'), pin('carla'))).toMatchObject({ ok: true });
    for (const wait of [1, 5, 15]) {
      plant.clock.advance(wait * minute);
      expect(await again.people.signIn(badge('ben'), '000000')).toMatchObject({ error: { code: 'wrong' } });
    }
    plant.clock.advance(60 * minute);
    expect(await again.people.signIn(badge('ben'), pin('ben'))).toEqual({
      ok: false,
      error: { code: 'locked', wait: null },
    });
    line.isCut = false;
    expect(await again.people.signIn(badge('ben'), pin('ben'))).toMatchObject({ ok: true });
    expect(again.status.getState().sitting).toMatchObject({ person: 'ben' });
  });

  test('[C10] a lock outlives a restart and keeps who was at work', async () => {
    const profile = plant.profile();
    const device = await aSharedDevice(profile);
    await device.people.signIn(badge('ben'), pin('ben'));
    await device.people.lock();
    await open.pop()?.close();
    const again = await aSharedDevice(profile);
    expect(again.status.getState().sitting).toMatchObject({ person: 'ben', locked: true });
    await again.people.resume();
    expect((await again.recorder.record(aPlantReceipt())).ok).toBe(true);
    await again.sync.syncNow();
    expect(await recordedBy()).toEqual({ 'ben accepted': 1 });
  });

  test('[C10] a sign-in made offline is good for a shift: what is done after it is held for a supervisor', async () => {
    const device = await aSharedDevice();
    line.isCut = true;
    await device.people.signIn(badge('ben'), pin('ben'));
    await device.recorder.record(aPlantReceipt());
    plant.clock.advance(shift + 60 * minute);
    await device.recorder.record(aPlantReceipt());
    line.isCut = false;
    await device.sync.syncNow();
    expect(await recordedBy()).toEqual({ 'ben accepted': 1, 'ben held': 1 });
  });

  test('[C3] whoever takes over offline does not ask the server as the one before', async () => {
    const device = await aSharedDevice();
    await device.people.signIn(badge('carla'), pin('carla'));
    expect(await device.ask(paths.people, PeopleSchema)).toMatchObject({ kind: 'ok' });
    line.isCut = true;
    await device.people.signIn(badge('ben'), pin('ben'));
    expect(await device.ask(paths.people, PeopleSchema)).toEqual({ kind: 'unreachable' });
    line.isCut = false;
    expect(await device.ask(paths.people, PeopleSchema)).toMatchObject({ kind: 'no', code: 'sign-in' });
  });

  test('[S5] a role that is taken away while the device is offline: work done after it is held, not lost', async () => {
    const device = await aSharedDevice();
    const office = await plant.server.enrol('eve');
    line.isCut = true;
    await device.people.signIn(badge('ben'), pin('ben'));
    await device.recorder.record(aPlantReceipt());
    plant.clock.advance(20 * minute);
    const edit = { id: 'ben', name: 'Ben', roles: ['worker'], active: true };
    expect((await office.post(paths.people, edit)).status).toBe(200);
    plant.clock.advance(20 * minute);
    await device.recorder.record(aPlantReceipt());
    line.isCut = false;
    await device.sync.syncNow();
    expect(await recordedBy()).toEqual({ 'ben accepted': 1, 'ben held': 1 });
    expect(device.status.getState().counts).toMatchObject({ waiting: 0, needsPerson: 1 });
  });

  test('[APR-5] a release is signed with the PIN where it stands, and the server finds the seal right', async () => {
    const { server } = plant;
    const device = await aPlantDevice(server, { profile: plant.profile(), through: wire.through });
    open.push(device);
    await device.recorder.record(aPlantReceipt());
    const lot = { id: lotIdOf(testCompany, 'oats' as ProductId, 'OF-1001'), name: 'OF-1001' };
    line.isCut = true;
    const held = await device.recorder.record({
      kind: 'hold',
      payload: { lot, location: null, why: 'quality' },
    });
    if (!held.ok) throw new Error(held.error.code);
    const holds = [held.value.entry.id];
    const over = releaseDigest(lot.id, holds);
    expect(await device.people.sign({ meaning: 'Released after test 12', over }, '000000')).toMatchObject({
      error: { code: 'wrong' },
    });
    const signed = await device.people.sign({ meaning: 'Released after test 12', over }, pin('carla'));
    if (!signed.ok) throw new Error(signed.error.code);
    expect(signed.value).toMatchObject({ name: 'Carla', meaning: 'Released after test 12', over });
    const release = (signature: typeof signed.value) =>
      // On the device the hold is gone after the first one, whatever the server says of it.
      device.recorder.record({ kind: 'release', payload: { lot, holds, signature } }, { anyway: true });
    await release({ ...signed.value, seal: 'A'.repeat(43) });
    line.isCut = false;
    await device.sync.syncNow();
    const states = async () =>
      (await device.queue.list()).map(({ body, state, outcome }) =>
        `${body.kind} ${state} ${outcome?.why?.code ?? ''}`.trim(),
      );
    expect((await states())[0]).toBe('release held signature-wrong');
    await release(signed.value);
    await device.sync.syncNow();
    expect((await states())[0]).toBe('release accepted');
  });
});
