import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Enrolment } from '#domain/protocol/messages.ts';
import type { Invitation } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { aReceipt, askApp, enrolByHand } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';

onEachDatabase('joining', (kind) => {
  let db: Db;
  let server: TestServer;
  let now = Date.parse('2026-11-21T08:00:00Z');
  beforeEach(async () => {
    db = await kind.open(await kind.create());
    server = await startTestServer({ db, clock: () => now });
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const publicKey = async () => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
      'sign',
      'verify',
    ]);
    return Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url');
  };
  const ask = async (url: string, payload: unknown) =>
    askApp(server.app)({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    });
  const enrol = (code: string, key: string) =>
    ask(paths.enrol, { code, name: 'Handheld', publicKey: key, protocol: 1 });

  test('[C2] a code is good for one device, once, typed as people type it', async () => {
    const code = await server.invite('ben');
    const joined = await enrol(code.toLowerCase().replaceAll('-', ' '), await publicKey());
    expect(joined.json()).toMatchObject({ short: 'D1', epoch: 1, person: 'ben', site: 'main' });
    const again = await enrol(code, await publicKey());
    expect([again.status, again.json()]).toMatchObject([403, { code: 'bad-code' }]);
  });

  test('two devices with the same code at once: one joins', async () => {
    const code = await server.invite('ben');
    const answers = await Promise.all([enrol(code, await publicKey()), enrol(code, await publicKey())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('an answer that was lost comes again for the same key', async () => {
    const [code, key] = [await server.invite('ben'), await publicKey()];
    const first = (await enrol(code, key)).json<Enrolment>();
    expect((await enrol(code, key)).json<Enrolment>().device).toBe(first.device);
  });

  test('[C2] a code has at least 64 bits, and is gone after ten minutes', async () => {
    const code = await server.invite('ben');
    expect(code.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    now += 600_001;
    expect((await enrol(code, await publicKey())).status).toBe(403);
  });

  test('[C2] codes and sessions are kept as hashes only', async () => {
    const code = await server.invite('ben');
    const device = await enrolByHand(askApp(server.app), await server.invite('ben'));
    const kept = JSON.stringify(
      await db.snapshot(async (tx) => [
        await tx.many('select * from enrolment_code'),
        await tx.many('select * from session'),
        await tx.many('select * from challenge'),
      ]),
    );
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
    expect(kept).not.toContain(device.cookie.split('=')[1]);
  });

  test.each(['AAAA', 'not a key at all', '_'.repeat(87)])(
    'a public key that is none is refused: %s',
    async (key) => {
      const answer = await enrol(await server.invite('ben'), key);
      expect(answer.status).toBe(400);
    },
  );

  test('an app of another protocol is told to reload', async () => {
    const code = await server.invite('ben');
    const answer = await ask(paths.enrol, { code, name: 'x', publicKey: await publicKey(), protocol: 99 });
    expect([answer.status, answer.json()]).toMatchObject([400, { code: 'other-protocol' }]);
  });

  test('[C3] a session is a cookie that no script and no other site can use', async () => {
    const device = await server.enrol('ben');
    const cookie = String((await device.openSession()).headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-lotline=[\w-]{43}; /);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/', 'Max-Age=43200'])
      expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
  });

  test('[C3] a challenge is good for one session, by its own device, for two minutes', async () => {
    const [device, other] = [await server.enrol('ben'), await server.enrol('carla')];
    const id = device.enrolment.device;
    const challenge = async () =>
      (await ask(paths.challenge, { device: id })).json<{ nonce: string }>().nonce;
    const open = async (nonce: string, signer = device) =>
      (
        await ask(paths.session, {
          device: id,
          nonce,
          signature: await signer.signText(`lotline-session\n${id}\n${nonce}`),
        })
      ).status;
    const nonce = await challenge();
    expect(await open(nonce)).toBe(200);
    expect(await open(nonce)).toBe(401);
    expect(await open(await challenge(), other)).toBe(401);
    const late = await challenge();
    now += 120_001;
    expect(await open(late)).toBe(401);
    expect(await open('bm8tc3VjaC1ub25jZQ')).toBe(401);
  });

  test('nobody learns from a challenge which devices there are', async () => {
    const answer = await ask(paths.challenge, { device: 'nobody' });
    expect([answer.status, answer.json()]).toMatchObject([200, { nonce: expect.any(String) }]);
  });

  test('[R13] a session that has run out is told so; after a new one everything goes on where it was', async () => {
    const device = await server.enrol('ben');
    await device.push(device.body('receive', aReceipt()));
    now += 12 * 3_600_000 + 1;
    const late = await device.sign(device.frame(device.body('receive', aReceipt())));
    const refused = await device.send(late);
    expect([refused.status, refused.json()]).toMatchObject([401, { code: 'no-session' }]);
    await device.openSession();
    expect((await device.send(late)).json()).toMatchObject({
      expected: 3,
      outcomes: [{ state: 'accepted' }],
    });
  });

  test('a forked device joins anew as the same person, and is revoked together with what it brought in', async () => {
    const device = await server.enrol('ben');
    const { code } = (await device.post(paths.again, '{}')).json<Invitation>();
    const anew = await enrolByHand(askApp(server.app), code);
    expect(anew.enrolment).toMatchObject({ person: 'ben', short: 'D2' });
    const admin = await server.enrol('eve');
    await admin.post(paths.revoke.replace(':device', device.enrolment.device), '{}');
    expect((await anew.get(paths.pull)).status).toBe(403);
    expect((await admin.get(paths.devices)).json()).toMatchObject({
      devices: [{ revokedAt: now }, { revokedAt: now }, { revokedAt: null }],
    });
  });

  test('a person who is not there can not be invited', async () => {
    const admin = await server.enrol('eve');
    const answer = await admin.post(paths.invite, { person: 'nobody' });
    expect([answer.status, answer.json()]).toMatchObject([400, { code: 'unknown-person' }]);
    const invited = await admin.post(paths.invite, { person: 'ana' });
    expect(invited.json()).toMatchObject({ code: expect.stringMatching(/^.{4}-.{4}-.{4}-.{4}$/) });
  });
});
