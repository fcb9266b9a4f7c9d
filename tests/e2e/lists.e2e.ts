import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoPins } from '../../server/demo/pins.ts';
import { aHandheld, aSite } from './support/closing.ts';
import { isInstalled, scan, scanner, urlOf } from './support/worker.ts';

const products = 10_000;
const lots = 50_000;

test('[X13, X03] 10,000 products and 50,000 lots come in by the screens; with the server dead one is found by its barcode', async () => {
  const site = await aSite();
  const office = await aHandheld({ width: 800, height: 1280 });
  const page = await office.page(urlOf(site));
  await page.goto(urlOf(site, '/enrol'));
  await page.getByRole('button', { name: /^Eve/ }).click();
  await page.getByText('what shall we do?').waitFor();
  await isInstalled(page);

  await bringIn(page, site.origin, 'products', productFile());
  await page.getByRole('button', { name: /^Bring in 10.000 lines$/ }).click({ timeout: 120_000 });
  await page.getByText('In force.').waitFor({ timeout: 120_000 });

  await bringIn(page, site.origin, 'opening-stock', stockFile());
  await page.getByRole('button', { name: /^Bring in 50.000 lines$/ }).click({ timeout: 120_000 });
  await page.getByText('The rules look at every line.').waitFor();
  await page.getByText('In force.').waitFor({ timeout: 240_000 });

  // The same list again changes nothing.
  await bringIn(page, site.origin, 'opening-stock', stockFile());
  await page.getByText('Everything stands already as the list has it.').waitFor({ timeout: 120_000 });

  await whole(page);
  await site.kill();
  await page.goto(urlOf(site));
  await page.getByText('Scan anything').waitFor();
  const cdp = await scanner(office, page);
  await scan(cdp, gtin(7321).slice(1));
  await page.getByText('Product 7321 of the house').first().waitFor();
  await scan(cdp, 'L-43210');
  await page.getByText('L-43210').first().waitFor();
}, 600_000);

/** Chooses the list and the file, and signs in where the server wants a PIN first. */
async function bringIn(page: Page, origin: string, list: string, text: string): Promise<void> {
  await page.goto(`${origin}/office/import?list=${list}`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${list}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) });
  const pinAsked = page.getByText('Type your PIN').first();
  await pinAsked
    .or(page.getByText(/Every line was understood|Everything stands/))
    .first()
    .waitFor({ timeout: 120_000 });
  if (!(await pinAsked.isVisible())) return;
  for (const digit of demoPins.find(({ person }) => person === 'eve')?.pin ?? '')
    await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Every line was understood').waitFor({ timeout: 120_000 });
}

/** Resolves once the device has every lot: what it keeps is looked at, not what it says. */
async function whole(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(
          () =>
            new Promise<number>((resolve, reject) => {
              const opening = indexedDB.open('lotline-replica');
              opening.addEventListener('error', () => reject(new Error('The replica does not open')));
              opening.addEventListener('success', () => {
                const read = opening.result.transaction('meta').objectStore('meta').get('directory');
                read.addEventListener('success', () => {
                  opening.result.close();
                  resolve(
                    (read.result as { kinds?: { lot?: { count: number } } } | undefined)?.kinds?.lot?.count ??
                      0,
                  );
                });
              });
            }),
        ),
      { timeout: 120_000, interval: 1000 },
    )
    .toBeGreaterThanOrEqual(lots);
}

const productFile = (): string =>
  [
    'Code;Name;Tracking;Unit;Decimals;Barcodes;Expiration days',
    ...Array.from(
      { length: products },
      (_, at) => `P${at};Product ${at} of the house;lot;kg;3;${gtin(at).slice(1)};365`,
    ),
  ].join('\n');

const stockFile = (): string =>
  [
    'Product code;Location;Lot or serial;Quantity;Expiration',
    ...Array.from(
      { length: lots },
      (_, at) => `P${at % products};Warehouse / Stock;L-${at};${1 + (at % 400)};2027-09-30`,
    ),
  ].join('\n');

/** As 14 digits. */
function gtin(at: number): string {
  const digits = `0291${String(at).padStart(9, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
