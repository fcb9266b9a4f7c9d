import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf, operationsOf } from './support/ledger.ts';
import { manyLotName, siteWithLots } from './support/many-lots.ts';
import { press, see, wedge } from './support/scene.ts';
import { enrolAs, isInstalled, urlOf, waitForState } from './support/worker.ts';

const gs = '\u001d';
const oats = '09524000001016';
const motor = '09524000001061';
const bran = '09524000001115';

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
};

/** Questions that are written down on this device. */
const unansweredIn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('lotline-notes');
        opening.addEventListener('error', () => reject(new Error('No notes')));
        opening.addEventListener('success', () => {
          const asked = IDBKeyRange.bound('asked/', 'asked/\uffff');
          const counting = opening.result.transaction('notes').objectStore('notes').count(asked);
          counting.addEventListener('error', () => reject(new Error('No notes')));
          counting.addEventListener('success', () => {
            opening.result.close();
            resolve(counting.result);
          });
        });
      }),
  );

test('[X01] place, goods, place, a question, offline: killed half-way, reopened, put down, and each moved exactly once', async () => {
  const first = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(first));
  await enrolAs(page, 'Ben');
  await isInstalled(page);
  await first.kill();

  await go(page, '/move/here');
  await wedge(page, 'LOC-STOCK');
  await see(page, 'Taken from Warehouse / Stock');
  await wedge(page, `01${motor}21MT-240001`);
  await see(page, /serial MT-240001/);
  await wedge(page, `02${oats}3725${gs}10OF-0915`);
  await see(page, /lot OF-0915 · 25/);
  // A question that the last scan opened, and that nobody has answered.
  await wedge(page, 'OF-0901');
  await page.getByRole('heading', { level: 2, name: 'How many?' }).waitFor();
  await expect.poll(() => unansweredIn(page), { timeout: 30_000 }).toBe(1);
  await handheld.kill();

  const again = await aHandheld({ profile: handheld.profile });
  const reopened = await again.page(urlOf(first, '/move/here'));
  await reopened.getByRole('heading', { level: 2, name: 'How many?' }).waitFor();
  await press(reopened, /^All of it here/);
  await see(reopened, /lot OF-0901 · 120/);
  await see(reopened, /serial MT-240001/);
  await see(reopened, /lot OF-0915 · 25/);
  await wedge(reopened, 'LOC-C1');
  await see(reopened, 'Moved just now');

  const second = await aSite({ dataDir: first.dataDir, port: first.port });
  await waitForState(reopened, 'Accepted', 3);
  expect(operationsOf(second, 'transfer').map(({ state }) => state)).toEqual(Array(3).fill('accepted'));
  expect(movesOf(second, 'OF-0901').map(({ quantity }) => quantity)).toEqual(['120', '120']);
  expect(movesOf(second, 'OF-0915').filter(({ quantity }) => quantity === '25')).toHaveLength(1);
  // Once as opening stock, and once to the rack.
  expect(movesOf(second, 'MT-240001')).toHaveLength(2);
});

test('[STK-7] a place with forty lots more is counted offline; what another device moved meanwhile is reviewed', async () => {
  // Every third of them is oats in the stock.
  const site = await aSite({ dataDir: await siteWithLots(118) });
  const forty = Array.from({ length: 40 }, (_, at) => at * 3);
  const [ana, carla] = [await aHandheld(), await aHandheld()];
  const page = await ana.page(urlOf(site));
  await enrolAs(page, 'Ben');
  await isInstalled(page);
  const office = await carla.page(urlOf(site));
  await enrolAs(office, 'Carla');
  await isInstalled(office);
  await ana.context.setOffline(true);

  await go(page, '/count/place/stock');
  await see(page, 'Not counted yet');
  for (const at of forty) {
    await wedge(page, `02${oats}37${at + 1}${gs}10${manyLotName(at)}`);
    await see(page, new RegExp(`lot ${manyLotName(at)}`));
  }
  await wedge(page, 'OF-0915');
  await page.getByRole('heading', { level: 2, name: 'How many?' }).waitFor();
  await press(page, /^As in the books/);
  await wedge(page, 'OF-0901');
  await page.getByRole('heading', { level: 2, name: 'How many?' }).waitFor();
  for (const key of ['1', '1', '8'])
    await page.getByRole('button', { name: key, exact: true }).last().click();
  await press(page, /^Count 118/);
  await page.getByRole('heading', { level: 2, name: 'How many?' }).waitFor({ state: 'detached' });

  // Meanwhile, with the server: some of the same lot goes elsewhere.
  await go(office, '/move/here');
  await wedge(office, 'LOC-STOCK');
  await see(office, 'Taken from Warehouse / Stock');
  await wedge(office, `02${oats}37100${gs}10OF-0915`);
  await see(office, /lot OF-0915 · 100/);
  await wedge(office, 'LOC-COLD');
  // A page that is torn away before that has moved nothing, and has not said so.
  await see(office, 'Moved just now');
  await waitForState(office, 'Accepted', 1);

  await press(page, 'Review the count');
  await see(page, '1 difference will be booked.');
  await press(page, /^Book 42 counts/);
  await see(page, /42 counted · 1 differ/);
  await ana.context.setOffline(false);
  await expect.poll(() => operationsOf(site, 'count').length, { timeout: 60_000 }).toBe(42);
  const states = operationsOf(site, 'count').map(({ state }) => state);
  expect(states.filter((state) => state === 'held')).toHaveLength(1);
  expect(states.filter((state) => state === 'accepted')).toHaveLength(41);

  await go(office, '/count/review');
  await see(office, /counted by Ben/);
  await press(office, /OF-0915/);
  await press(office, /^Before it was moved There are 300/);
  await see(office, /the count is booked/);
  await expect.poll(() => operationsOf(site, 'count').length, { timeout: 60_000 }).toBe(43);
  // What was counted and what was moved agree: nothing had to be booked.
  expect(movesOf(site, 'OF-0915').map(({ quantity }) => quantity)).toEqual(['400', '100']);
  expect(movesOf(site, 'OF-0901').map(({ quantity }) => quantity)).toEqual(['120', '2']);
});

test('[T11] stock without a number gets lots, and what is left is said', async () => {
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, 'Ben');
  await go(page, '/adopt');
  await press(page, /^Bran/);
  await see(page, 'Still without a number');
  await wedge(page, `02${bran}3725${gs}10BR-0991`);
  await see(page, 'Given just now');
  await press(page, 'Make new lots');
  await press(page, 'One lot for all of it');
  await press(page, /^Make lots/);
  await see(page, 'Everything has its number');
  await waitForState(page, 'Accepted', 2);
  expect(movesOf(site, 'BR-0991').map(({ quantity }) => quantity)).toEqual(['25']);
});
