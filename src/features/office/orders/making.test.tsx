import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../../tests/support/app.tsx';

let app: App;
afterEach(() => app.close());
const order = async (id: string, person = 'carla'): Promise<void> => {
  app = await openApp({ path: `/office/orders/${id}`, person });
};
const recorded = async () =>
  (await app.stores.queue.list({ limit: 20 }))
    .toReversed()
    .map(({ body }) => ({ kind: body.kind, payload: body.payload as Record<string, unknown> }));

describe('a manufacturing order in the office', () => {
  test('[M07, PRD-1] shows how far it is, its day, and its components with what is kept for it', async () => {
    await order('mo-00107');
    await app.shows('MO/00107 Muesli');
    await app.shows('Confirmed');
    await app.shows('0 of 100 pack');
    await app.shows('21 Nov 2026');
    await app.shows('Oats');
    await app.shows('0 of 43.5 kg');
    await app.shows('Go to the work');
    await app.hides('Units');
  });

  test('[PRD-7, G04] what went in stands under its component, lot by lot, and how sure that is', async () => {
    await order('mo-00108');
    await app.shows('0 of 8 pcs');
    await app.router.navigate('/produce/mo-00108');
    await app.press(/^Produce all/);
    await app.press(/^Take these and produce/);
    await app.shows('Saved here MO/00108');
    await app.router.navigate('/office/orders/mo-00108');
    await app.shows('MT-240022 · 1 pcs · taken as proposed');
    await app.shows('Made PP-');
    await app.shows('Done');
    await app.shows('This order is closed.');
  });

  test('[M29, PRD-6] the units of a split stand in a list with their numbers and states; each is opened', async () => {
    await order('mo-00111');
    await app.shows('MO/00111-001 Pump');
    await app.shows('Units');
    await app.shows('PP-0009');
    await app.press(/^PP-0010/);
    await app.shows('MO/00111-002 Pump');
    await app.shows('PP-0010 Serial number');
  });

  test('[M29] the parts of a split are one line of the list', async () => {
    app = await openApp({ path: '/office/orders?kind=manufacture', person: 'carla' });
    await app.shows('MO/00111 · Pump 21 Nov 2026 · 3 orders');
    await app.shows('MO/00113 · Pump 21 Nov 2026 · 5 orders');
    expect(app.text()).not.toContain('MO/00111-002');
    await app.press(/^MO\/00111 · Pump/);
    await app.shows('MO/00111-001 Pump');
  });

  test('[APR-2] that it waits for a supervisor is said, and the queue is one tap away', async () => {
    await order('mo-00113');
    await app.shows('Waiting for approval');
    await app.press('Look at it and decide');
    await app.shows('Approve');
    expect(app.router.state.location.pathname).toMatch(/^\/approve\//);
  });

  test('[ORD-1, PRD-1] a supervisor changes how many, the day and the note here, offline; only what changes is said', async () => {
    await order('mo-00107');
    await app.press('Change this order');
    await app.type('Quantity', '150');
    await app.type('Note for whoever makes it', 'Use the new labels');
    await app.press('Save changes');
    await app.shows('MO/00107 is changed');
    await app.shows('0 of 150 pack');
    await app.shows('0 of 65.25 kg');
    await app.shows('Use the new labels');
    expect(await recorded()).toEqual([
      {
        kind: 'amend-making',
        payload: { order: 'mo-00107', quantity: '150', scheduled: null, note: 'Use the new labels' },
      },
    ]);
  });

  test('[PRD-3] of a prepared unit the quantity stays: the form says why', async () => {
    await order('mo-00111');
    await app.press('Change this order');
    await app.shows('It is one unit of a batch, and has its number.');
  });

  test('[PRD-5] nothing made: it is cancelled here; a worker reads it and changes nothing', async () => {
    await order('mo-00107');
    await app.press('Cancel this order');
    await app.shows('MO/00107 is cancelled');
    await app.shows('This order was cancelled.');
    expect(await recorded()).toMatchObject([{ kind: 'end-making', payload: { rest: 'give-up' } }]);
    await app.close();
    await order('mo-00109', 'eve');
    await app.shows('MO/00109 Pump');
    await app.hides('Change this order');
    await app.hides('Cancel this order');
  });
});
