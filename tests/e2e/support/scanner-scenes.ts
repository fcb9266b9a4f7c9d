import { type Scene, closeSheet, open, press, see, sheet, wedge } from './scene.ts';

const gs = '\u001d';
const honey = '09524000001023';

/** Every way in which a code comes in, how a scanner is set up, and what the device says of itself. */
export const scannerScenes: readonly Scene[] = [
  { name: 'code', go: (page, origin) => open(page, origin, '/code') },
  {
    name: 'code-read',
    async go(page) {
      await wedge(page, `01${honey}10HN-0207${gs}17281021`);
      await see(page, 'GS1 label');
    },
  },
  {
    name: 'type',
    async go(page, origin) {
      await open(page, origin, '/receive/in-00034');
      await see(page, 'Seal kit');
      await press(page, 'Type');
      await page.getByRole('heading', { name: 'Type a code' }).waitFor();
    },
  },
  {
    name: 'house-unknown',
    async go(page, origin) {
      await open(page, origin, '/');
      await see(page, /receipts expected/);
      await sheet(page, 'NOBODY-KNOWS', 'This code is not known here');
    },
  },
  {
    name: 'house-choose',
    async go(page) {
      await closeSheet(page);
      await sheet(page, 'L-2611', 'Which one is it?');
    },
  },
  {
    name: 'camera-failed',
    async go(page, origin) {
      await open(page, origin, '/');
      await press(page, 'Camera');
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
  {
    name: 'scanner',
    async go(page, origin) {
      await open(page, origin, '/scanner');
      await wedge(page, `]C101${honey}10HN-0207${gs}17281021`);
      await see(page, 'GS1 label');
    },
  },
  {
    name: 'scanner-calibrate',
    async go(page, origin) {
      await open(page, origin, '/scanner/calibrate');
      await see(page, 'Scan code 1');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'scanner-another-code',
    async go(page) {
      await wedge(page, 'LOTLINE-0123456789');
      await see(page, 'Scan code 2');
      await wedge(page, '4006381333931');
      await see(page, 'That was another code.');
    },
  },
  {
    name: 'scanner-learnt',
    async go(page) {
      await wedge(page, 'abcXYZ/lot.27_A+b');
      await wedge(page, 'Q=1;W:2(3)*4&5?6');
      await wedge(page, '010952400000101610LOT-AB1221S000123');
      await wedge(page, '010952400000101610YZ/2717280331');
      await see(page, 'All five codes arrived.');
    },
  },
  {
    name: 'scanner-codes',
    async go(page, origin) {
      await open(page, origin, '/scanner/codes');
      await page.waitForTimeout(800);
    },
  },
  {
    name: 'scanner-setup',
    async go(page, origin) {
      await open(page, origin, '/scanner/setup');
      await press(page, 'Use this profile on this device');
      await see(page, 'This device uses this profile');
    },
  },
  {
    name: 'scan-field',
    async go(page, origin) {
      await open(page, origin, '/receive/in-00034');
      await see(page, 'Seal kit');
    },
  },
  {
    name: 'scan-field-sheet',
    async go(page) {
      await press(page, 'Type');
      await page.getByRole('heading', { name: 'Type a code' }).waitFor();
      await page.waitForTimeout(100);
      // The scenes after this one meet the strip as most devices show it.
      await page.evaluate(() => localStorage.removeItem('lotline-scanner'));
    },
  },
  {
    name: 'device',
    async go(page, origin) {
      await open(page, origin, '/device');
      await see(page, 'Protected from clean-up');
    },
  },
  {
    name: 'demo',
    async go(page, origin) {
      await open(page, origin, '/demo');
      await see(page, 'Receipt IN/00031');
      await page.waitForTimeout(800);
    },
  },
  { name: 'not-found', go: (page, origin) => open(page, origin, '/nowhere') },
];
