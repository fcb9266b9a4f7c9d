import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, expect, test } from 'vitest';
import type { Fetch } from '../../src/sync/answer.ts';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';

const origin = 'http://lotline.test';
const network = setupServer();
afterAll(() => network.close());

test("the platform's own fetch, its requests and its bodies carry a device's work to the real server", async () => {
  const { server, profile } = await aPlant();
  let inProcess: Fetch | undefined;
  network.listen();
  // The handler is no copy of the server: it is the server.
  network.use(
    http.all(`${origin}/*`, async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.text();
      const headers = Object.fromEntries(request.headers);
      if (!inProcess) throw new Error('No server yet');
      return inProcess(pathname + search, { method: request.method, headers, ...(body && { body }) });
    }),
  );
  const device = await aPlantDevice(server, {
    profile: profile(),
    through: (fetch) => {
      inProcess = fetch;
      return (url, init) => globalThis.fetch(origin + url, init);
    },
  });
  await device.recorder.record(aPlantReceipt());
  await device.sync.syncNow();
  expect((await device.queue.list()).map(({ state }) => state)).toEqual(['accepted']);
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '25' }, {}] });
  await server.close();
});
