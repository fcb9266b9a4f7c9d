import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#domain/protocol/paths.ts';
import { type HandDevice, aReceipt, askApp, enrolByHand } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import { createApp } from '../app.ts';
import { DatabaseUnavailable } from '../storage/db.ts';
import { tooDeepAt } from './json.ts';

let server: TestServer;
let device: HandDevice;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotline-dist-'));
  mkdirSync(join(folder, 'assets'));
  for (const file of ['index.html', 'sw.js', 'manifest.webmanifest', 'assets/app-a1b2c3d4.js'])
    writeFileSync(join(folder, file), file);
  server = await startTestServer({ origins: ['http://localhost:5180'], dist: folder });
  device = await server.enrol('ben');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const aPush = async () => device.sign([...device.frame(device.body('receive', aReceipt()))]);
const raw = (payload: string, type: string | null = 'application/json') =>
  server.app.inject({
    method: 'POST',
    url: paths.push,
    payload,
    headers: { cookie: device.cookie, ...(type ? { 'content-type': type } : {}) },
  });

test.each([
  ['not JSON', '{"a":', 400, 'not-json'],
  ['nothing at all', '', 400, 'not-json'],
  ['JSON that is too deep', '['.repeat(20) + ']'.repeat(20), 400, 'too-deep'],
  ['JSON that is ten thousand deep', '['.repeat(10_000), 400, 'too-deep'],
  ['a prototype', '{"__proto__":{"admin":true}}', 400, 'not-json'],
  ['a constructor', '{"constructor":{"prototype":{}}}', 400, 'not-json'],
  ['another shape', '{"entries":[]}', 400, 'malformed'],
  ['a list', '[]', 400, 'malformed'],
  [
    'a million keys',
    `{${Array.from({ length: 60_000 }, (_, at) => `"k${at}":1`).join(',')}}`,
    400,
    'malformed',
  ],
  ['ten megabytes', `"${'x'.repeat(10_000_000)}"`, 413, 'too-large'],
])('[R21] %s is answered %#: %d', async (_, payload, status, code) => {
  const answer = await raw(payload);
  expect([answer.statusCode, answer.json()]).toMatchObject([status, { code, message: expect.any(String) }]);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
])('%s is not understood', async (type) => {
  const answer = await raw('{}', type);
  expect([answer.statusCode, answer.json()]).toMatchObject([415, { code: 'not-json' }]);
});

test('what is wrong in a push is named with its place', async () => {
  const push = await aPush();
  const body = { ...push.entries[0]?.body, clock: 'noon' };
  const answer = await raw(JSON.stringify({ ...push, entries: [{ ...push.entries[0], body }] }));
  expect(answer.json()).toMatchObject({ code: 'malformed', where: '/body/entries/0/body/clock' });
});

test('a member that nobody knows is refused, so that nothing can be slipped in', async () => {
  const push = await aPush();
  const answer = await raw(JSON.stringify({ ...push, company: 'other' }));
  expect(answer.json()).toMatchObject({ code: 'malformed' });
});

test('one operation of more than 64 KiB is named', async () => {
  const big = await enrolByHand(askApp(server.app), await server.invite('ben'));
  const body = big.body('receive', { ...aReceipt(), padding: 'x'.repeat(70_000) });
  const answer = await big.send(await big.sign(big.frame(body)));
  expect([answer.status, answer.json()]).toMatchObject([
    413,
    { code: 'operation-too-large', where: '/body/entries/0/body' },
  ]);
});

test.each([
  ['another origin', { origin: 'https://evil.example' }, 403],
  ['no origin that can be told', { origin: 'null' }, 403],
  ['the same host on another port', { origin: 'http://localhost:8080' }, 403],
  ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a sibling site', { 'sec-fetch-site': 'same-site' }, 403],
  ['the app itself', { origin: 'http://localhost:5180', 'sec-fetch-site': 'same-origin' }, 200],
])('[T7, S6] from %s', async (_, headers, status) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: paths.blocks,
    payload: '{"wants":[]}',
    headers: { ...headers, cookie: device.cookie, 'content-type': 'application/json' },
  });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['access-control-allow-origin']).toBeUndefined();
});

test('[S6] every answer carries the strict headers', async () => {
  for (const url of ['/', '/sw.js', paths.health, '/nowhere']) {
    const { headers } = await server.app.inject({ url });
    const csp = String(headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      "connect-src 'self'",
      "worker-src 'self'",
      "manifest-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types app',
    ])
      expect(csp).toContain(part);
    expect(csp).not.toContain('unsafe-inline');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['permissions-policy']).toContain('camera=(self)');
  }
});

test('[C13] the shell is asked for again, what has a hash in its name never changes', async () => {
  const cacheOf = async (url: string) => (await server.app.inject({ url })).headers['cache-control'];
  expect(await cacheOf('/')).toBe('no-cache');
  expect(await cacheOf('/sw.js')).toBe('no-cache');
  expect(await cacheOf('/assets/app-a1b2c3d4.js')).toBe('public, max-age=31536000, immutable');
  expect(await cacheOf(paths.health)).toBe('no-store');
});

