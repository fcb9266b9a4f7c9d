import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { aLot, aPlantReceipt } from '../../../tests/support/plant-device.ts';
import type { OperationId } from '#domain/base/ids.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { patience } from '../../../tests/support/patience.ts';

const gs = '\u001d';
const oats = `02095240000010161727091737200${gs}10OF-1001`;

let app: App;
afterEach(() => app.close());

/** A receipt with one line recorded, and what the server said to it. */
async function recorded(person: string, more: Partial<Outcome> = {}): Promise<OperationId> {
  app = await openApp({ path: '/receive/in-00031', person });
  await app.shows('Close receipt');
  await app.scan(oats);
  await app.shows('Saved here');
  const [entry] = await app.stores.queue.list();
  if (!entry) throw new Error('Nothing was recorded');
  if (more.state)
    await app.stores.desk.queue.settle(
      [
        {
          operation: entry.id,
          state: 'accepted',
          why: null,
          flags: [],
          adjustments: [],
          version: 2,
          settled: null,
          ...more,
        },
      ],
      1,
    );
  await app.stores.settled();
  await app.router.navigate('/queue');
  await app.shows('Save as file');
  return entry.id;
}

describe('the queue', () => {
  test('[X05] says where an entry stands, what it was and on which order', async () => {
    await recorded('ben');
    await app.press('All');
    await app.shows('Received Saved here Oats · OF-1001 · 200 kg');
    await app.shows('IN/00031');
  });

  test('what the server accepted with a flag says the flag', async () => {
    await recorded('ben', {
      state: 'adjusted',
      flags: [{ code: 'order-changed-meanwhile', args: { order: 'IN/00031', bookedOn: 'IN/00035' } }],
      adjustments: [{ code: 'booked-on-other-order', args: { order: 'IN/00035' } }],
    });
    await app.shows('Accepted with changes');
    await app.shows('IN/00031 was closed meanwhile; booked on IN/00035.');
    await app.shows('Booked on IN/00035.');
  });

  test('a refusal says why and what to do; a receiver shows it to a supervisor', async () => {
    await recorded('ben', {
      state: 'refused',
      why: { code: 'order-ended', args: { order: 'IN/00031', state: 'closed' } },
    });
    await app.shows('Refused');
    await app.shows('Order IN/00031 is closed already.');
    await app.shows('Show this to a supervisor.');
    expect(app.text()).not.toContain('End it with a reason');
  });

  test('[APR-6] what waits for something of others is with a supervisor: nobody here is asked for anything', async () => {
    await recorded('ben', { state: 'parked', why: { code: 'waits-for', args: {} } });
    await app.shows('1 with a supervisor');
    expect(app.text()).not.toContain('needs you');
    await app.press('Waiting');
    await app.shows('It waits for a supervisor. There is nothing for you to do.');
    expect(app.text()).not.toContain('Show this to a supervisor.');
    await app.press('Needs you');
    await app.shows('Nothing here');
    await app.router.navigate('/');
    await app.shows('1 entry waits for a supervisor');
    // It comes back refused: now it needs somebody.
    const [entry] = await app.stores.queue.list();
    if (!entry?.outcome) throw new Error('Nothing was answered');
    const why = { code: 'own-production', args: { order: 'MO/00113' } };
    await app.stores.desk.queue.settle([{ ...entry.outcome, state: 'refused', why }], 2);
    await app.stores.settled();
    await app.shows('1 needs you');
    await app.shows('1 entry needs you');
  });

  test('a code of a newer server is said, not hidden', async () => {
    await recorded('ben', { state: 'held', why: { code: 'solar-flare', args: {} } });
    await app.shows('The server said: solar-flare.');
  });

  test('[X04] a supervisor ends it with a reason, and it is not open any more', async () => {
    const target = await recorded('carla', {
      state: 'refused',
      why: { code: 'order-ended', args: { order: 'IN/00031', state: 'closed' } },
    });
    await app.press('End it with a reason');
    await app.shows('Choose or type a reason');
    await app.press('Done on paper');
    await app.press(/^End it$/);
    await app.shows('Ended: Oats');
    const [waive] = await app.stores.queue.list();
    expect(waive?.body).toMatchObject({ kind: 'waive', payload: { target }, reason: 'Done on paper' });
  });

  test('[UND-1] Undo stands on every row', async () => {
    await recorded('ben');
    await app.press(/^Undo Oats/);
    await app.shows('Taken back');
    expect((await app.stores.queue.list()).map(({ body }) => body.kind)).toEqual(['undo', 'receive']);
  });

  test('shows windows of fifty, and more when asked', async () => {
    app = await openApp({ path: '/queue', person: 'ben' });
    const serials = Array.from({ length: 55 }, (_, at) => `MT-${240_101 + at}`);
    await app.router.navigate('/receive/in-00032');
    await app.shows('Close receipt');
    for (const serial of serials) await app.scan(`010952400000106121${serial}`);
    await app.router.navigate('/queue');
    await app.shows('MT-240155');
    expect(app.text()).not.toContain('MT-240101');
    await app.press('Show earlier ones');
    await app.shows('MT-240101');
  }, 20_000);

  test('saves everything that is not in force as a file', async () => {
    await recorded('ben');
    await app.press('Save as file');
    await app.shows('Saved as lotline-queue-2026-11-21.json');
    expect(app.saved).toHaveLength(1);
    const file = JSON.parse(await textOf(app.saved[0])) as { operations: { body: { kind: string } }[] };
    expect(file.operations.map(({ body }) => body.kind)).toEqual(['receive']);
  });

  test('empty, it says how to begin', async () => {
    app = await openApp({ path: '/queue' });
    await app.shows('What you record stands here, from the first scan until the server has it in force.');
  });
});

