import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { checkDigitOf } from '../../src/domain/barcode/keys.ts';
import { aHandheld, aSite } from './support/closing.ts';
import { movesOf } from './support/ledger.ts';
import { press, scan, scanner, urlOf } from './support/worker.ts';

const go = async (page: Page, path: string): Promise<void> => {
  await page.goto(new URL(path, page.url()).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const accepted = (page: Page): Promise<void> => page.getByText('Accepted', { exact: true }).waitFor();

test('from an empty start to the first receipt: unit, product, place and order by screens alone', async () => {
  const site = await aSite({ flags: ['--empty'] });
  const link = /\/setup#\S+/.exec(site.log())?.[0] ?? '';
  const handheld = await aHandheld();
  const page = await handheld.page(`${site.origin}${link}`);
  for (const [label, value] of [
    ['Company', 'Northfield Foods'],
    ['Site', 'Mill Lane'],
    ['Your name', 'Ada'],
    ['Your PIN', '481516'],
  ] as const)
    await page.getByLabel(label).fill(value);
  await press(page, 'Begin');
  await page.getByRole('heading', { name: 'Mill Lane' }).waitFor();

  await go(page, '/office/units/new');
  await page.getByLabel('Name').fill('crate');
  await press(page, 'Create');
  await accepted(page);

  const gtin = `0952400000777${checkDigitOf('0952400000777')}`;
  await go(page, '/office/products');
  await press(page, 'New');
  await page.getByLabel('Name').first().fill('Rye flour');
  await page.getByLabel('Internal reference').fill('RYE');
  await page.getByLabel('Tracking').selectOption({ label: 'By lots' });
  await press(page, /Choose a unit/);
  await press(page, /^crate/);
  await press(page, 'Add barcode');
  await page.getByLabel('Barcode 1').fill(gtin.slice(1));
  await press(page, 'Create');
  await page.getByRole('heading', { level: 1, name: 'Rye flour' }).waitFor();
  await accepted(page);

  await go(page, '/office/locations/new');
  await page.getByLabel('Name').fill('Cellar');
  await press(page, /Nothing: it stands by itself/);
  await press(page, /^Warehouse$/);
  await page.getByLabel('Barcode').fill('LOC-CELLAR');
  await press(page, 'Create');
  await page.getByRole('heading', { level: 1, name: 'Warehouse / Cellar' }).waitFor();
  await accepted(page);

  await go(page, '/office/orders/new');
  await press(page, /^Purchase order/);
  await press(page, /Warehouse \/ Dock/);
  await press(page, 'Warehouse / Cellar');
  await press(page, /Choose a product/);
  await press(page, /^Rye flour/);
  await page.getByLabel('Quantity').fill('40');
  await press(page, 'Confirm');
  await page.getByRole('heading', { level: 1, name: /^IN\/00/ }).waitFor();
  await accepted(page);
  await press(page, 'Go to the work');
  await page.getByText('Close receipt').waitFor();

  const gs = '\u001d';
  await scan(await scanner(handheld, page), `02${gtin}3740${gs}10RYE-1`);
  await page.getByText('40 of 40').waitFor();
  await accepted(page);
  expect(movesOf(site, 'RYE-1')).toMatchObject([{ quantity: '40' }]);
});

test('ten thousand products: only those in sight are drawn, and the last is one key away', async () => {
  const site = await aSite();
  const handheld = await aHandheld();
  const page = await handheld.page(urlOf(site));
  await go(page, '/enrol');
  await press(page, /^Eve/);
  await page.getByRole('heading', { level: 1, name: 'Demo plant' }).waitFor();
  await go(page, '/office/products');
  await page.getByText('Seal kit').waitFor();
  await manyProducts(page, 10_000);
  await go(page, '/office/products');
  const list = page.getByRole('list', { name: 'Products' });
  await list.waitFor();
  const drawn = (): Promise<number> => list.getByRole('listitem').count();
  expect(await drawn()).toBeLessThan(60);
  // To the end of all that is there: each press takes what was loaded, and loads more.
  await list.getByRole('button').first().focus();
  await endOf(page, 'Zz product 10000');
  expect(await drawn()).toBeLessThan(60);
  const last = list.getByRole('listitem').last();
  expect(await last.getAttribute('aria-setsize')).toBe(await last.getAttribute('aria-posinset'));
  await page.getByLabel('Search').fill('zz product 07777');
  await list.getByText('Zz product 07777').waitFor();
});

/** Presses End until this row has the focus: what is loaded grows with every press. */
async function endOf(page: Page, row: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    await page.keyboard.press('End');
    const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused.includes(row)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`${row} was never reached`);
}

/** In the replica as if a pull had brought them: the server's own import of as many is another test. */
const manyProducts = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (many) => {
    const opened = indexedDB.open('lotline-replica');
    await new Promise((resolve) => (opened.onsuccess = resolve));
    const writing = opened.result.transaction('rows', 'readwrite');
    const rows = writing.objectStore('rows');
    const asked = rows.get(['product', 'oats']);
    await new Promise((resolve) => (asked.onsuccess = resolve));
    const oats = asked.result as { row: object };
    for (let n = 1; n <= many; n += 1) {
      const name = `Zz product ${String(n).padStart(5, '0')}`;
      const [folded, id] = [name.toLowerCase(), `zz-${n}`];
      rows.put({
        ...oats,
        id,
        row: { ...oats.row, id, name, code: `ZZ-${n}`, barcodes: [] },
        terms: [`product|name:${folded}`, `product|list:active:${folded}`, `product|code:zz-${n}`],
      });
    }
    await new Promise((resolve) => (writing.oncomplete = resolve));
    opened.result.close();
  }, count);
