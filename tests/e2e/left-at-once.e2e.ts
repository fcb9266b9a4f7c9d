import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { urlOf } from './support/worker.ts';

test('a page that is left while it opens the database never keeps the next one from starting', async () => {
  const site = await aSite();
  let started = 0;
  for (let round = 0; round < 10; round += 1) {
    const handheld = await aHandheld();
    const page = await handheld.page(urlOf(site));
    await page.goto(urlOf(site, '/enrol'));
    await page.getByText('One-time code').waitFor();
    started += 1;
    await handheld.kill();
  }
  expect(started).toBe(10);
});
