import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Handheld } from './support/browser.ts';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf, operationsOf } from './support/ledger.ts';
import type { Site } from './support/server.ts';
import { readPdf } from './support/pdf-text.ts';
import { press, enrolAs, isInstalled, scan, scanner, urlOf, waitForState } from './support/worker.ts';

const gs = '\u001d';
/** A logistic label: product, count and lot in one go. */
const packs = (lot: string, count: number): string => `]C1020952400000104737${count}${gs}10${lot}`;

async function inTheHandsOf(site: Site, name: string): Promise<{ handheld: Handheld; page: Page }> {
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, name);
  await isInstalled(page);
  return { handheld, page };
}

const sees = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor({ timeout: 30_000 });

test('[X01, T42, T43, STK-6] a delivery of three lots offline while another device takes of one: seen, and solved', async () => {
  const site = await aSite();
  const [ben, carla] = [await inTheHandsOf(site, 'Ben'), await inTheHandsOf(site, 'Carla')];
  await ben.page.goto(urlOf(site, '/deliver/out-00021'));
  await sees(ben.page, 'Take from here');
  await ben.handheld.context.setOffline(true);
  const benScans = await scanner(ben.handheld, ben.page);
  for (const [lot, count, done] of [
    ['MU-1001', 96, '96'],
    ['MU-1007', 300, '396'],
    ['MU-1015', 24, '420'],
  ] as const) {
    await scan(benScans, packs(lot, count));
    await sees(ben.page, new RegExp(`^${done} of`));
  }

  // Carla, online, sends 50 of the middle lot to somebody else, and says why.
  await carla.page.goto(urlOf(site, '/deliver/new'));
  await press(carla.page, /^Old Mill Bakery/);
  await press(carla.page, 'Begin delivering');
  await sees(carla.page, 'Nothing on it yet');
  await scan(await scanner(carla.handheld, carla.page), packs('MU-1007', 50));
  await sees(carla.page, /was reserved for OUT\/00021/);
  await press(carla.page, 'Customer asked for it');
  await sees(carla.page, /not ordered/);
  await waitForState(carla.page, 'Accepted', 2);

  await ben.handheld.context.setOffline(false);
  await sees(ben.page, 'Something changed while this was taken');
  const notice = await ben.page.getByRole('alert').innerText();
  expect(notice.replaceAll(/\s+/g, ' ')).toContain('MU-1007: Muesli at Warehouse / Stock is now -50.');

  // The truck holds 250 of it only: taken back, and what there is goes instead.
  await press(ben.page, /^Take back/);
  await sees(ben.page, /^120 of/);
  await sees(ben.page, /Take from here/);
  await scan(benScans, packs('MU-1007', 250));
  await sees(ben.page, /^370 of/);
  await scan(benScans, packs('MU-1015', 36));
  await sees(ben.page, /^406 of/);
  await press(ben.page, 'Close delivery');
  await press(ben.page, /^The rest goes later/);
  await sees(ben.page, 'This delivery is closed.');
  await expect.poll(() => operationsOf(site, 'close-order').length, { timeout: 30_000 }).toBe(1);
  expect(operationsOf(site, 'deliver').map(({ state }) => state)).toEqual(Array(6).fill('accepted'));

  // 300 there and back, 250 for good: nothing is missing on the shelf.
  const lots = movesOf(site, 'MU-1007').map(({ quantity, order }) => `${order ?? '-'} ${quantity}`);
  expect(lots).toContain('out-00021 250');
  expect(lots.filter((move) => move === 'out-00021 300')).toHaveLength(2);
});

test('[T06, T29] the slip of a closed delivery is printed to A4 and to a label, with its numbers', async () => {
  const site = await aSite();
  const { handheld, page } = await inTheHandsOf(site, 'Ben');
  await page.goto(urlOf(site, '/deliver/out-00021'));
  await sees(page, 'Take from here');
  const scans = await scanner(handheld, page);
  await scan(scans, packs('MU-1001', 96));
  await sees(page, /^96 of/);
  await scan(scans, packs('MU-1007', 300));
  await sees(page, /^396 of/);
  await press(page, 'Close delivery');
  await press(page, /^The rest goes later/);
  await press(page, 'Delivery slip');
  await sees(page, 'MU-1007');
  // Whoever prints at night prints ink on paper all the same.
  await page.evaluate(() => (document.documentElement.dataset['theme'] = 'night'));

  const printed = async () => {
    const { data } = await scans.send('Page.printToPDF', { preferCSSPageSize: true });
    return readPdf(Buffer.from(data, 'base64'));
  };
  // Lines break where the paper ends: the words count, not where they stand.
  const words = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, '');
  const expected = [
    'Delivery slip',
    'OUT/00021',
    'Corner Market',
    'SO/00051',
    'Muesli',
    '396 pack',
    'MU-1001',
    '96 pack',
    'MU-1007',
    '300 pack',
    '24 pack to follow',
  ];
  const a4 = await printed();
  expect(a4.pages).toEqual([{ width: 210, height: 297 }]);
  for (const each of expected) expect(words(a4.text)).toContain(words(each));
  for (const control of ['Close delivery', 'Paper', 'Scan anything'])
    expect(words(a4.text)).not.toContain(words(control));

  await page.getByRole('radio', { name: /^Label/ }).click();
  const label = await printed();
  expect(label.pages).toEqual([{ width: 100, height: 150 }]);
  for (const each of expected) expect(words(label.text)).toContain(words(each));
});
