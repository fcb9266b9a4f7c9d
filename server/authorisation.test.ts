import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompanyId, PersonId, SiteId } from '#domain/base/ids.ts';
import { protocolVersion } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { type HandDevice, type TestApp, askApp, enrolByHand } from '../tests/support/hand-device.ts';
import { type TestServer, startTestServer, testCompany } from '../tests/support/server.ts';
import { inviteDevice } from './authority/enrol.ts';
import { demoPlant } from './demo/plant.ts';
import { settleIn } from './demo/settle-in.ts';
import { makeToken } from './people/tokens.ts';

/** Everybody who may knock. `shared` stands for a shared device on which nobody has signed in. */
const callers = [
  'stranger',
  'worker',
  'receiver',
  'supervisor',
  'administrator',
  'administrator without PIN',
  'shared',
  'revoked',
  'to be wiped',
  'token read',
  'token orders',
  'token import',
] as const;
type Caller = (typeof callers)[number];

const everyDevice: readonly Caller[] = [
  'worker',
  'receiver',
  'supervisor',
  'administrator',
  'administrator without PIN',
  'shared',
];
const office: readonly Caller[] = ['supervisor', 'administrator', 'administrator without PIN'];
const administrator: readonly Caller[] = ['administrator'];
const all = [...callers];

interface Row {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  /** Who gets past the door; everybody else is turned away with 401 or 403 and changes nothing. */
  readonly may: readonly Caller[];
}
const get = (path: string, may: readonly Caller[]): Row => ({ method: 'GET', path, may });
const post = (path: string, may: readonly Caller[], body: unknown = {}): Row => ({
  method: 'POST',
  path,
  body,
  may,
});

const status = {
  queue: 0,
  oldest: null,
  people: [],
  storage: { homes: 2, persistent: true, used: null },
  app: '1',
};
const person = { id: 'gus', name: 'Gus', roles: ['worker'], active: true };

/** [S3] One row a route: a route without one fails, and so does a row without a route. */
const rows: readonly Row[] = [
  post(paths.enrol, all, { code: 'no-such-code', name: 'x', publicKey: 'AAAA', protocol: protocolVersion }),
  post(paths.challenge, all, { device: 'nobody' }),
  post(paths.session, all, { device: 'nobody', nonce: 'AAAA', signature: 'AAAA' }),
  get(paths.setup, all),
  post(paths.setup, all, {}),
  get(paths.health, all),
  get(paths.openapi, all),
  get(paths.pull, everyDevice),
  get(paths.events, everyDevice),
  post(paths.push, [...everyDevice, 'revoked', 'to be wiped'], {}),
  post(paths.blocks, everyDevice, { wants: [] }),
  post(paths.blocksHeld, everyDevice, { blocks: [] }),
  post(paths.again, everyDevice),
  post(paths.deviceStatus, everyDevice, status),
  post(paths.wiped, [...everyDevice, 'revoked', 'to be wiped']),
  get(paths.who, everyDevice),
  post(paths.signIn, everyDevice, { by: { person: 'nobody' }, pin: '1' }),
  post(paths.changePin, administrator, {}),
  get(paths.trace, everyDevice),
  get(paths.moves, everyDevice),
  get(paths.inbox, office),
  get(paths.devices, office),
  get(paths.people, office),
  get(paths.leases, office),
  post(paths.invite, office, { person: 'ana' }),
  post(paths.replaceDevice, office),
  post(paths.renameDevice, office, { name: 'Dock 2' }),
  post(paths.writeOffBlocks, office),
  post(paths.unlock, office),
  get(paths.export, [...office, 'token read']),
  get(paths.template, [...office, 'token read']),
  post(paths.orders, [...office, 'token orders'], {}),
  post(paths.revoke, administrator),
  post(paths.wipeDevice, administrator),
  post(paths.resumeLeases, administrator, { skip: 0 }),
  post(paths.people, administrator, person),
  post(paths.erasePerson, administrator),
  post(paths.givePin, administrator, { pin: '1' }),
  get(paths.audit, administrator),
  get(paths.tokens, administrator),
  post(paths.tokens, administrator, {}),
  post(paths.revokeToken, administrator),
  post(paths.stageImport, [...administrator, 'token import']),
  get(paths.import, [...administrator, 'token import']),
  post(paths.commitImport, [...administrator, 'token import']),
  post(paths.cancelImport, [...administrator, 'token import']),
  // Last, because it ends the sign-in that the rows above need.
  post(paths.signOut, everyDevice),
];
/** For the server's own machine, whoever asks; their door is tested beside their routes. */
const local: readonly string[] = [`GET ${paths.metrics}`, `GET ${paths.demo}`];

