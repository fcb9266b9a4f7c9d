import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Enrolment, protocolVersion } from '#domain/protocol/messages.ts';
import type { Demo, Health } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import { askUrl, enrolByHand } from '../../tests/support/hand-device.ts';
import { freePort, spawnServer, startServer } from '../../tests/support/server-process.ts';
import { CannotStart } from '../storage/db.ts';
import { openSqlite } from '../storage/sqlite/open.ts';
import { originsOf, readSettings } from './settings.ts';

let folder = '';
let env: Record<string, string> = {};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotline-start-'));
  env = { DATA_DIR: folder, PORT: String(await freePort()) };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The one sentence that it ends with. */
async function failure(given: Record<string, string>, flags: string[] = []): Promise<string> {
  const server = spawnServer({ ...env, ...given }, flags);
  const { code } = await server.ended;
  expect(code).toBe(1);
  const lines = server
    .output()
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{'));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

test('a first start makes the demo plant, says where it is, and closes cleanly on Ctrl-C; a second one finds it', async () => {
  const first = await startServer(env);
  expect(first.output()).toContain(`http://localhost:${env['PORT']}/demo`);
  const demo = (await (await fetch(first.origin + paths.demo)).json()) as Demo;
  const device = await enrolByHand(askUrl(first.origin), demo.code);
  const { boundary } = await device.pull();
  first.child.kill('SIGINT');
  expect(await first.ended).toEqual({ code: 0, signal: null });

  const second = await startServer(env);
  await device.openSession();
  expect((await device.pull()).boundary).toBe(boundary);
  expect(((await (await fetch(second.origin + paths.health)).json()) as Health).ok).toBe(true);
  second.child.kill('SIGTERM');
  expect(await second.ended).toEqual({ code: 0, signal: null });
});

test('--empty makes no plant, and prints the link with which the first administrator begins', async () => {
  const server = await startServer(env, ['--empty']);
  const [, token = ''] = /\/setup#([0-9A-Z]{5}(?:-[0-9A-Z]{5}){3})\b/.exec(server.output()) ?? [];
  expect((await fetch(server.origin + paths.demo)).status).toBe(404);
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', keys.publicKey)).toString('base64url');
  const made = await fetch(server.origin + paths.setup, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      token,
      company: 'Northwind Foods',
      site: 'Mill Road',
      timeZone: 'Europe/Berlin',
      language: 'en',
      administrator: { name: 'Gil', badge: null, pin: '604713', alsoSupervisor: false },
      device: { name: 'Office', publicKey, protocol: protocolVersion },
    }),
  });
  expect(made.status).toBe(200);
  expect(((await made.json()) as Enrolment).site).toBe('main');
  server.child.kill('SIGINT');
  await server.ended;
});

test('a busy port is one sentence', async () => {
  const server = await startServer(env);
  const other = join(folder, 'other');
  expect(await failure({ DATA_DIR: other })).toMatch(/^Port \d+ is in use by another program: stop it, or/);
  server.child.kill('SIGINT');
  await server.ended;
});

test('a folder that can not be written to is one sentence', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  expect(await failure({ DATA_DIR: join(file, 'data') })).toMatch(
    /^The folder .* can't be written to: .*DATA_DIR/,
  );
  expect(await failure({ DATA_DIR: '/proc/lotline' })).toMatch(
    /^The folder \/proc\/lotline can't be written to/,
  );
});

