import { expect, test } from 'vitest';
import { aPlant, aPlantDevice, aPlantReceipt } from '../support/plant-device.ts';
import { aWire } from '../support/weather.ts';

const meddled = async (answer: Response, change: (body: never) => unknown): Promise<Response> =>
  new Response(JSON.stringify(change((await answer.json()) as never)), { status: answer.status });

test('a word that only a newer program understands is kept as held: nothing is lost, nobody believes it is done', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  await device.recorder.record(aPlantReceipt());
  wire.meddle = async (path, send) =>
    path === 'push'
      ? meddled(await send(), (body: { outcomes: object[] }) => ({
          ...body,
          outcomes: body.outcomes.map((outcome) => ({ ...outcome, state: 'weighed', scale: 'S1' })),
        }))
      : path === 'pull'
        ? new Response('{}', { status: 500 })
        : send();
  await device.sync.syncNow();
  expect((await device.queue.list())[0]).toMatchObject({
    state: 'held',
    outcome: { why: { code: 'newer-outcome', args: { state: 'weighed' } } },
  });
  // The server's rows say what it is in words that this program knows.
  wire.meddle = (_path, send) => send();
  await device.sync.syncNow();
  expect((await device.queue.list())[0]).toMatchObject({ state: 'accepted', outcome: { why: null } });
  await server.close();
});

test('rows of a newer kind or shape cost neither the page nor the start; a later program finds them kept', async () => {
  const { server, profile } = await aPlant();
  const wire = aWire();
  const device = await aPlantDevice(server, { profile: profile(), through: wire.through });
  await device.recorder.record(aPlantReceipt());
  wire.meddle = async (path, send) =>
    path === 'pull'
      ? meddled(await send(), (body: { rows: object[] }) => ({
          ...body,
          rows: [
            { kind: 'robot', id: 'r1', version: 9, row: { arm: 6 } },
            { kind: 'product', id: 'oats', version: 9, row: { id: 'oats', colour: 'pale' } },
            ...body.rows,
          ],
        }))
      : send();
  await device.sync.syncNow();
  expect(device.status.getState()).toMatchObject({ link: 'online', trouble: 'none', counts: { waiting: 0 } });
  expect(await device.rows.get('order', 'in-00031')).toMatchObject({ lines: [{ done: '25' }, {}] });
  // What cannot be read is unknown from now on, never what it was before.
  expect(await device.rows.get('product', 'oats')).toBeUndefined();
  expect(device.tab.told.filter(({ what }) => what === 'unreadable-row')).toHaveLength(2);
  await server.close();
});