/** jsdom's Blob knows no text(). */
const textOf = (blob: Blob | undefined): Promise<string> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    if (blob) reader.readAsText(blob);
  });

describe('an operation that had no beep', () => {
  test.each([
    ['Keep', 'Saved here', 1],
    ['It did not happen', 'Nothing here', 0],
  ] as const)('[X01] is asked about, and "%s" is done', async (answer, shown, left) => {
    const id = await recorded('ben');
    const row = await app.stores.desk.queue.find(id);
    if (!row) throw new Error('Nothing was recorded');
    await app.stores.desk.queue.write([{ ...row, state: 'asked' }]);
    await app.stores.settled();
    await app.shows('Keep or undo?');
    await app.shows('Recorded just before the interruption, without a beep. Did it happen?');
    await app.press(answer);
    await app.hides('Did it happen?');
    await app.press(left === 0 ? 'Needs you' : 'All');
    await app.shows(shown);
    expect(await app.stores.queue.list({ state: 'saved' })).toHaveLength(left);
  });

  test('[R2] what one press recorded before an interruption is one question, which says how many there were', async () => {
    app = await openApp({ path: '/queue' });
    const three = ['ZZ-1', 'ZZ-2', 'ZZ-3'].map((name) => ({ intent: aPlantReceipt({ lot: aLot(name) }) }));
    const recorded = await app.stores.recorder.recordAll(three);
    const rows = recorded.ok
      ? await app.stores.desk.queue.findMany(recorded.value.map(({ entry }) => entry.id))
      : [];
    // As a start finds them where the power went in the middle of five.
    await app.stores.desk.queue.write(
      rows.map((row) => ({ ...row, state: 'asked', live: 0, together: { id: 'one-press', count: 5 } })),
    );
    await app.stores.settled();
    await app.shows('3 of 5 were recorded just before the interruption, without a beep.');
    await app.shows('Oats · ZZ-1 · 25 kg … Oats · ZZ-3 · 25 kg');
    await app.shows('The others are not recorded. Did these happen?');
    await app.press('Keep all 3');
    await vi.waitFor(
      () => expect(app.stores.status.getState().counts).toMatchObject({ asked: 0, waiting: 3 }),
      patience,
    );
    await app.shows('Received Saved here Oats · ZZ-3 · 25 kg');
    expect(app.text()).not.toContain('Keep all 3');
  });
});
