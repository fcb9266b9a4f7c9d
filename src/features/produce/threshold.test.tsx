import { afterEach, expect, test } from 'vitest';
import { dayAt } from '#domain/base/calendar.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { OperationType } from '#domain/catalogue/place.ts';
import { demoPlant } from '../../../server/demo/plant.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { company } from '../../../tests/support/rule-book.ts';

const now = Date.UTC(2026, 10, 21, 12);
const waits = 'A supervisor looks at it before it is used';

let app: App;
afterEach(async () => {
  // What a tap began goes on for a moment after the last word that a test waits for.
  await new Promise((resolve) => setTimeout(resolve, 100));
  await app.close();
});

/** An order of a plant whose administrator has set this threshold. */
async function order(number: string, approval: OperationType['approval']): Promise<void> {
  const { rows } = demoPlant(company, dayAt(now, 'Europe/Berlin'), now);
  const type = rows.get('operation-type/manufacture') as OperationType;
  app = await openApp({
    path: `/produce/mo-${number}`,
    person: 'ana',
    changed: { 'operation-type/manufacture': { ...type, approval } },
  });
  await app.shows('Components');
}

async function produced(stage: 'Done' | 'Waiting for approval'): Promise<void> {
  await app.shows(`${stage} `);
  if (stage === 'Done') expect(app.text()).not.toContain(waits);
  else await app.shows(waits);
}

test.each([
  { threshold: 3, side: 'below', stage: 'Done' },
  { threshold: 2, side: 'at', stage: 'Done' },
  { threshold: 1, side: 'above', stage: 'Waiting for approval' },
] as const)(
  '[APR-1, M27] two serials $side a threshold of $threshold: $stage',
  async ({ threshold, stage }) => {
    await order('00109', { when: 'above', units: quantity(threshold) });
    await app.press(/^Produce all/);
    await app.press('Generate');
    await app.press('Produce 2 pcs');
    await app.press(/^Take these and produce/);
    await app.shows('2 units made');
    await produced(stage);
  },
);

test.each([
  { threshold: '100.5', side: 'below', stage: 'Done' },
  { threshold: '100', side: 'at', stage: 'Done' },
  { threshold: '99.5', side: 'above', stage: 'Waiting for approval' },
] as const)(
  '[APR-1, M13] a lot of 100 $side a threshold of $threshold: $stage',
  async ({ threshold, stage }) => {
    await order('00107', { when: 'above', units: quantity(1), quantity: quantity(threshold) });
    await app.press(/^Produce all/);
    await app.press(/^Take these and produce/);
    await app.shows('Saved here MO/00107');
    await produced(stage);
  },
);

test('[APR-1, M13] a lot waits for nobody where no quantity is said, however much it is', async () => {
  await order('00107', { when: 'above', units: quantity(1) });
  await app.press(/^Produce all/);
  await app.press(/^Take these and produce/);
  await app.shows('Saved here MO/00107');
  await produced('Done');
});

test('[APR-1] a part of what is above the threshold waits too: it is counted over the whole order', async () => {
  await order('00107', { when: 'above', units: quantity(1), quantity: quantity(50) });
  await app.press('Produce a part');
  for (const key of ['4', '0']) await app.press(key);
  await app.press('Produce 40 pack');
  await app.press(/^The rest is made later/);
  await app.press(/^Take these and produce/);
  await app.shows('Saved here MO/00107');
  await produced('Waiting for approval');
});
