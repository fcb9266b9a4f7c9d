import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf, operationsOf } from './support/ledger.ts';
import { enrolAs, isInstalled, openReceipt, press, scan, scanner, urlOf } from './support/worker.ts';

const gs = '\u001d';

test('[T22, NUM-4, X01] 200 serials pasted offline with five faults: each is named, and 195 are received', async () => {
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, 'Ben');
  await isInstalled(page);
  await page.goto(urlOf(site, '/receive/in-00032'));
  await page.getByRole('button', { name: /^Motor/ }).click();
  await page.getByRole('button', { name: 'Many numbers at once' }).click();
  await page.getByRole('radio', { name: 'From a list' }).click();
  await handheld.context.setOffline(true);

  const serials = Array.from({ length: 200 }, (_, n) => `MT-25${String(n + 1).padStart(4, '0')}`);
  serials[10] = 'MT-250001';
  serials[50] = 'MT-240001';
  serials[99] = 'MT-250100;2';
  serials[150] = ';1';
  serials[199] = 'MT-250200;05/06/2027';
  await page.getByLabel('The list').fill(serials.join('\n'));
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText('This is what was understood').waitFor();
  const faults = await page
    .getByRole('list', { name: 'Lines with faults' })
    .getByRole('listitem')
    .allInnerTexts();
  expect(faults.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Line 11: MT-250001 The same number stands on line 1 already.',
    'Line 51: MT-240001 This serial is known already: two units cannot bear one number.',
    'Line 100: MT-250100;2 A serial is one unit.',
    'Line 151: ;1 There is no number on this line.',
    'Line 200: MT-250200;05/06/2027 05/06/2027 can be two days.',
  ]);
  // More than the 60 that were ordered: said, and asked why.
  await page.getByRole('button', { name: 'Receive 195, leave out 5' }).click();
  await page.getByRole('button', { name: 'Supplier sent more' }).click();
  await page.getByText('All 195 numbers are received.').waitFor({ timeout: 100_000 });
  await page.getByRole('button', { name: 'Back to the receipt' }).click();
  await page.getByText(/^195 of/).waitFor();

  await handheld.context.setOffline(false);
  await expect.poll(() => operationsOf(site, 'receive').length, { timeout: 60_000 }).toBe(195);
  expect(new Set(operationsOf(site, 'receive').map(({ state }) => state))).toEqual(new Set(['accepted']));
  expect(movesOf(site, 'MT-250002')).toHaveLength(1);
});

test('[RCV-2, X16] a pallet with three lots is received by three scans and one tap', async () => {
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, 'Ben');
  await openReceipt(page, 'IN/00034');
  const scans = await scanner(handheld, page);
  // Labels of three lots with their counts: each is recorded by its scan alone.
  for (const [at, lot] of ['SK-11', 'SK-12', 'SK-13'].entries()) {
    await scan(scans, `]C102095240000010783750${gs}10${lot}`);
    await page.getByText(new RegExp(`^${(at + 1) * 50} of`)).waitFor();
  }
  await page.getByRole('button', { name: 'Close receipt' }).click();
  await page.getByRole('heading', { name: 'Close IN/00034?' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Close receipt' }).click();
  await page.waitForURL('**/receive');
  await expect.poll(() => operationsOf(site, 'close-order').length, { timeout: 30_000 }).toBe(1);
  for (const lot of ['SK-11', 'SK-12', 'SK-13'])
    expect(movesOf(site, lot)).toMatchObject([{ quantity: '50' }]);
});

test('[RCV-2] the pallet label alone brings the three announced lots along by one tap', async () => {
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, 'Ben');
  await openReceipt(page, 'IN/00034');
  await scan(await scanner(handheld, page), ']C100095240000000000019');
  await page.getByRole('button', { name: 'Receive 3 lots' }).click();
  await page.getByText(/^150 of/).waitFor();
  await expect.poll(() => operationsOf(site, 'receive').length, { timeout: 30_000 }).toBe(3);
  // However long the list of a line is: it scrolls by itself, and the action stays within the thumb's reach.
  await press(page, /^Seal kit/);
  await page.getByRole('button', { name: 'Remove all 3' }).waitFor();
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(beyond).toBeLessThanOrEqual(0);
});
