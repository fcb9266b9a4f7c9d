import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidV7 } from '#domain/base/ids.ts';
import { type HandDevice, aReceipt, random } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';

let server: TestServer;
let device: HandDevice;
beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol('ben');
});
afterAll(() => server.close());

/** The same bits on every run: which byte and which bit is flipped. */
function* picks(count: number, bytes: number): Generator<readonly [at: number, bit: number]> {
  let state = 42;
  for (let turn = 0; turn < count; turn += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield [Math.floor((state / 2 ** 32) * bytes), turn % 7];
  }
}

const changes = async () =>
  server.db.snapshot((tx) => tx.one('select version from counter')) as Promise<{ version: number }>;

test('[S2, T4] of ten thousand pushes with one bit flipped, none is accepted and none breaks the server', async () => {
  const push = await device.sign(
    device.frame(device.body('receive', aReceipt()), device.body('receive', aReceipt())),
  );
  const text = JSON.stringify(push);
  const before = await changes();
  const statuses = new Map<number, number>();
  for (const [at, bit] of picks(10_000, text.length)) {
    const bytes = Buffer.from(text);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    const { status } = await device.post('/api/v1/push', bytes.toString('latin1'));
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect([...statuses.keys()].every((status) => [400, 403, 409].includes(status))).toBe(true);
  expect(await changes()).toEqual(before);
  expect((await device.post('/api/v1/push', text)).status).toBe(200);
}, 120_000);

/** What somebody may claim who holds a device and its key, and neither the PIN nor the sign-in of another person. */
const claims: readonly ((turn: number) => Record<string, unknown>)[] = [
  (turn) => ({ actor: ['ana', 'carla', 'dov', 'eve', 'nobody'][turn % 5] }),
  (turn) => ({ actor: 'carla', grant: uuidV7(Date.now() - turn, random(10)) }),
  (turn) => ({
    actor: 'carla',
    grant: `offline:${uuidV7(Date.now() - turn, random(10))}:${'A'.repeat(42)}${turn % 10}`,
  }),
  () => ({ grant: 'offline:' }),
  (turn) => ({ company: uuidV7(turn, random(10)) }),
  (turn) => ({ site: `site-${turn}` }),
];

test('[S2, T4] of ten thousand operations that a true key signs for somebody else, none is accepted', async () => {
  const own = await server.enrol('ben');
  const states = new Set<string>();
  for (let sent = 0; sent < 10_000; sent += 500) {
    const bodies = Array.from({ length: 500 }, (_, at) => {
      const claim = claims[(sent + at) % claims.length]?.(sent + at) ?? {};
      return own.body('receive', aReceipt(), claim);
    });
    const answer = await own.send(await own.sign(own.frame(...bodies)));
    const { outcomes } = answer.json<{ outcomes: { state: string }[] }>();
    expect(outcomes).toHaveLength(500);
    for (const { state } of outcomes) states.add(state);
  }
  expect([...states].toSorted()).toEqual(['held', 'refused']);
}, 240_000);

const forgeries: Record<string, (push: Awaited<ReturnType<HandDevice['sign']>>) => unknown> = {
  'another quantity in a body': (push) => {
    const [entry] = push.entries;
    return {
      ...push,
      entries: [{ ...entry, body: { ...entry?.body, payload: aReceipt({ quantity: '9999' }) } }],
    };
  },
  'a body and its frame changed together': (push) => {
    const [entry] = push.entries;
    return { ...push, entries: [{ ...entry, frame: { ...entry?.frame, seq: 99 } }] };
  },
  'the signature of another push': (push) => ({ ...push, signature: `A${push.signature.slice(1)}` }),
  'another spelling of the same signature': (push) => ({ ...push, signature: `${push.signature}=` }),
  'no signature to speak of': (push) => ({ ...push, signature: 'AAAA' }),
  'the push of another device': (push) => ({ ...push, device: 'somebody-else' }),
};

test.each(Object.keys(forgeries))('[S2] %s is answered with a code and changes nothing', async (name) => {
  const own = await server.enrol('ben');
  const push = await own.sign(own.frame(own.body('receive', aReceipt())));
  const before = await changes();
  const answer = await own.post('/api/v1/push', forgeries[name]?.(push));
  expect([400, 403]).toContain(answer.status);
  expect(['forged', 'broken-chain', 'other-device', 'malformed']).toContain(
    answer.json<{ code: string }>().code,
  );
  expect(await changes()).toEqual(before);
});

test('[S2] a push cut out of a chain, or put together from two, is not taken', async () => {
  const own = await server.enrol('ben');
  const entries = own.frame(...Array.from({ length: 3 }, () => own.body('receive', aReceipt())));
  const [first, , third] = entries;
  if (!first || !third) throw new Error('framed');
  const signed = await own.sign([first, third]);
  expect((await own.send(signed)).json()).toMatchObject({
    code: 'broken-chain',
    where: '/body/entries/1/frame/seq',
  });
});