test('a page of the app is the shell, a missing file is missing', async () => {
  const page = await server.app.inject({ url: '/receive/in-00031', headers: { accept: 'text/html' } });
  expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([
    200,
    'index.html',
    'no-cache',
  ]);
  const script = await server.app.inject({ url: '/assets/old-12345678.js', headers: { accept: '*/*' } });
  expect([script.statusCode, script.json()]).toMatchObject([404, { code: 'not-found' }]);
  const api = await server.app.inject({ url: '/api/v1/nowhere', headers: { accept: 'text/html' } });
  expect(api.statusCode).toBe(404);
  const above = await server.app.inject({ url: '/..%2f..%2fpackage.json' });
  expect([403, 404]).toContain(above.statusCode);
});

test('[C15] no code, cookie, key or cursor stands in a log', async () => {
  const code = await server.invite('ben');
  const joined = await enrolByHand(askApp(server.app), code);
  await joined.pull((await joined.pull()).next);
  const lines = JSON.stringify(server.logged);
  expect(lines).toContain(joined.enrolment.device);
  expect(lines).not.toContain(code);
  expect(lines).not.toContain(joined.cookie.split('=')[1]);
  expect(lines).not.toContain('cursor=');
});

test('[R22] who asks too often waits, and nobody else does', async () => {
  const limited = await startTestServer({ perMinute: { device: 5, stranger: 30 } });
  const [one, other] = [await limited.enrol('ben'), await limited.enrol('ben')];
  const statuses = [];
  for (let at = 0; at < 8; at += 1) statuses.push((await one.get(`${paths.pull}?limit=1`)).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  const refused = await one.get(paths.pull);
  expect(refused.json()).toMatchObject({ code: 'too-many' });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await other.get(`${paths.pull}?limit=1`)).status).toBe(200);
  await limited.close();
});

test('[R16] a database that does not answer is 503 with a time to try again, and says nothing else', async () => {
  const broken = await createApp({
    ...server,
    db: { ...server.db, snapshot: () => Promise.reject(new DatabaseUnavailable('secret details')) },
  });
  const answer = await broken.inject({ url: paths.health });
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
  expect(answer.body).not.toContain('secret');
  await broken.close();
});

test('[R20] a client may take ten seconds for its headers and thirty for its body, and is cut off soon after', () => {
  const { headersTimeout, requestTimeout, maxConnections } = server.app.server;
  expect([headersTimeout, requestTimeout, maxConnections]).toEqual([10_000, 30_000, 2000]);
});

test('our own faults say nothing about our insides', async () => {
  const broken = await createApp({
    ...server,
    db: { ...server.db, snapshot: () => Promise.reject(new Error('select * from secrets')) },
  });
  const answer = await broken.inject({ url: paths.health });
  expect([answer.statusCode, answer.json()]).toMatchObject([500, { code: 'failed' }]);
  expect(answer.body).not.toContain('secrets');
  await broken.close();
});

test('the API describes itself', async () => {
  const { paths: described } = (await server.app.inject({ url: paths.openapi })).json<{ paths: object }>();
  expect(Object.keys(described)).toEqual(
    expect.arrayContaining([paths.push, paths.pull, paths.enrol, paths.blocks]),
  );
});

test('the API says of every route who may ask it, and which token opens it', async () => {
  type Route = { security?: Record<string, string[]>[]; description?: string; tags?: string[] };
  const said = (await server.app.inject({ url: paths.openapi })).json<{
    paths: Record<string, Record<string, Route>>;
    components: { securitySchemes: Record<string, unknown> };
  }>();
  expect(Object.keys(said.components.securitySchemes)).toEqual(['device', 'token']);
  const routes = Object.values(said.paths).flatMap((each) => Object.values(each));
  for (const { security, description, tags } of routes)
    expect([Array.isArray(security), Boolean(description), tags?.length]).toEqual([true, true, 1]);
  expect(said.paths[paths.pull]?.['get']?.security).toEqual([{ device: [] }]);
  expect(said.paths['/api/v1/export/{file}']?.['get']).toMatchObject({
    security: [{ device: [] }, { token: ['read'] }],
    tags: ['Other programs'],
  });
  expect(said.paths[paths.health]?.['get']?.security).toEqual([]);
});

test.each([
  ['[1,2]', 1, null],
  ['[[1]]', 1, 1],
  ['"[[["', 0, null],
  ['"\\"[["', 0, null],
  ['{"a":{}}', 2, null],
  ['[[]]]]]', 2, null],
])('the depth of %s against %d', (text, limit, at) => {
  expect(tooDeepAt(text, limit)).toBe(at);
});

test('[C11] the demo page is for this machine, or for who has the printed code', async () => {
  const demo = await startTestServer({
    origins: ['http://localhost:5180'],
    demo: { company: testCompany, code: 'printed' },
  });
  const ask = async (headers: Record<string, string>, remoteAddress = '127.0.0.1', query = '') =>
    (await demo.app.inject({ url: paths.demo + query, headers, remoteAddress })).statusCode;
  expect(await ask({ host: 'localhost:5180' })).toBe(200);
  expect(await ask({ host: 'localhost:5180' }, '192.0.2.7')).toBe(403);
  expect(await ask({ host: 'localhost:5180' }, '192.0.2.7', '?code=printed')).toBe(200);
  expect(await ask({ host: 'localhost:5180' }, '192.0.2.7', '?code=guessed')).toBe(403);
  expect(await ask({ host: 'rebound.example' })).toBe(403);
  expect(await ask({ host: 'localhost:5180', 'x-forwarded-for': '192.0.2.7' })).toBe(403);
  expect((await server.app.inject({ url: paths.demo })).statusCode).toBe(404);
  await demo.close();
});
