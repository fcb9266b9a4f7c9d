import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instant } from '#domain/base/calendar.ts';
import { type DeviceId, type PersonId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { offlineGrant, shift } from '#domain/people/grant.ts';
import { sealOf } from '#domain/people/seal.ts';
import { releaseDigest } from '#domain/operations/release/digest.ts';
import type { Body } from '#domain/protocol/body.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type HandDevice, aReceipt, random } from '../../tests/support/hand-device.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import { inviteDevice } from '../authority/enrol.ts';
import { enrolByHand, askApp } from '../../tests/support/hand-device.ts';
import { demoPins } from '../demo/pins.ts';
import { keyBytes } from './pin-key.ts';

const minute = 60_000;
const start = Date.UTC(2026, 10, 21, 6);

onEachDatabase('who may speak for whom', (kind) => {
  let now: Instant = start;
  let server: TestServer;
  beforeEach(async () => {
    now = start;
    const db = await kind.open(await kind.create());
    server = await startTestServer({ db, clock: () => now });
  });
  afterEach(async () => {
    await server.close();
    await server.db.close();
  });

  const enrolShared = async () => {
    const { code } = await inviteDevice(server, {
      company: testCompany,
      site: 'main' as never,
      person: 'carla' as PersonId,
      shared: true,
    });
    return enrolByHand(askApp(server.app), code);
  };
  /** A receipt as it is recorded at this moment, or at `at`. */
  const receipt = (device: HandDevice, actor: string, grant: string | null, at = now): Body =>
    device.body('receive', aReceipt({ lot: { ...aReceipt().lot, name: `L-${Math.random()}` } }), {
      actor: actor as PersonId,
      grant,
      clock: at,
      contact: { server: start, since: at - start },
    });
  /** An administrator signs in and does it. */
  const asEve = async (url: string, payload: unknown) => {
    const eve = await server.enrol('eve');
    const answer = await eve.post(url, payload);
    expect(answer.status).toBe(200);
    return answer;
  };
  const stateOf = async (device: HandDevice, ...bodies: Body[]) => {
    const { outcomes } = await device.push(...bodies);
    return outcomes.map(({ state, why }) => (why ? `${state} ${why.code}` : state));
  };
  const signedOffline = (device: HandDevice, person: string, at = now, pin = person) =>
    offlineGrant(
      keyBytes(demoPins.find((each) => each.person === pin)?.key ?? ''),
      { person: person as PersonId, device: device.enrolment.device, at },
      random(10),
    );

  test('two people in turn on one device, ten operations each: each stands under who did it', async () => {
    const device = await enrolShared();
    const ben = await device.signIn('ben');
    const carla = await device.signIn('carla');
    const bodies = Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? receipt(device, 'ben', ben.grant) : receipt(device, 'carla', carla.grant),
    );
    expect(new Set(await stateOf(device, ...bodies))).toEqual(new Set(['accepted']));
    const rows = await server.db.snapshot((tx) =>
      tx.many<{ id: string; actor: string }>(`select id, actor from operation where kind = 'receive'`),
    );
    const actors = new Map(rows.map(({ id, actor }) => [id, actor]));
    for (const body of bodies) expect(actors.get(body.id)).toBe(body.actor);
  });

  test('a shared device speaks for nobody by itself, and nobody for another', async () => {
    const device = await enrolShared();
    const { grant } = await device.signIn('ben');
    expect(
      await stateOf(
        device,
        receipt(device, 'carla', null),
        receipt(device, 'carla', grant),
        receipt(device, 'ben', 'no-such-grant'),
        receipt(device, 'ben', 'offline:nonsense'),
        receipt(device, 'ben', grant),
      ),
    ).toEqual([
      'held other-actor',
      'held grant-unknown',
      'held grant-unknown',
      'held grant-unknown',
      'accepted',
    ]);
  });

  test('a grant is of one device; the one that replaces it may bring its work', async () => {
    const device = await enrolShared();
    const other = await enrolShared();
    const { grant } = await device.signIn('ben');
    expect(await stateOf(other, receipt(other, 'ben', grant))).toEqual(['held grant-unknown']);

    const made = await asEve(`/api/v1/devices/${device.enrolment.device}/replace`, {});
    const { code } = made.json<{ code: string }>();
    const stand = await enrolByHand(askApp(server.app), code);
    expect(await stateOf(stand, receipt(stand, 'ben', grant))).toEqual(['accepted']);
    expect(await stateOf(device, receipt(device, 'ben', grant))).toEqual(['held device-revoked']);
  });

  test('a grant ends with its shift and with signing out; what was done before stands', async () => {
    const device = await enrolShared();
    const { grant, expiresAt } = await device.signIn('ben');
    const inTime = expiresAt - minute;
    const late = expiresAt + 6 * minute;
    now = late + 60 * minute;
    await device.openSession();
    expect(
      await stateOf(device, receipt(device, 'ben', grant, inTime), receipt(device, 'ben', grant, late)),
    ).toEqual(['accepted', 'held grant-expired']);

    now = start + 2 * shift;
    await device.openSession();
    const again = await device.signIn('ben');
    await device.post(paths.signOut, {});
    const out = now;
    now += 60 * minute;
    expect(
      await stateOf(
        device,
        receipt(device, 'ben', again.grant, out - minute),
        receipt(device, 'ben', again.grant, out + 30 * minute),
      ),
    ).toEqual(['accepted', 'held grant-expired']);
  });

  describe('[C10] a sign-in made offline', () => {
    test('proves itself by the PIN, and lasts a shift', async () => {
      const device = await enrolShared();
      const grant = signedOffline(device, 'ben');
      now = start + shift + 30 * minute;
      await device.openSession();
      expect(
        await stateOf(
          device,
          receipt(device, 'ben', grant, start + 5 * minute),
          receipt(device, 'ben', grant, start + shift - minute),
          receipt(device, 'ben', grant, start + shift + 20 * minute),
          receipt(device, 'carla', grant, start + minute),
          receipt(device, 'ben', signedOffline(device, 'ben', start, 'carla'), start + minute),
          receipt(
            device,
            'ben',
            signedOffline(
              { ...device, enrolment: { ...device.enrolment, device: 'x' as DeviceId } },
              'ben',
              start,
            ),
            start,
          ),
        ),
      ).toEqual([
        'accepted',
        'accepted',
        'held grant-expired',
        'held grant-unknown',
        'held grant-unknown',
        'held grant-unknown',
      ]);
    });

    test('with a PIN that was changed before is held; one from before the change stands', async () => {
      const device = await enrolShared();
      const before = signedOffline(device, 'ben');
      now += 60 * minute;
      await asEve('/api/v1/people/ben/pin', { pin: '736451' });
      now += 60 * minute;
      const after = signedOffline(device, 'ben');
      expect(await stateOf(device, receipt(device, 'ben', before), receipt(device, 'ben', after))).toEqual([
        'accepted',
        'held grant-unknown',
      ]);
    });
  });

  describe('[S5] revoked while offline', () => {
    const edit = (roles: string[], active = true) => ({ id: 'ben', name: 'Ben', roles, active });

    test('work from before stands, work after is held, none is dropped', async () => {
      const device = await server.enrol('ben');
      now += 60 * minute;
      await asEve(paths.people, edit(['worker']));
      const revoked = now;
      now += 3 * 24 * 60 * minute;
      await device.openSession();
      const before = receipt(device, 'ben', null, revoked - minute);
      const after = receipt(device, 'ben', null, revoked + minute);
      expect(await stateOf(device, before, after)).toEqual(['accepted', 'held right-lost']);
      const carla = await server.enrol('carla');
      const inbox = (await carla.get(paths.inbox)).json<{ items: { body: Body }[] }>();
      expect(inbox.items.map(({ body }) => body.id)).toEqual([after.id]);
    });

    test('who is gone is gone by the time of the act, with and without a sign-in', async () => {
      const device = await server.enrol('ben');
      const shared = await enrolShared();
      const { grant } = await shared.signIn('ben');
      now += 60 * minute;
      await asEve(paths.people, edit(['receiver'], false));
      const gone = now;
      now += 60 * minute;
      expect(
        await stateOf(
          device,
          receipt(device, 'ben', null, gone - minute),
          receipt(device, 'ben', null, gone + minute),
        ),
      ).toEqual(['accepted', 'held person-inactive']);
      expect(
        await stateOf(
          shared,
          receipt(shared, 'ben', grant, gone - minute),
          receipt(shared, 'ben', grant, gone + 10 * minute),
          receipt(shared, 'ben', signedOffline(shared, 'ben', gone + minute), gone + 2 * minute),
        ),
      ).toEqual(['accepted', 'held grant-expired', 'held person-inactive']);
    });

    test('a right that came later does not reach back, one that was never there is refused', async () => {
      const device = await server.enrol('ana');
      expect(await stateOf(device, receipt(device, 'ana', null))).toEqual(['refused not-allowed']);
      now += 60 * minute;
      const given = now;
      await asEve(paths.people, { id: 'ana', name: 'Ana', roles: ['receiver'], active: true });
      now += 60 * minute;
      expect(
        await stateOf(
          device,
          receipt(device, 'ana', null, given - minute),
          receipt(device, 'ana', null, given + minute),
        ),
      ).toEqual(['refused not-allowed', 'accepted']);
    });

    test("a clock that runs fast holds nobody's work", async () => {
      const device = await enrolShared();
      const { grant } = await device.signIn('ben');
      const body = { ...receipt(device, 'ben', grant), clock: now + 20 * 60 * minute };
      await device.post(paths.signOut, {});
      now += 24 * 60 * minute;
      await device.openSession();
      expect(await stateOf(device, body)).toEqual(['accepted']);
    });
  });

  test('[APR-5] a release takes effect only with the seal of the PIN', async () => {
    const key = keyBytes(demoPins.find(({ person }) => person === 'carla')?.key ?? '');
    const other = keyBytes(demoPins.find(({ person }) => person === 'dov')?.key ?? '');
    const carla = 'carla' as PersonId;
    const device = await server.enrol('carla');
    await stateOf(device, device.body('receive', aReceipt(), { clock: now }));
    const lot = { id: lotIdOf(testCompany, 'oats' as ProductId, 'OF-1001'), name: 'OF-1001' };
    const held = device.body('hold', { lot, location: null, why: 'quality' }, { clock: now });
    expect(await stateOf(device, held)).toEqual(['accepted']);
    const said = { name: 'Carla', at: now, meaning: 'Released', over: releaseDigest(lot.id, [held.id]) };
    const release = (seal: string) =>
      stateOf(
        device,
        device.body('release', { lot, holds: [held.id], signature: { ...said, seal } }, { clock: now }),
      );
    expect(await release('A'.repeat(43))).toEqual(['held signature-wrong']);
    expect(await release(sealOf(other, carla, said))).toEqual(['held signature-wrong']);
    expect(await release(sealOf(key, 'dov' as PersonId, said))).toEqual(['held signature-wrong']);
    expect(await release(sealOf(key, carla, { ...said, meaning: 'Else' }))).toEqual(['held signature-wrong']);
    expect(await release(sealOf(key, carla, said))).toEqual(['accepted']);
  });
});
