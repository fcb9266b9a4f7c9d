import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { aHandheld, aSite } from './support/closing.ts';
import type { Handheld } from './support/browser.ts';
import { manyLotName, siteWithLots } from './support/many-lots.ts';
import type { Site } from './support/server.ts';
import { enrolAs, isInstalled, scan, scanner, urlOf, waitForState } from './support/worker.ts';

async function inTheHandsOf(site: Site, name: string): Promise<{ handheld: Handheld; page: Page }> {
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, name);
  await isInstalled(page);
  return { handheld, page };
}

test('[T30, A18] on a site of five thousand lots the list shows only what is in sight, and finds any of them', async () => {
  const dataDir = await siteWithLots(5000);
  const site = await aSite({ dataDir });
  const { page } = await inTheHandsOf(site, 'Ben');
  await page.goto(urlOf(site, '/lots?by=none&product=oats'));
  await page.getByText(manyLotName(0)).waitFor({ timeout: 60_000 });
  // A thumb that does not let go: page by page until a lot far down is there, and never more rows than fit.
  await page.evaluate(async () => {
    let middle = document.querySelector<HTMLElement>('[aria-label="Lots and serials"]');
    while (middle && getComputedStyle(middle).overflowY !== 'auto') middle = middle.parentElement;
    if (!middle) throw new Error('Nothing scrolls');
    for (let turn = 0; turn < 2000; turn += 1) {
      middle.scrollTop = middle.scrollHeight;
      await new Promise((resolve) => setTimeout(resolve, 30));
      if (document.body.textContent?.includes('ML-004998')) return;
    }
    throw new Error('The end of the list never came');
  });
  expect(await page.getByRole('listitem').count()).toBeLessThan(60);
  await page.getByRole('searchbox').fill('004320');
  await page.getByText(manyLotName(4320)).waitFor();
  await page.getByText('1 found').waitFor();
  await page.goto(urlOf(site, '/lots?by=product'));
  await page.getByText('more than 99 lots').first().waitFor();
});

test('[T34, G03] a lot scanned while the program starts is traced to its new number by the server, and offline by what the device holds', async () => {
  const site = await aSite();
  const { handheld, page } = await inTheHandsOf(site, 'Carla');
  const cdp = await scanner(handheld, page);
  await scan(cdp, 'OF-0915');
  await page.getByRole('button', { name: 'Relabel, split, merge' }).click();
  await page.getByRole('button', { name: /The next number of ours/ }).click();
  await page.getByRole('heading', { name: 'Which lot?' }).waitFor();
  await scan(cdp, 'OF-NEW');
  await page.getByRole('button', { name: 'Give the new number' }).click();
  await page.getByRole('button', { name: 'Label was wrong' }).click();
  await page.getByRole('heading', { name: 'OF-NEW' }).waitFor();
  await waitForState(page, 'Accepted', 1);

  // Whoever wakes a slow handheld scans at once; the program is still being read.
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.goto(urlOf(site, '/'), { waitUntil: 'commit' });
  await page.locator('.splash').waitFor({ state: 'attached' });
  await scan(cdp, 'OF-0915');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.getByRole('button', { name: 'Traceability' }).click();
  await page.getByRole('radio', { name: 'To', exact: true }).click();
  await page.getByText(/All that the server knows/).waitFor();
  await page.getByText('OF-NEW').waitFor();

  await handheld.context.setOffline(true);
  await page.reload();
  await page.getByText('What this device holds').waitFor();
  await page.getByText('OF-NEW').waitFor();
  await page.getByText('OF-NEW').click();
  await page.getByRole('button', { name: 'Traceability' }).click();
  await page.getByRole('radio', { name: 'From', exact: true }).click();
  await page.getByText('OF-0915').waitFor();
});

test('[QLT-1, X17] a hold set on one device is seen on another that has the lot open', async () => {
  const site = await aSite();
  const [ben, carla] = [await inTheHandsOf(site, 'Ben'), await inTheHandsOf(site, 'Carla')];
  await scan(await scanner(ben.handheld, ben.page), 'OF-0915');
  await ben.page.getByText('400').first().waitFor();
  expect(await ben.page.getByText('On hold: quality').count()).toBe(0);
  await scan(await scanner(carla.handheld, carla.page), 'OF-0915');
  await carla.page.getByRole('button', { name: 'Put on hold' }).click();
  await carla.page.getByRole('button', { name: 'Looks damaged' }).click();
  await carla.page.getByText('On hold: quality').waitFor();
  await ben.page.getByText('On hold: quality').waitFor({ timeout: 60_000 });
});
