import { type Scene, closeSheet, open, press, see, wedge } from './scene.ts';

/** Lots as they are looked up, held, corrected and named anew. */
export const lotsScenes: readonly Scene[] = [
  {
    name: 'lot',
    async go(page, origin) {
      await open(page, origin, '/');
      await see(page, /receipts expected/);
      await wedge(page, 'OF-0820');
      await see(page, 'Expired');
    },
  },
  {
    name: 'lots',
    async go(page, origin) {
      await open(page, origin, '/lots');
      await see(page, /\d lots/);
    },
  },
  {
    name: 'lots-place',
    async go(page) {
      await press(page, /^Warehouse \/ Cold room \d/);
      await see(page, /HN-015/);
    },
  },
  {
    name: 'lots-product',
    async go(page, origin) {
      await open(page, origin, '/lots?by=product');
      await press(page, /^Oats/);
      await see(page, /OF-0820/);
    },
  },
  {
    name: 'lots-search',
    async go(page, origin) {
      await open(page, origin, '/lots?by=none');
      await page.getByRole('searchbox').fill('of-09');
      await see(page, /found/);
    },
  },
  {
    name: 'lots-filter',
    async go(page) {
      await press(page, 'Filter');
      await page.getByRole('heading', { name: 'Which lots?' }).waitFor();
    },
  },
  {
    name: 'lots-columns',
    async go(page) {
      await press(page, 'Columns');
      await page.getByRole('heading', { name: 'What shall each row say?' }).waitFor();
    },
  },
  {
    name: 'lot-held',
    async go(page) {
      await closeSheet(page);
      await press(page, /OF-0930/);
      await see(page, 'Quality looks at it.');
    },
  },
  {
    name: 'lot-hold',
    async go(page) {
      await press(page, 'Put on hold');
      await page.getByRole('heading', { name: 'Why is it held?' }).waitFor();
    },
  },
  {
    name: 'lot-edit',
    async go(page) {
      await closeSheet(page);
      await press(page, 'Edit');
      await see(page, 'Move along');
    },
  },
  {
    name: 'lot-relabel',
    async go(page) {
      await press(page, 'Back');
      await press(page, 'Relabel, split, merge');
      await page.getByRole('radio', { name: 'Put together' }).click();
      await see(page, /OF-0901/);
    },
  },
  {
    name: 'lot-correct',
    async go(page) {
      await press(page, 'Back');
      await press(page, 'It was another lot');
      await see(page, /nothing that it went into/);
    },
  },
  {
    name: 'lot-new',
    async go(page, origin) {
      await open(page, origin, '/lots/new?product=oats');
      await see(page, 'The next number of ours');
    },
  },
  {
    name: 'lot-new-product',
    async go(page) {
      await press(page, /^Oats/);
      await page.getByRole('heading', { name: 'Which product?' }).waitFor();
    },
  },
  {
    name: 'expiry',
    async go(page, origin) {
      await open(page, origin, '/expiry');
      await see(page, /GR-5/);
    },
  },
];
