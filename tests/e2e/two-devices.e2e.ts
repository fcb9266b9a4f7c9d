import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Handheld } from './support/browser.ts';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf, operationsOf } from './support/ledger.ts';
import type { Site } from './support/server.ts';
import {
  enrolAs,
  isInstalled,
  openReceipt,
  queueRows,
  scan,
  scanner,
  urlOf,
  waitForState,
} from './support/worker.ts';

async function inTheHandsOf(site: Site, name: string): Promise<{ handheld: Handheld; page: Page }> {
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await enrolAs(page, name);
  await isInstalled(page);
  return { handheld, page };
}

test('[STK-2] two devices receive one serial offline: one is accepted, the other says why not, both are seen', async () => {
  const site = await aSite();
  const [ben, carla] = [await inTheHandsOf(site, 'Ben'), await inTheHandsOf(site, 'Carla')];
  await site.kill();
  for (const { handheld, page } of [ben, carla]) {
    await openReceipt(page, 'IN/00032');
    await scan(await scanner(handheld, page), ']C1010952400000106121MT-240101');
    await page.getByText('Saved here').waitFor();
  }
  const back = await aSite({ dataDir: site.dataDir, port: site.port });
  await expect.poll(() => operationsOf(back, 'receive').length, { timeout: 60_000 }).toBe(2);
  expect(
    operationsOf(back, 'receive')
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(['accepted', 'refused']);
  expect(movesOf(back, 'MT-240101')).toHaveLength(1);

  const rows: string[] = [];
  for (const { page } of [ben, carla]) {
    await page.goto(urlOf(back, '/queue'));
    // Going to another page may have torn the answer away: then it is asked for once more.
    await page
      .getByText(/^(?:Accepted|Refused)$/)
      .first()
      .waitFor({ timeout: 60_000 });
    rows.push(...(await queueRows(page, 1)));
  }
  expect(rows).toHaveLength(2);
  expect(rows.filter((row) => row.includes('Accepted'))).toHaveLength(1);
  const refused = rows.find((row) => row.includes('Refused'));
  expect(refused).toContain('Serial MT-240101 (Motor) is in the house already');
});

test('[ORD-1] a receipt is closed while another device, offline, still receives on it: nothing refused, booked late', async () => {
  const site = await aSite();
  const [ben, carla] = [await inTheHandsOf(site, 'Ben'), await inTheHandsOf(site, 'Carla')];
  await ben.handheld.context.setOffline(true);
  await openReceipt(ben.page, 'IN/00031');

  await openReceipt(carla.page, 'IN/00031');
  await carla.page.getByRole('button', { name: 'Close receipt' }).click();
  await carla.page.getByRole('button', { name: /It comes later/ }).click();
  // The screen leaves once the close is kept; a page that is torn away before that has kept nothing, and has not said so.
  await carla.page.waitForURL('**/receive');
  await waitForState(carla.page, 'Accepted', 1);

  await scan(await scanner(ben.handheld, ben.page), ']C1010952400000101617270630310302500010LATE-1');
  await ben.page.getByText('Saved here').waitFor();
  await ben.handheld.context.setOffline(false);
  await waitForState(ben.page, 'Accepted with changes', 1);
  const [row = ''] = await queueRows(ben.page, 1);
  expect(row).toContain('IN/00031 was closed meanwhile; booked on IN/');
  const [move] = movesOf(site, 'LATE-1');
  expect(move).toMatchObject({ quantity: '25' });
  expect(move?.order).not.toBe('in-00031');
});