test('a database file that is none is one sentence', async () => {
  writeFileSync(join(folder, 'lotline.db'), 'not a database, but long enough to be looked at '.repeat(50));
  expect(await failure({})).toMatch(/^The database .*lotline\.db can't be opened for writing: /);
});

test('a database that can not be reached is one sentence, without its password', async () => {
  const sentence = await failure({ DATABASE_URL: 'postgres://floor:secret@127.0.0.1:1/plant' });
  expect(sentence).toMatch(/^The database at 127\.0\.0\.1:1\/plant can't be used: /);
  expect(sentence).not.toContain('secret');
});

test('a newer database than the program is one sentence, and is left as it is', async () => {
  const db = await openSqlite(join(folder, 'lotline.db'));
  await db.transaction((tx) => tx.run(`update meta set value = '9999' where name = 'schema'`));
  await db.close();
  const before = readFileSync(join(folder, 'lotline.db'));
  expect(await failure({})).toMatch(/newer version of the program.*update the program\.$/);
  expect(readFileSync(join(folder, 'lotline.db'))).toEqual(before);
});

test.each([
  [{ PORT: 'http' }, [], /^PORT must be a number/],
  [{ PORT: '0' }, [], /^PORT must be a number/],
  [{ TLS_CERT: '/x' }, [], /^TLS_CERT and TLS_KEY belong together/],
  [{ TLS_CERT: '/nowhere', TLS_KEY: '/nowhere' }, [], /^TLS_CERT names \/nowhere, which can't be read/],
  [{ DATABASE_URL: 'mysql://x' }, [], /^DATABASE_URL must begin with postgres/],
  [{}, ['--lna'], /^There is no option --lna/],
])('a slip of the hand is one sentence: %j %j', (given, flags, sentence) => {
  expect(() => readSettings(flags, given)).toThrow(CannotStart);
  expect(() => readSettings(flags, given)).toThrow(sentence);
});

test('--lan serves https with an authority of its own that stays the same, and never points a camera at plain http', async () => {
  const first = await startServer(env, ['--lan']);
  const authority = readFileSync(join(folder, 'tls', 'authority.crt'), 'utf8');
  for (const name of ['authority.key', 'server.key'])
    expect(statSync(join(folder, 'tls', name)).mode & 0o777).toBe(0o600);
  const health = await getSecurely(`https://127.0.0.1:${env['PORT']}${paths.health}`, authority);
  expect(JSON.parse(health.text)).toMatchObject({ ok: true });
  const trust = await getSecurely(`https://127.0.0.1:${env['PORT']}/trust`, authority);
  expect(trust.text).toContain('Trust this server');
  expect(first.output()).toContain(
    /fingerprint: ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})/.exec(first.output())?.[1] ?? '-',
  );

  const plain = `http://127.0.0.1:${Number(env['PORT']) + 1}`;
  expect(await (await fetch(`${plain}/trust/lotline-authority.crt`)).text()).toBe(authority);
  for (const url of ['/api/v1/health', paths.demo, '/index.html'])
    expect((await fetch(plain + url)).status).toBe(404);
  first.child.kill('SIGINT');
  expect((await first.ended).code).toBe(0);

  const second = await startServer(env, ['--lan']);
  expect(readFileSync(join(folder, 'tls', 'authority.crt'), 'utf8')).toBe(authority);
  second.child.kill('SIGINT');
  await second.ended;
});

function getSecurely(url: string, ca: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { ca, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += String(chunk)));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}

test('the app is itself under the names it is served by, and under no name that a request makes up', () => {
  const plain = originsOf(readSettings([], { PORT: '5180' }), 5180);
  expect(plain).toEqual(['http://localhost:5180', 'http://127.0.0.1:5180', 'http://[::1]:5180']);
  const proxied = originsOf(readSettings([], { ORIGIN: 'https://stock.example' }), 5180);
  expect(proxied).toContain('https://stock.example');
  expect(originsOf(readSettings(['--lan'], {}), 5180).every((origin) => origin.startsWith('https://'))).toBe(
    true,
  );
});

test('a data folder of its own is readable by its owner alone', async () => {
  const own = join(folder, 'deep', 'data');
  mkdirSync(join(folder, 'deep'));
  chmodSync(join(folder, 'deep'), 0o755);
  const server = await startServer({ ...env, DATA_DIR: own });
  expect(statSync(own).mode & 0o777).toBe(0o700);
  server.child.kill('SIGINT');
  await server.ended;
});
