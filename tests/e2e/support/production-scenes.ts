import { type Scene, closeSheet, open, press, see, sheet, wedge } from './scene.ts';

const oats = '09524000001016';
const motor = '09524000001061';

/** What is made: of scanned components, in batches, by hand-over. */
export const productionScenes: readonly Scene[] = [
  {
    name: 'produce-list',
    async go(page, origin) {
      await open(page, origin, '/produce');
      await see(page, /MO\/00110/);
    },
  },
  {
    name: 'produce-order',
    async go(page) {
      await press(page, /MO\/00110/);
      await see(page, 'Components');
    },
  },
  {
    name: 'produce-recorded',
    async go(page) {
      await wedge(page, `01${motor}21MT-240001`);
      await see(page, 'Accepted');
      await press(page, /^Motor/);
      await see(page, 'Remove');
    },
  },
  { name: 'produce-wrong', go: (page) => sheet(page, `01${oats}10OF-0908`, 'Not expected here') },
  {
    name: 'produce-batch',
    async go(page) {
      await press(page, 'Scan the right one');
      await press(page, /^Produce all/);
      await see(page, 'Batch production');
    },
  },
  {
    name: 'produce-batch-numbers',
    async go(page) {
      await press(page, /^Generate$/);
      await page.getByRole('button', { name: /^Prepare only/ }).waitFor();
    },
  },
  {
    name: 'produce-batch-components',
    async go(page) {
      await press(page, /^Produce 24/);
      await see(page, 'Produce without what is missing');
    },
  },
  {
    name: 'produce-batch-made',
    async go(page) {
      await press(page, /^Produce without/);
      await press(page, /^Take these and produce/);
      await see(page, /24 units made/);
      await see(page, 'Accepted');
    },
  },
  {
    name: 'produce-units',
    async go(page) {
      await press(page, /^Backorders/);
      await see(page, '-002');
    },
  },
  {
    name: 'produce-hand-over',
    async go(page) {
      await closeSheet(page);
      await press(page, 'Show the hand-over code');
      await page.locator('svg[role=img]').waitFor();
    },
  },
  {
    name: 'produce-lot-order',
    async go(page, origin) {
      await open(page, origin, '/produce/mo-00107');
      await see(page, 'Honey');
    },
  },
  {
    name: 'produce-why',
    async go(page) {
      await sheet(page, `01${oats}310301000010OF-0915`, 'Use it all the same?');
    },
  },
  {
    name: 'produce-number',
    async go(page) {
      await closeSheet(page);
      await press(page, /^Lot number/);
      await page.getByRole('heading', { level: 2, name: 'Which lot?' }).waitFor();
    },
  },
  {
    name: 'produce-components',
    async go(page) {
      await closeSheet(page);
      await press(page, /^Produce all/);
      await see(page, 'Not scanned yet');
    },
  },
  {
    name: 'produce-rest',
    async go(page) {
      await closeSheet(page);
      await press(page, 'Produce a part');
      await page.getByRole('button', { name: '4', exact: true }).last().click();
      await press(page, /^Produce 4/);
      await see(page, 'What about the rest?');
    },
  },
  {
    name: 'produce-rework',
    async go(page, origin) {
      await open(page, origin, '/produce/mo-00113');
      await see(page, 'PP-0004');
      await press(page, /^Rework$/);
      await see(page, /Tap what comes out/);
    },
  },
  {
    name: 'produce-new',
    async go(page, origin) {
      await open(page, origin, '/produce/new');
      await see(page, 'Muesli');
    },
  },
  {
    name: 'produce-new-how-many',
    async go(page) {
      await press(page, /^Pump/);
      await page.getByRole('button', { name: '3', exact: true }).last().click();
      await see(page, /Confirm order/);
    },
  },
];
