import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BlocksResponse } from '#domain/protocol/messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import type { HandDevice } from '../../tests/support/hand-device.ts';
import { type TestServer, startTestServer } from '../../tests/support/server.ts';
import type { Db } from '../storage/db.ts';

onEachDatabase('a lease', (kind) => {
  let db: Db;
  let server: TestServer;
  beforeEach(async () => {
    db = await kind.open(await kind.create());
    server = await startTestServer({ db });
  });
  afterEach(async () => {
    await server.close();
    await db.close();
  });

  const lease = async (device: HandDevice, request: string, count = 10, sequence = 'shared-lots') =>
    (await device.post(paths.blocks, { wants: [{ sequence, count, request }] })).json<BlocksResponse>()
      .blocks;

  test('[NUM-5] many devices at once never get one counter twice', async () => {
    const devices = await Promise.all(Array.from({ length: 6 }, () => server.enrol('ben')));
    const blocks = (
      await Promise.all(
        devices.flatMap((device) => Array.from({ length: 8 }, (_, at) => lease(device, `r${at}`, 1 + at))),
      )
    ).flat();
    const counters = blocks.flatMap(({ first, last }) =>
      Array.from({ length: last - first + 1 }, (_, at) => first + at),
    );
    expect(blocks).toHaveLength(48);
    expect(counters).toHaveLength(6 * 36);
    expect(new Set(counters).size).toBe(counters.length);
    expect(Math.min(...counters)).toBe(1);
  });

  test('[NUM-5] the same request gets the same block again, also when it asks twice at once', async () => {
    const device = await server.enrol('ben');
    const [first, second] = await Promise.all([lease(device, 'one'), lease(device, 'one')]);
    expect(second).toEqual(first);
    expect(await lease(device, 'one', 999)).toEqual(first);
    expect(await lease(device, 'two')).toMatchObject([{ first: 11, last: 20 }]);
  });

  test('two devices may use the same name for a request', async () => {
    const [one, other] = [await server.enrol('ben'), await server.enrol('ben')];
    expect(await lease(one, 'r')).not.toEqual(await lease(other, 'r'));
  });

  test('each run counts for itself, from where the plant stands', async () => {
    const device = await server.enrol('ben');
    expect(await lease(device, 'a', 3, 'receipt-references')).toMatchObject([{ first: 35, last: 37 }]);
    expect(await lease(device, 'b', 3, 'pump-serials')).toMatchObject([{ first: 12, last: 14 }]);
  });

  test('[A02] a run that an administrator raised is leased from there, and never goes back', async () => {
    const [eve, device] = [await server.enrol('eve'), await server.enrol('ben')];
    const raise = (startAt: number) =>
      eve.push(
        eve.body('set-record', {
          of: 'sequence',
          row: { id: 'pump-serials', name: 'Pump serials', prefix: 'PP-', suffix: '', padding: 4, startAt },
        }),
      );
    await raise(500);
    expect(await lease(device, 'a', 3, 'pump-serials')).toMatchObject([{ first: 500, last: 502 }]);
    await raise(10);
    expect(await lease(device, 'b', 3, 'pump-serials')).toMatchObject([{ first: 503, last: 505 }]);
  });

  test('[NUM-7] each device is told what the others have leased, neighbouring blocks as one, and not its own', async () => {
    const [one, two] = [await server.enrol('ben'), await server.enrol('ana')];
    const told = async (device: HandDevice) => {
      const storage = { homes: 2, persistent: true, used: null };
      const status = { queue: 0, oldest: null, people: [], storage, app: '1' };
      const answer = await device.post(paths.deviceStatus, status);
      return answer.json<BlocksResponse>().blocks;
    };
    const [first] = await lease(one, 'a', 10, 'pump-serials');
    await lease(one, 'b', 10, 'pump-serials');
    const from = first?.first ?? 0;
    expect(await told(one)).toEqual([]);
    expect(await told(two)).toMatchObject([{ sequence: 'pump-serials', first: from, last: from + 19 }]);
    await lease(two, 'a', 5, 'pump-serials');
    expect(await told(one)).toMatchObject([{ sequence: 'pump-serials', first: from + 20, last: from + 24 }]);
  });

  test('a run that does not exist is named', async () => {
    const device = await server.enrol('ben');
    const wants = [
      { sequence: 'shared-lots', count: 1, request: 'good' },
      { sequence: 'nowhere', count: 1, request: 'bad' },
    ];
    const answer = await device.post(paths.blocks, { wants });
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'unknown-sequence', where: '/body/wants/1/sequence' });
  });
});
