import { afterEach, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

let app: App;
afterEach(async () => {
  // What a tap began goes on for a moment after the last word that a test waits for.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await app.close();
});
const prepared = async (first: string, units: string): Promise<void> => {
  app = await openApp({ path: '/produce/mo-00109', person: 'ana' });
  await app.shows('Components');
  await prepare(first, units);
};
async function prepare(first: string, units: string): Promise<void> {
  await app.press(/^Produce all/);
  await app.type('First serial', first);
  await app.type('How many', units);
  await app.press('Generate');
  if (units !== '2') await app.press('So many are really made');
  await app.press(/^Prepare only/);
  await app.shows(`${units} units prepared`);
}
const said = async () =>
  (await app.stores.queue.list({ limit: 20 }))
    .reverse()
    .map(({ body: { kind, payload } }) => ({ kind, payload }));

test('[PRD-3, X01] the first number was wrong: all is taken back in one press, offline, and prepared anew', async () => {
  await prepared('X-0010', '2');
  await app.press('Take back the preparation');
  await app.shows('X-0010 … X-0011 (2)');
  await app.shows('They become one order of 2 pcs again, without numbers.');
  await app.press('Take back 2 units');
  await app.shows('MO/00109: preparation of 2 units taken back');
  await app.shows('MO/00109 Pump');
  await app.shows('One for each unit');
  await app.hides('Backorders');
  await app.hides('Take back the preparation');
  expect((await said()).at(-1)).toMatchObject({
    kind: 'unprepare',
    payload: { order: 'mo-00109', parts: ['mo-00109', expect.any(String)], last: 2 },
  });
  await app.router.navigate('/queue');
  await app.press('All');
  await app.shows('Preparation taken back Saved here 2 orders are one again');
  await app.router.navigate('/produce/mo-00109');
  await app.shows('One for each unit');
  // A label of before may be said again: nobody else bears it.
  await prepare('X-0011', '2');
  await app.shows('X-0011');
  await app.shows('1 other unit');
});

test('[UND-1] it is taken back by its undo; every unit is there again', async () => {
  await prepared('X-0010', '2');
  await app.press('Take back the preparation');
  await app.press('Take back 2 units');
  await app.shows('MO/00109: preparation of 2 units taken back');
  await app.press('Undo');
  await app.shows('Taken back.');
  await app.shows('X-0010');
  await app.shows('1 other unit');
});

test('[PRD-3, PRD-6] what is made stays, and the count of before is what is left to make', async () => {
  await prepared('X-0010', '3');
  await app.press(/^Produce all 1 pcs/);
  await app.press(/^Take these and produce/);
  await app.shows('Waiting for approval');
  await app.press(/^Backorders/);
  await app.press('Take back the preparation');
  await app.shows('1 unit is begun or made and stays');
  await app.shows('They become one order of 1 pcs again, without numbers.');
  await app.shows('What was prepared beyond the order is gone.');
  await app.press('Take back 2 units');
  await app.shows('MO/00109-002 Pump');
  await app.shows('Produce all 1 pcs');
});

test('[PRD-3] parts that are more than one unit are not called units', async () => {
  app = await openApp({ path: '/produce/mo-00110', person: 'ana' });
  await app.shows('Components');
  await app.press(/^Produce all/);
  await app.type('How many', '4');
  await app.press('Generate');
  await app.press(/^Prepare only/);
  await app.shows('4 units prepared');
  // The rest of twenty is one order of its own.
  await app.shows('4 other orders');
  await app.router.navigate('/produce');
  await app.shows('24 pcs · 21 Nov 2026 · 5 orders');
});

test('[ORD-1] a unit whose preparation was taken back says where it went', async () => {
  await prepared('X-0010', '2');
  await app.press(/^Backorders/);
  await app.press(/^X-0011/);
  await app.shows('MO/00109-002 Pump');
  const unit = app.router.state.location.pathname;
  await app.press('Take back the preparation');
  await app.press('Take back 2 units');
  await app.shows('MO/00109 Pump');
  await app.router.navigate(unit);
  await app.shows('Taken back: it is part of MO/00109 again');
  await app.press(/^Go on there/);
  await app.shows('MO/00109 Pump');
});
