import { afterEach, beforeEach, expect, test } from 'vitest';
import { aReceipt } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

test('a receipt is accepted once and stands in the next pull', async () => {
  const device = await server.enrol('ben');
  const first = await device.pull();

  const { outcomes, version } = await device.push(device.body('receive', aReceipt()));

  expect(outcomes).toMatchObject([{ state: 'accepted', flags: [], why: null }]);
  const { rows, boundary } = await device.pull(first.next);
  expect(boundary).toBe(version);
  expect(rows.map(({ kind }) => kind).sort()).toEqual(['lot', 'operation', 'order', 'stock']);
});
