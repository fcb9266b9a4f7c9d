import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { badgeHash } from '#domain/people/badge.ts';
import { verifierOf } from '#domain/people/seal.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Who } from '#domain/protocol/people-messages.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';
import { demoPeople } from '../demo/catalogue.ts';
import { demoPins } from '../demo/pins.ts';
import { firstBroken } from './audit.ts';
import { keyBytes, pinKey } from './pin-key.ts';
import { idleLimit } from './sessions.ts';

const minute = 60_000;
let now = Date.UTC(2026, 10, 21, 6);
let server: TestServer;
beforeEach(async () => {
  now = Date.UTC(2026, 10, 21, 6);
  server = await startTestServer({ clock: () => now });
});
afterEach(() => server.close());

test('the PIN keys of the demo plant are what Argon2id makes of its PINs', async () => {
  for (const { person, badge, pin, salt, key, verifier } of demoPins) {
    expect(await pinKey(pin, salt)).toBe(key);
    expect(verifierOf(keyBytes(key))).toBe(verifier);
    expect(demoPeople.find(({ id }) => id === person)).toMatchObject({
      badge: badgeHash(badge),
      pin: { salt, verifier },
    });
  }
});

test('a badge and a PIN sign a person in on any device, until they sign out', async () => {
  const device = await server.enrol('ben');
  const who = async () => (await device.get(paths.who)).json<Who>();
  expect(await who()).toMatchObject({ owner: 'ben', signedIn: null, roles: ['receiver'] });

  const answer = await device.post(paths.signIn, { by: { badge: 'BADGE-CARLA-8816' }, pin: '161803' });
  expect(answer.json()).toMatchObject({ person: 'carla', name: 'Carla', expiresAt: now + 12 * 60 * minute });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-lotline-person=[\w-]{43}; /);
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
  device.cookie += `; ${cookie.split(';')[0]}`;
  expect(await who()).toMatchObject({ signedIn: { person: 'carla' }, roles: ['supervisor'] });
  expect((await device.get(paths.people)).status).toBe(200);

  await device.post(paths.signOut, {});
  expect(await who()).toMatchObject({ signedIn: null, roles: ['receiver'] });
  expect((await device.get(paths.people)).status).toBe(403);
});

test('a sign-in is good on its own device only, for a shift, and not when nobody is there', async () => {
  const device = await server.enrol('ben');
  const other = await server.enrol('ana');
  await device.signIn('eve');
  const person = device.cookie.split('; ')[1];
  other.cookie += `; ${person}`;
  expect((await other.get(paths.audit)).json()).toMatchObject({ code: 'sign-in' });

  expect((await device.get(paths.audit)).status).toBe(200);
  now += idleLimit - minute;
  expect((await device.get(paths.audit)).status).toBe(200);
  now += idleLimit - minute;
  await device.pull();
  expect((await device.get(paths.audit)).status).toBe(200);
  now += idleLimit + minute;
  expect((await device.get(paths.audit)).json()).toMatchObject({ code: 'sign-in' });
});

test('without badge, rights or PIN nobody gets in, and the answer tells nobody which it was', async () => {
  const device = await server.enrol('ben');
  const strange = await device.post(paths.signIn, { by: { badge: 'NOT-A-BADGE' }, pin: '271828' });
  const wrong = await device.post(paths.signIn, { by: { badge: 'BADGE-ANA-4175' }, pin: '271829' });
  expect(strange.status).toBe(403);
  expect(wrong.json()).toEqual(strange.json());
  expect((await device.post(paths.signIn, { by: { person: 'ana' }, pin: 'abcdef' })).status).toBe(400);
});

describe('[C10] wrong PINs', () => {
  test('five are free, then 1, 5 and 15 minutes, then only a supervisor helps; a restart forgives nothing', async () => {
    const device = await server.enrol('ben');
    const wrong = async () =>
      (await device.trySignIn('ana', '999111')).json<{ code: string; wait?: number }>();
    for (let at = 0; at < 5; at += 1) expect((await wrong()).code).toBe('wrong');
    for (const wait of [1, 5, 15]) {
      expect(await wrong()).toMatchObject({ code: 'locked', wait: wait * minute });
      expect((await device.trySignIn('ana', '271828')).status).toBe(429);
      now += wait * minute;
      expect((await wrong()).code).toBe('wrong');
    }
    now += 24 * 60 * minute;
    await device.openSession();
    expect(await wrong()).toMatchObject({ code: 'locked', wait: null });

    const supervisor = await server.enrol('carla');
    const people = (await supervisor.get(paths.people)).json<{ people: { id: string; locked: boolean }[] }>();
    expect(people.people.filter(({ locked }) => locked).map(({ id }) => id)).toEqual(['ana']);
    expect((await supervisor.post('/api/v1/people/ana/unlock', {})).status).toBe(200);
    expect((await device.trySignIn('ana', '271828')).status).toBe(200);
  });

  test('on one device lock nobody out on another, and a right one forgives', async () => {
    const device = await server.enrol('ben');
    const other = await server.enrol('carla');
    for (let at = 0; at < 5; at += 1) await device.trySignIn('ana', '999111');
    expect((await device.trySignIn('ana', '271828')).status).toBe(429);
    expect((await other.trySignIn('ana', '271828')).status).toBe(200);
    now += minute;
    expect((await device.trySignIn('ana', '271828')).status).toBe(200);
    expect((await device.trySignIn('ana', '999111')).json()).toMatchObject({ code: 'wrong' });
    expect((await device.trySignIn('ana', '271828')).status).toBe(200);
  });

  test('tried at the same moment each count', async () => {
    const device = await server.enrol('ben');
    const answers = await Promise.all(Array.from({ length: 9 }, () => device.trySignIn('ana', '999111')));
    expect(answers.map(({ status }) => status).filter((status) => status === 403)).toHaveLength(5);
  });

  test('nobody unlocks themselves, and a supervisor no administrator', async () => {
    const supervisor = await server.enrol('carla');
    expect((await supervisor.post('/api/v1/people/carla/unlock', {})).status).toBe(403);
    expect((await supervisor.post('/api/v1/people/eve/unlock', {})).status).toBe(403);
    expect((await supervisor.post('/api/v1/people/nobody/unlock', {})).status).toBe(404);
  });
});

