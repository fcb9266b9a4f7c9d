import { afterEach, beforeEach, expect, test } from 'vitest';
import { protocolVersion, type Enrolment } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { SetupRequest } from '#domain/protocol/setup-messages.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type TestApp, random } from '../../tests/support/hand-device.ts';
import { createApp } from '../app.ts';
import type { ServerDeps } from '../deps.ts';
import { ensureCompany } from '../start/company.ts';
import type { Db } from '../storage/db.ts';
import { linkLifetime } from './link.ts';

onEachDatabase('first start', (kind) => {
  let now = Date.UTC(2026, 10, 21, 6);
  let db: Db;
  let deps: ServerDeps;
  let app: TestApp;
  beforeEach(async () => {
    now = Date.UTC(2026, 10, 21, 6);
    db = await kind.open(await kind.create());
    deps = { db, clock: () => now, random, log: () => undefined };
    app = await createApp(deps);
  });
  afterEach(async () => {
    await app.close();
    await db.close();
  });

  const link = async (empty = true): Promise<string> => {
    const { setupToken } = await ensureCompany(deps, empty);
    if (setupToken === null) throw new Error('No link');
    return setupToken;
  };
  const aKey = async (): Promise<string> => {
    const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
    return Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url');
  };
  const request = (token: string, publicKey: string, more: Partial<SetupRequest> = {}): SetupRequest => ({
    token,
    company: 'Northwind Foods',
    site: 'Mill Road',
    timeZone: 'Europe/Lisbon',
    language: 'de',
    administrator: { name: 'Gil Moreno', badge: 'BADGE-GIL-1', pin: '604713', alsoSupervisor: true },
    device: { name: 'Office', publicKey, protocol: protocolVersion },
    ...more,
  });
  const ask = (payload: SetupRequest) => app.inject({ method: 'POST', url: paths.setup, payload });
  const isWaiting = async () => (await app.inject(paths.setup)).json<{ waiting: boolean }>().waiting;

  test('an empty start waits with a link, and whoever holds it makes the company and is its administrator', async () => {
    const token = await link();
    expect(token.replaceAll('-', '')).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
    expect(await isWaiting()).toBe(true);
    const key = await aKey();
    const made = await ask(request(token.toLowerCase(), key));
    expect(made.statusCode).toBe(200);
    const enrolment = made.json<Enrolment>();
    expect(await isWaiting()).toBe(false);
    const rows = await db.snapshot((tx) =>
      tx.many<{ key: string; content: string }>(
        `select key, content from state_row where kind in ('site', 'person')`,
      ),
    );
    const all = Object.fromEntries(rows.map(({ key: at, content }) => [at, JSON.parse(content) as object]));
    expect(all['site/main']).toMatchObject({ name: 'Mill Road', timeZone: 'Europe/Lisbon', language: 'de' });
    expect(all[`person/${enrolment.person}`]).toMatchObject({
      name: 'Gil Moreno',
      roles: ['administrator', 'supervisor'],
      active: true,
    });
    // A lost answer is given again to the same browser, and to nobody else.
    expect((await ask(request(token, key))).json()).toMatchObject({ device: enrolment.device });
    expect((await ask(request(token, await aKey()))).statusCode).toBe(403);
    expect(await ensureCompany(deps, true)).toEqual({ demo: null, setupToken: null });
  });

  test('the link is good for a day; a new start prints another, and the old one is good no more', async () => {
    const first = await link();
    now += linkLifetime + 1;
    expect((await ask(request(first, await aKey()))).statusCode).toBe(403);
    const second = await link();
    // Once begun empty it stays so, whatever the next start says.
    const third = await link(false);
    expect((await ask(request(second, await aKey()))).statusCode).toBe(403);
    expect((await ask(request(third, await aKey()))).statusCode).toBe(200);
  });

  test('what is wrong is said before anything is made, and the link stays good', async () => {
    const token = await link();
    const key = await aKey();
    const wrong = async (more: Partial<SetupRequest>) =>
      (await ask(request(token, key, more))).json<unknown>();
    const { administrator, device } = request(token, key);
    expect(await wrong({ timeZone: 'Mars/Base' })).toMatchObject({ where: '/body/timeZone' });
    expect(await wrong({ administrator: { ...administrator, pin: '123456' } })).toMatchObject({
      code: 'not-a-good-pin',
    });
    expect(await wrong({ device: { ...device, publicKey: 'AAAA' } })).toMatchObject({ code: 'bad-key' });
    expect(await wrong({ token: 'WRONG-WRONG-WRONG' })).toMatchObject({ code: 'bad-token' });
    expect(await isWaiting()).toBe(true);
    expect((await ask(request(token, key))).statusCode).toBe(200);
  });

  test('two browsers with the link at the same moment: one of them is the administrator', async () => {
    const token = await link();
    const keys = await Promise.all([aKey(), aKey(), aKey()]);
    const answers = await Promise.all(keys.map((key) => ask(request(token, key))));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403, 403]);
    expect(await db.snapshot((tx) => tx.many('select company from counter'))).toHaveLength(1);
  });
});
