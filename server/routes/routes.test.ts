import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#domain/protocol/paths.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer, testCompany } from '../../tests/support/server.ts';
import type { Access } from '../http/fastify.ts';

/** [S3] Who may call what. A route without a row here fails the test. */
const table: Record<string, Access> = {
  [`POST ${paths.enrol}`]: 'anyone',
  [`POST ${paths.challenge}`]: 'anyone',
  [`POST ${paths.session}`]: 'anyone',
  [`POST ${paths.push}`]: 'revoked-too',
  [`GET ${paths.pull}`]: 'device',
  [`POST ${paths.blocks}`]: 'device',
  [`POST ${paths.resumeLeases}`]: 'administrator',
  [`GET ${paths.events}`]: 'device',
  [`GET ${paths.inbox}`]: 'supervisor',
  [`GET ${paths.devices}`]: 'supervisor',
  [`POST ${paths.invite}`]: 'administrator',
  [`POST ${paths.again}`]: 'device',
  [`POST ${paths.revoke}`]: 'administrator',
  [`GET ${paths.health}`]: 'anyone',
  [`GET ${paths.metrics}`]: 'local',
  [`GET ${paths.demo}`]: 'local',
  [`GET ${paths.openapi}`]: 'anyone',
};

type Person = 'stranger' | 'worker' | 'receiver' | 'supervisor' | 'administrator' | 'revoked';
const people: readonly Person[] = [
  'stranger',
  'worker',
  'receiver',
  'supervisor',
  'administrator',
  'revoked',
];

/** The status that turns somebody away; null where they get past the door. */
function turnedAway(access: Access, person: Person): 401 | 403 | null {
  if (access === 'anyone' || access === 'local') return null;
  if (person === 'stranger') return 401;
  if (person === 'revoked') return access === 'revoked-too' ? null : 403;
  if (access === 'supervisor') return person === 'supervisor' || person === 'administrator' ? null : 403;
  if (access === 'administrator') return person === 'administrator' ? null : 403;
  return null;
}

let server: TestServer;
const cookies = new Map<Person, string>();
beforeAll(async () => {
  server = await startTestServer({ demo: { company: testCompany, code: 'printed' } });
  const devices: Record<Exclude<Person, 'stranger'>, HandDevice> = {
    worker: await server.enrol('ana'),
    receiver: await server.enrol('ben'),
    supervisor: await server.enrol('carla'),
    administrator: await server.enrol('eve'),
    revoked: await server.enrol('carla'),
  };
  for (const [person, device] of Object.entries(devices)) cookies.set(person as Person, device.cookie);
  await devices.administrator.post(paths.revoke.replace(':device', devices.revoked.enrolment.device), '{}');
});
afterAll(() => server.close());

test('[S3] every route under /api has a row that says who may call it', () => {
  const registered = [...server.app.apiRoutes];
  expect(registered.sort()).toEqual(Object.keys(table).sort());
});

const cases = Object.entries(table).flatMap(([route, access]) =>
  people.map((person) => [route, person, turnedAway(access, person)] as const),
);

test.each(cases.filter(([route]) => !route.includes('/events')))(
  '[S3] %s by a %s: %s',
  async (route, person, status) => {
    const [method = '', url = ''] = route.split(' ');
    const cookie = cookies.get(person);
    const answer = await server.app.inject({
      method: method as 'GET' | 'POST',
      url: url.replace(':device', 'nobody'),
      headers: { ...(cookie ? { cookie } : {}), 'content-type': 'application/json' },
      ...(method === 'POST' ? { payload: '{"wrong":true}' } : {}),
    });
    if (status !== null) expect(answer.statusCode).toBe(status);
    else expect([401, 403]).not.toContain(answer.statusCode);
  },
);

test('a forged cookie is no session', async () => {
  const answer = await server.app.inject({
    url: paths.pull,
    headers: { cookie: `__Host-lotline=${'A'.repeat(43)}` },
  });
  expect(answer.statusCode).toBe(401);
});