describe('PINs', () => {
  test('an administrator gives one to others; people change their own with the old one', async () => {
    const eve = await server.enrol('eve');
    const device = await server.enrol('ana');
    await device.signIn('ana');
    expect((await eve.post('/api/v1/people/ana/pin', { pin: '123456' })).json()).toMatchObject({
      code: 'not-a-good-pin',
    });
    expect((await eve.post('/api/v1/people/eve/pin', { pin: '736451' })).json()).toMatchObject({
      code: 'not-allowed',
    });
    expect((await eve.post('/api/v1/people/ana/pin', { pin: '736451' })).status).toBe(200);
    // What was opened with the old one is closed.
    expect((await device.post(paths.changePin, { old: '736451', pin: '918273' })).json()).toMatchObject({
      code: 'sign-in',
    });
    expect((await device.trySignIn('ana', '271828')).status).toBe(403);
    await device.signIn('ana', '736451');
    expect((await device.post(paths.changePin, { old: '111222', pin: '918273' })).status).toBe(403);
    expect((await device.post(paths.changePin, { old: '736451', pin: '918273' })).status).toBe(200);
    await device.signIn('ana', '918273');
    const { rows } = await device.pull();
    const ana = rows.find(({ kind, id }) => kind === 'person' && id === 'ana')?.row as { pin: object };
    expect(Object.keys(ana.pin).sort()).toEqual(['salt', 'verifier']);
  });
});

test('[S7] who did what is kept in a chain without a name, and a changed line is found', async () => {
  const eve = await server.enrol('eve');
  const edit = { id: 'fay', name: 'Fay Summer', roles: ['worker'], active: true, badge: 'BADGE-FAY-1' };
  expect((await eve.post(paths.people, edit)).status).toBe(200);
  await eve.post('/api/v1/people/fay/pin', { pin: '736451' });
  await eve.post('/api/v1/people/fay/erase', {});
  const { entries } = (await eve.get(paths.audit)).json<{ entries: { what: string; subject: string }[] }>();
  expect(entries.map(({ what, subject }) => `${what} ${subject}`)).toEqual([
    `signed-in ${eve.enrolment.device}`,
    'person-made fay',
    'pin-given fay',
    'person-erased fay',
  ]);
  const company = eve.enrolment.company;
  expect(JSON.stringify(entries)).not.toContain('Summer');
  expect(await server.db.snapshot((tx) => firstBroken(tx, company))).toBeNull();
  for (const change of [
    `update audit set subject = 'gus' where seq = 3`,
    `delete from audit where seq = 2`,
    `update audit set at = at + 1 where seq = 4`,
  ]) {
    await server.db
      .transaction(async (tx) => {
        await tx.run(change);
        throw new Error(String(await firstBroken(tx, company)));
      })
      .catch((error: Error) => expect(error.message).toMatch(/^[234]$/));
  }
});

test('[GDPR] an erased person leaves an id behind, and nothing that leads to them', async () => {
  const eve = await server.enrol('eve');
  const ana = await server.enrol('ana');
  await ana.signIn('ana');
  expect((await eve.post('/api/v1/people/ana/erase', {})).status).toBe(200);
  expect((await ana.trySignIn('ana', '271828')).status).toBe(403);
  const { rows } = await eve.pull();
  expect(rows.find(({ kind, id }) => kind === 'person' && id === 'ana')?.row).toMatchObject({
    name: 'Erased',
    badge: null,
    pin: null,
    active: false,
  });
  expect(rows.find(({ id }) => id === `badge:${badgeHash('BADGE-ANA-4175')}`)?.row ?? null).toBeNull();
  const kept = await server.db.snapshot((tx) =>
    tx.many(`select person from person_secret where person = 'ana'`),
  );
  expect(kept).toEqual([]);
});

test('a badge belongs to one person, and nobody locks themselves out', async () => {
  const eve = await server.enrol('eve');
  const fay = { id: 'fay', name: 'Fay', roles: ['worker'], active: true, badge: 'BADGE-ANA-4175' };
  expect((await eve.post(paths.people, fay)).json()).toMatchObject({ code: 'code-taken' });
  const self = { id: 'eve', name: 'Eve', roles: ['worker'], active: true };
  expect((await eve.post(paths.people, self)).json()).toMatchObject({ code: 'last-of-its-kind' });
});
