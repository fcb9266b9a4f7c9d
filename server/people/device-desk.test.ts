import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EnrolmentCode } from '#domain/protocol/device-messages.ts';
import type { Devices } from '#domain/protocol/office.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { MadeToken } from '#domain/protocol/token-messages.ts';
import { aReceipt, askApp, enrolByHand, newOperationId } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer({ origins: ['http://localhost:5180', 'https://plant.example:5180'] });
});
afterEach(() => server.close());

const devicesOf = async (device: { get(url: string): Promise<{ json<T>(): T }> }) =>
  (await device.get(paths.devices)).json<Devices>().devices;

test('[C2] a supervisor shows a code that brings in one device within ten minutes, as a link for a QR code', async () => {
  const carla = await server.enrol('carla');
  const { code, link } = (await carla.post(paths.invite, { person: 'ana' })).json<EnrolmentCode>();
  expect(code.replaceAll('-', '').length * 5).toBeGreaterThanOrEqual(64);
  expect(link).toBe(`https://plant.example:5180/enrol#${code}`);
  const device = await enrolByHand(askApp(server.app), code);
  expect(device.enrolment.person).toBe('ana');
  await expect(enrolByHand(askApp(server.app), code)).rejects.toThrow('bad-code');
});

test('nobody invites a device for somebody who may more than they', async () => {
  const carla = await server.enrol('carla');
  expect((await carla.post(paths.invite, { person: 'eve' })).json()).toMatchObject({ code: 'not-allowed' });
  expect((await carla.post(paths.invite, { person: 'dov' })).json()).toMatchObject({ code: 'not-allowed' });
  expect((await carla.post(paths.invite, { person: 'carla' })).status).toBe(200);
  const eve = await server.enrol('eve');
  expect((await eve.post(paths.invite, { person: 'dov' })).status).toBe(200);
});

test('[DEV-1] what waits on a device is seen, and a broken one is replaced in one call', async () => {
  const carla = await server.enrol('carla');
  const device = await server.enrol('ana', 'Dock 1');
  const status = {
    queue: 17,
    oldest: 1_795_000_000_000,
    people: ['ana', 'ben'],
    storage: { homes: 2, persistent: false, used: 4096 },
    app: '0.1.0',
  };
  expect((await device.post(paths.deviceStatus, status)).status).toBe(200);
  expect((await devicesOf(carla)).find(({ name }) => name === 'Dock 1')).toMatchObject({
    status,
    wipe: null,
  });
  const id = device.enrolment.device;
  await carla.post(`/api/v1/devices/${id}/rename`, { name: 'Dock 1, broken' });

  const { code } = (await carla.post(`/api/v1/devices/${id}/replace`, {})).json<EnrolmentCode>();
  const stand = await enrolByHand(askApp(server.app), code, 'Dock 1');
  expect(stand.enrolment.person).toBe('ana');
  const all = await devicesOf(carla);
  expect(all.find(({ name }) => name === 'Dock 1')).toMatchObject({ replaces: id });
  expect(all.find(({ name }) => name === 'Dock 1, broken')?.revokedAt).not.toBeNull();
});

test('[T1] a device that is to be emptied is told at its next contact, and hands over what it holds first', async () => {
  const eve = await server.enrol('eve');
  const lost = await server.enrol('ben', 'Lost');
  const id = lost.enrolment.device;
  expect((await eve.post(`/api/v1/devices/${id}/wipe`, {})).status).toBe(200);
  expect((await lost.get(paths.pull)).json()).toMatchObject({ code: 'wipe' });
  const { outcomes } = await lost.push(lost.body('receive', aReceipt()));
  expect(outcomes).toMatchObject([{ state: 'held', why: { code: 'device-revoked' } }]);
  const wipe = async () => (await devicesOf(eve)).find(({ name }) => name === 'Lost')?.wipe;
  expect(await wipe()).toBe('ordered');
  expect((await lost.post(paths.wiped, {})).status).toBe(200);
  expect(await wipe()).toBe('done');
  expect((await lost.get(paths.pull)).json()).toMatchObject({ code: 'revoked' });
});

test('[API] a machine opens orders and reads lists with a token of that scope, as the person it acts for', async () => {
  const eve = await server.enrol('eve');
  const token = async (person: string, ...scopes: string[]) =>
    (await eve.post(paths.tokens, { name: 'ERP', person, scopes, days: 30 })).json<MadeToken>();
  const as = (made: MadeToken) => ({ authorization: `Bearer ${made.token}` });
  const order = {
    kind: 'receipt',
    operationType: 'receipt',
    reference: 'PO-77',
    partner: 'mill',
    origin: null,
    from: 'supplier',
    to: 'dock',
    scheduled: '2026-11-25',
    lines: [{ id: '1', product: 'oats', expected: '500' }],
  };
  const made = await token('ben', 'orders', 'read');
  const id = newOperationId();
  const open = (headers: Record<string, string>, payload: object) =>
    server.app.inject({ method: 'POST', url: paths.orders, headers, payload });
  const first = await open(as(made), { id, order });
  expect(first.json()).toMatchObject({ outcome: { state: 'accepted' } });
  expect((await open(as(made), { id, order })).json()).toEqual(first.json());
  expect((await open(as(made), { id, order: { ...order, reference: 'PO-78' } })).statusCode).toBe(409);
  const { rows } = await eve.pull();
  const opened = first.json<{ order: string }>().order;
  expect(rows.find(({ kind, id: at }) => kind === 'order' && at === opened)?.row).toMatchObject({
    reference: 'PO-77',
  });
  const csv = await server.app.inject({ url: '/api/v1/export/orders.csv', headers: as(made) });
  expect(csv.payload).toContain('PO-77');

  // A worker may not open orders, and a token gives them no more.
  const weak = await token('ana', 'orders');
  expect((await open(as(weak), { id: newOperationId(), order })).json()).toMatchObject({
    code: 'not-allowed',
  });
  expect((await eve.post(`/api/v1/tokens/${made.info.id}/revoke`, {})).status).toBe(200);
  expect((await open(as(made), { id, order })).statusCode).toBe(401);
  const kept = await server.db.snapshot((tx) => tx.many('select * from api_token'));
  expect(JSON.stringify(kept)).not.toContain(made.token);
});
