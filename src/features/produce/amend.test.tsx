import { afterEach, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

let app: App;
afterEach(async () => {
  // What a tap began goes on for a moment after the last word that a test waits for.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await app.close();
});
const order = async (number: string, person = 'carla'): Promise<void> => {
  app = await openApp({ path: `/produce/mo-${number}`, person });
  await app.shows('Components');
};
const recorded = async () =>
  (await app.stores.queue.list({ limit: 20 }))
    .reverse()
    .map(({ body: { kind, payload } }) => ({ kind, payload }));

test('[PRD-1, X01] a supervisor changes how many, the day and the note, offline; the page says it at once', async () => {
  await order('00107');
  await app.press('Change this order');
  await app.press(/^How many/);
  for (const key of ['1', '5', '0']) await app.press(key);
  await app.press('Take over 150 pack');
  await app.type('Due on', '2026-12-01');
  await app.type('Note for whoever makes it', 'Use the new labels');
  await app.press('Save changes');
  await app.shows('Saved here MO/00107 is changed');
  await app.shows('0 of 65.25 kg');
  await app.shows('Use the new labels');
  await app.shows('1 Dec 2026');
  await app.shows('Produce all 150 pack');
  expect(await recorded()).toEqual([
    {
      kind: 'amend-making',
      payload: {
        order: 'mo-00107',
        quantity: '150',
        scheduled: '2026-12-01',
        note: 'Use the new labels',
      },
    },
  ]);
});

test('[ORD-2] only what was changed is said; nothing changed is nothing to save', async () => {
  await order('00107');
  await app.press('Change this order');
  await app.shows('Nothing is changed yet');
  await app.type('Note for whoever makes it', 'Gently');
  await app.press('Save changes');
  await app.shows('Saved here MO/00107 is changed');
  expect(await recorded()).toMatchObject([{ payload: { quantity: null, scheduled: null, note: 'Gently' } }]);
});

test('[PRD-5] less than is made is refused in words, and can be put right', async () => {
  await order('00107');
  await app.press('Produce a part');
  for (const key of ['4', '0']) await app.press(key);
  await app.press('Produce 40 pack');
  await app.press(/^I go on with this order/);
  await app.press(/^Take these and produce/);
  await app.shows('40 of 100 pack');
  await app.press('Change this order');
  await app.press(/^How many/);
  await app.shows('40 pack are made already');
  for (const key of ['3', '0']) await app.press(key);
  await app.press('Take over 30 pack');
  await app.press('Save changes');
  await app.shows('Muesli: 40 pack are done already.');
  await app.press('Close');
  await app.shows('40 of 100 pack');
});

test('[PRD-5, X03] refused although this device may be behind, it goes to the server all the same, in words', async () => {
  await order('00107');
  await app.press('Produce a part');
  for (const key of ['4', '0']) await app.press(key);
  await app.press('Produce 40 pack');
  await app.press(/^I go on with this order/);
  await app.press(/^Take these and produce/);
  await app.shows('40 of 100 pack');
  await app.press('Change this order');
  await app.press(/^How many/);
  for (const key of ['3', '0']) await app.press(key);
  await app.press('Take over 30 pack');
  await app.press('Save changes');
  await app.press('Record anyway for a supervisor');
  await app.shows('Saved here MO/00107 is changed');
  await app.router.navigate('/queue');
  await app.shows('Order changed Saved here Muesli · 30 pack');
});

test('[PRD-3] of a prepared unit only the day and the note: the sheet says why', async () => {
  app = await openApp({ path: '/produce/mo-00111', person: 'carla' });
  await app.shows('MO/00111-001');
  await app.press('Change this order');
  await app.shows('It is one unit of a batch, and has its number.');
  expect(app.text()).not.toContain('How many shall');
});

test('a worker does not change what was planned', async () => {
  await order('00107', 'ana');
  await app.shows('Cancel order');
  await app.hides('Change this order');
});
