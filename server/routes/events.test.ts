import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '#domain/protocol/paths.ts';
import { type HandDevice, aReceipt, askUrl, enrolByHand } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';
import { openSqliteInMemory } from '../storage/sqlite/open.ts';

let server: TestServer;
let origin = '';
let device: HandDevice;
beforeAll(async () => {
  server = await startTestServer();
  origin = await server.app.listen({ host: '127.0.0.1', port: 0 });
  device = await enrolByHand(askUrl(origin), await server.invite('ben'));
});
afterAll(() => server.close());

/** Reads a stream until it has said so many versions. */
async function* versions(cookie: string): AsyncGenerator<number> {
  const answer = await fetch(origin + paths.events, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    for (const [, json] of decoder.decode(chunk as Uint8Array).matchAll(/^data: (.*)$/gm))
      yield (JSON.parse(json ?? '') as { version: number }).version;
  }
}

test('who listens is told the version at once, and the last one of many pushes', async () => {
  const stream = versions(device.cookie);
  const first = await stream.next();
  expect(first.value).toBe((await device.pull()).boundary);
  let last = 0;
  for (let push = 0; push < 5; push += 1)
    last = (await device.push(device.body('receive', aReceipt()))).version;
  const heard: number[] = [];
  for await (const version of stream) {
    heard.push(version);
    if (version >= last) break;
  }
  expect(heard.at(-1)).toBe(last);
  expect(heard.length).toBeLessThan(5);
});

test('a stream does not keep the server from closing', async () => {
  const own = await startTestServer();
  const at = await own.app.listen({ host: '127.0.0.1', port: 0 });
  const listener = await enrolByHand(askUrl(at), await own.invite('ben'));
  const answer = await fetch(at + paths.events, { headers: { cookie: listener.cookie } });
  await own.close();
  await expect(answer.text()).resolves.toContain('data: ');
});

test('what comes into force between the look at the version and the first word is told at once', async () => {
  const real = await openSqliteInMemory();
  let hold: Promise<void> | null = null;
  let isLooked = (): void => undefined;
  const looked = new Promise<void>((resolve) => {
    isLooked = resolve;
  });
  /** The first look at the version is answered late, as by a busy disk. */
  const late: Db = {
    ...real,
    engine: real.engine,
    async snapshot(work) {
      const found = await real.snapshot(work);
      if (!hold || typeof found !== 'object' || found === null || !('version' in found)) return found;
      const until = hold;
      hold = null;
      isLooked();
      await until;
      return found;
    },
  };
  const own = await startTestServer({ db: late });
  const at = await own.app.listen({ host: '127.0.0.1', port: 0 });
  const listener = await enrolByHand(askUrl(at), await own.invite('ben'));
  let goOn = (): void => undefined;
  hold = new Promise((resolve) => {
    goOn = resolve;
  });
  const asked = fetch(at + paths.events, { headers: { cookie: listener.cookie } });
  await looked;
  const { version } = await listener.push(listener.body('receive', aReceipt()));
  goOn();
  const reader = (await asked).body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe(`data: ${JSON.stringify({ version })}\n\n`);
  await reader?.cancel();
  await own.close();
  await real.close();
});
