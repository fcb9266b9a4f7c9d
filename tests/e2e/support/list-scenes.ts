import type { Page } from 'playwright-core';
import { demoPins } from '../../../server/demo/pins.ts';
import { type Scene, closeSheet, open, press, see, wedge } from './scene.ts';

/** Lists that come in and go out, as an administrator meets them; she stays at work for the scenes after these. */
export const listScenes: readonly Scene[] = [
  {
    name: 'lists-not-allowed',
    async go(page, origin) {
      await open(page, origin, '/office/import');
      await see(page, 'Only administrators bring lists in.');
    },
  },
  {
    name: 'lists-choose',
    async go(page, origin) {
      await signIn(page, 'eve');
      await open(page, origin, '/office/import');
      await see(page, 'Opening stock');
    },
  },
  {
    name: 'lists-file',
    async go(page) {
      await press(page, /^Products/);
      await see(page, 'A product is known by its code.');
    },
  },
  {
    name: 'lists-paste',
    async go(page) {
      await press(page, 'Paste from a spreadsheet');
      await page.getByRole('heading', { name: 'Paste the lines' }).waitFor();
    },
  },
  {
    name: 'lists-faults',
    async go(page) {
      await closeSheet(page);
      await chooseList(page, [
        'RYE;Rye;lots;kg;3;',
        'SPELT;;lot;kg;x;9524000001017',
        'SPELT;Spelt;lot;kg;3;',
      ]);
      await see(page, 'Line 2');
    },
  },
  {
    name: 'lists-preview',
    async go(page) {
      await press(page, 'Choose another file');
      await chooseList(page, [
        'RYE;Rye;lot;kg;3;9524000001993',
        'SPELT;Spelt;lot;kg;3;',
        'SAW;Saw;serial;pcs;;',
      ]);
      await see(page, 'Bring in 3 lines');
    },
  },
  {
    name: 'lists-done',
    async go(page) {
      await press(page, 'Bring in 3 lines');
      await see(page, 'In force. Every device fetches it by itself.');
    },
  },
  {
    name: 'lists-out',
    async go(page, origin) {
      await open(page, origin, '/office/export');
      await see(page, 'A copy of the whole site');
    },
  },
];

/** With the badge, over whoever was at work. */
async function signIn(page: Page, who: string): Promise<void> {
  const secret = demoPins.find(({ person }) => person === who);
  await wedge(page, secret?.badge ?? '');
  await page.getByRole('button', { name: /^Sign in/ }).waitFor();
  for (const digit of secret?.pin ?? '') await page.getByRole('button', { name: digit, exact: true }).click();
  await press(page, 'Sign in');
  await page.getByRole('button', { name: /^Sign in/ }).waitFor({ state: 'detached' });
}
const chooseList = (page: Page, lines: readonly string[]): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({
    name: 'products.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['Code;Name;Tracking;Unit;Decimals;Barcodes', ...lines].join('\n')),
  });