const otherCompany = '0195a000-0000-7000-8000-000000000002' as CompanyId;

describe('[S3] who may call what', () => {
  let server: TestServer;
  const routes: string[] = [];
  const cookies = new Map<Caller, Record<string, string>>();
  let wiped: HandDevice;

  beforeAll(async () => {
    server = await startTestServer({ demo: { company: testCompany, code: 'x' } });
    routes.push(...server.app.apiRoutes);
    const at = (device: HandDevice) => ({ cookie: device.cookie });
    for (const [caller, who] of [
      ['worker', 'ana'],
      ['receiver', 'ben'],
      ['supervisor', 'carla'],
      ['administrator', 'eve'],
    ] as const)
      cookies.set(caller, at(await server.enrol(who)));
    const invite = async (who: string, shared: boolean) =>
      enrolByHand(
        askApp(server.app),
        (
          await inviteDevice(server, {
            company: testCompany,
            site: 'main' as SiteId,
            person: who as PersonId,
            shared,
          })
        ).code,
      );
    cookies.set('stranger', {});
    cookies.set('administrator without PIN', at(await invite('eve', false)));
    cookies.set('shared', at(await invite('eve', true)));
    const revoked = await invite('carla', false);
    wiped = await invite('carla', false);
    const eve = await server.enrol('eve');
    await eve.post(`/api/v1/devices/${revoked.enrolment.device}/revoke`, {});
    await eve.post(`/api/v1/devices/${wiped.enrolment.device}/wipe`, {});
    cookies.set('revoked', at(revoked));
    cookies.set('to be wiped', at(wiped));
    for (const scope of ['read', 'orders', 'import'] as const) {
      const made = await makeToken(server, testCompany, 'eve' as PersonId, {
        name: scope,
        person: 'eve' as PersonId,
        scopes: [scope],
        days: 1,
      });
      if (made.ok) cookies.set(`token ${scope}`, { authorization: `Bearer ${made.value.token}` });
    }
  });
  afterAll(() => server.close());

  test('every route has its row, and every row its route', () => {
    expect([...rows.map(({ method, path }) => `${method} ${path}`), ...local].sort()).toEqual(routes.sort());
  });

  test.each(rows)('$method $path', async ({ method, path, body, may }) => {
    for (const caller of callers) {
      const before = await fingerprint(server);
      const { statusCode, code } = await ask(server.app, method, path, body, cookies.get(caller) ?? {});
      const passed = !((statusCode === 401 || statusCode === 403) && isDoor(code));
      expect(passed, `${caller}: ${statusCode} ${code}`).toBe(may.includes(caller));
      if (!passed) expect(await fingerprint(server), caller).toBe(before);
    }
  });

  test('[S6] no other origin changes or reads anything, on any route', async () => {
    const cookie = cookies.get('administrator') ?? {};
    const strict = await startTestServer({ origins: ['https://plant.example'] });
    for (const { method, path, body } of rows)
      for (const from of [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[]) {
        const answer = await ask(strict.app, method, path, body, { ...cookie, ...from });
        expect(answer, `${method} ${path} ${JSON.stringify(from)}`).toMatchObject({
          statusCode: 403,
          code: 'other-origin',
        });
      }
    await strict.close();
  });

  test('[S6] a form or plain text is no request', async () => {
    const eve = await server.enrol('eve');
    for (const { method, path } of rows.filter(({ method: of }) => of === 'POST'))
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const answer = await server.app.inject({
          method,
          url: filled(path),
          headers: { cookie: eve.cookie, 'content-type': type },
          payload: '{}',
        });
        expect(answer.statusCode, `${path} ${type}`).toBe(415);
      }
  });
});

test('[C3] a forged cookie or token is no session', async () => {
  const server = await startTestServer();
  for (const headers of [
    { cookie: `__Host-lotline=${'A'.repeat(43)}` },
    { authorization: `Bearer lotline_${'A'.repeat(43)}` },
    { authorization: 'Basic AAAA' },
  ])
    expect((await server.app.inject({ url: '/api/v1/export/products.csv', headers })).statusCode).toBe(401);
  await server.close();
});

