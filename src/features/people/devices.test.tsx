import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import type { HandDevice } from '../../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../../tests/support/server.ts';
import { paths } from '#domain/protocol/paths.ts';
import { patience } from '../../../tests/support/patience.ts';

let server: TestServer;
let eve: HandDevice;
let app: App;
beforeEach(async () => {
  server = await startTestServer();
  eve = await server.enrol('eve', "Eve's tablet");
});
afterEach(async () => {
  await app.close();
  await server.close();
  localStorage.clear();
});

/** The app of Eve's browser, whose requests go to the real server under her session. */
const open = async (path: string): Promise<void> => {
  app = await openApp({
    path,
    person: 'eve',
    fetch: async (url, init = {}) => {
      const answer = await server.app.inject({
        method: init.method === 'POST' ? 'POST' : 'GET',
        url,
        headers: { ...(init.headers as Record<string, string>), cookie: eve.cookie },
        ...(typeof init.body === 'string' ? { payload: init.body } : {}),
      });
      return {
        ok: answer.statusCode < 300,
        status: answer.statusCode,
        headers: new Headers(),
        json: async () => JSON.parse(answer.body) as unknown,
      } as unknown as Response;
    },
  });
};

test('[NUM-5] after a restore a device is written off knowingly, and one that speaks leaves the list by itself', async () => {
  await server.enrol('ben', 'Lost handheld');
  await server.db.transaction((tx) => tx.run(`update counter set leasing = 0, epoch = 'restored'`));
  await open('/devices');
  await app.shows('No numbers are handed out yet.');
  await app.press(/^Write off D2/);
  await app.shows('goes on 10,000 further');
  await app.press('Write it off');
  await app.shows('Written off');
  await eve.openSession();
  await eve.post(paths.blocksHeld, { blocks: [] });
  await vi.waitFor(() => expect(app.text()).not.toContain('No numbers are handed out yet.'), patience);
});