describe('[C12] two companies on one server', () => {
  test('nobody sees or touches anything of the other, on any route', async () => {
    const server = await startTestServer();
    await settleIn(server, demoPlant(otherCompany, '2026-11-21' as never, server.clock()), false);
    const mine = await server.enrol('eve');
    const { code } = await inviteDevice(server, {
      company: otherCompany,
      site: 'main' as SiteId,
      person: 'eve' as PersonId,
    });
    const theirs = await enrolByHand(askApp(server.app), code);
    await theirs.signIn('eve');
    const secret = { id: 'zoe', name: 'Zoe Secret', roles: ['worker'], active: true };
    await theirs.post(paths.people, secret);
    const made = await theirs.post(paths.tokens, {
      name: 'Secret',
      person: 'zoe',
      scopes: ['read'],
      days: 9,
    });
    const token = made.json<{ info: { id: string } }>().info.id;
    const staged = await server.app.inject({
      method: 'POST',
      url: '/api/v1/import/categories',
      headers: { cookie: theirs.cookie, 'content-type': 'text/csv' },
      payload: 'Name\nSecret',
    });
    const { id } = staged.json<{ id: string }>();
    const marks = ['Secret', 'zoe', theirs.enrolment.device, token, id, otherCompany];
    const before = await fingerprint(server, otherCompany);
    for (const { method, path, body } of rows.filter(({ path: of }) => of !== paths.events)) {
      const url = path
        .replace(':device', theirs.enrolment.device)
        .replace(':person', 'zoe')
        .replace(':token', token)
        .replace(':id', id);
      const answer = await ask(server.app, method, url, body, { cookie: mine.cookie });
      // What the request itself said may be said back.
      for (const mark of marks.filter((each) => !url.includes(each)))
        expect(answer.text.includes(mark), `${method} ${path}: ${mark}`).toBe(false);
    }
    expect(await fingerprint(server, otherCompany)).toBe(before);
    await server.close();
  });
});

/** Codes with which the door turns somebody away; what a route itself refuses is another matter. */
const isDoor = (code: string): boolean =>
  ['no-session', 'bad-token', 'not-allowed', 'revoked', 'wipe', 'sign-in'].includes(code);

const filled = (path: string): string =>
  path
    .replace(':device', 'no-such-device')
    .replace(':person', 'no-such-person')
    .replace(':token', 'no-such-token')
    .replace(':kind', 'lot')
    .replace(':table', 'categories')
    .replace(':id', 'no-such-import')
    .replace(':file', 'categories.csv');

async function ask(
  app: TestApp,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<{ statusCode: number; code: string; text: string }> {
  // A stream of events never ends by itself: whether the door opens is seen from its first line.
  if (path === paths.events) return firstLine(app, headers);
  const answer = await app.inject({
    method,
    url: filled(path),
    headers: method === 'POST' ? { ...headers, 'content-type': 'application/json' } : headers,
    ...(method === 'POST' ? { payload: JSON.stringify(body) } : {}),
  });
  const { statusCode, payload: text } = answer;
  const code = text.startsWith('{') ? String((JSON.parse(text) as { code?: unknown }).code ?? '') : '';
  return { statusCode, code, text };
}

async function firstLine(app: TestApp, headers: Record<string, string>) {
  const abort = new AbortController();
  const answer = await app.inject({
    method: 'GET',
    url: paths.events,
    headers,
    payloadAsStream: true,
    signal: abort.signal,
  });
  const { statusCode } = answer;
  if (statusCode === 200) {
    answer.stream().on('error', () => undefined);
    abort.abort();
    return { statusCode, code: '', text: '' };
  }
  let text = '';
  for await (const chunk of answer.stream()) text += String(chunk);
  return { statusCode, code: (JSON.parse(text) as { code: string }).code, text };
}

/** All that a company has, as one text. */
async function fingerprint(server: TestServer, company: CompanyId = testCompany): Promise<string> {
  return server.db.snapshot(async (tx) => {
    const counts = [];
    for (const table of [
      'state_row',
      'operation',
      'device',
      'person_session',
      'api_token',
      'import_stage',
      'enrolment_code',
      'audit',
      'pin_attempt',
      'device_status',
      'wipe_order',
    ])
      counts.push(await tx.one(`select count(*) as n from ${table} where company = $1`, [company]));
    const counter = await tx.one('select version, epoch from counter where company = $1', [company]);
    return JSON.stringify([counts, counter]);
  });
}
