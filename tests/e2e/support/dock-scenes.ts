import { type Scene, closeSheet, open, press, see, sheet, wedge } from './scene.ts';

const gs = '\u001d';
const oats = '09524000001016';
const honey = '09524000001023';
const motor = '09524000001061';
const cheese = '99524000001033';
const oatsLabel = `02${oats}1727091737200${gs}10OF-1001`;

/** A receipt from its first label to its end, and where its goods came from. */
export const dockScenes: readonly Scene[] = [
  { name: 'start', go: (page, origin) => open(page, origin, '/') },
  {
    name: 'enrol',
    async go(page, origin) {
      await open(page, origin, '/enrol');
      await see(page, 'Ben');
    },
  },
  {
    name: 'home',
    async go(page) {
      await press(page, /^Carla/);
      await see(page, /receipts expected/);
    },
  },
  {
    name: 'receipts',
    async go(page, origin) {
      await open(page, origin, '/receive');
      await see(page, /IN\/00031/);
    },
  },
  {
    name: 'receipt',
    async go(page) {
      await press(page, /IN\/00031/);
      await see(page, 'Oats');
    },
  },
  {
    name: 'receipt-recorded',
    async go(page) {
      await wedge(page, oatsLabel);
      await see(page, 'Accepted');
    },
  },
  {
    name: 'receipt-rows',
    async go(page) {
      await wedge(page, oatsLabel.replace('37200', '3750').replace('OF-1001', 'OF-1002'));
      await see(page, /OF-1002/);
      await press(page, /^Oats/);
      await see(page, 'Remove');
    },
  },
  { name: 'again', go: (page) => sheet(page, oatsLabel, 'This label was scanned before') },
  {
    name: 'quantity',
    async go(page) {
      await press(page, /^The same one/);
      await sheet(page, `01${honey}10HN-0207${gs}17281021`, 'How many?');
    },
  },
  {
    name: 'quantity-typed',
    async go(page) {
      for (const key of ['3', '7', 'Decimal sign', '5'])
        await page.getByRole('button', { name: key, exact: true }).last().click();
    },
  },
  {
    name: 'number',
    async go(page) {
      await closeSheet(page);
      await sheet(page, '9524000001016', 'Which lot?');
    },
  },
  {
    name: 'unknown',
    async go(page) {
      await closeSheet(page);
      await sheet(page, '0109524000009005', 'This code is not known here');
    },
  },
  {
    name: 'unidentified',
    async go(page) {
      await press(page, /^Receive as unidentified/);
      await page.getByRole('heading', { name: 'Unidentified goods' }).waitFor();
    },
  },
  {
    name: 'reading',
    async go(page) {
      await closeSheet(page);
      await sheet(page, `01${honey}10HN-020917281021`, 'What is this code?');
    },
  },
  {
    name: 'receipt-wrong-label',
    async go(page) {
      await closeSheet(page);
      await wedge(page, `01${oats}1727023110OF-1001`);
      await see(page, /does not exist/);
    },
  },
  {
    name: 'close',
    async go(page) {
      await press(page, 'Close receipt');
      await see(page, 'It comes later');
    },
  },
  {
    name: 'closed',
    async go(page, origin) {
      await press(page, /^It comes later/);
      await see(page, /the rest is on/);
      await open(page, origin, '/receive/in-00031');
      await see(page, 'This receipt is closed.');
    },
  },
  {
    name: 'product-stock',
    async go(page, origin) {
      await open(page, origin, '/products/oats');
      await see(page, /OF-0820/);
    },
  },
  {
    name: 'trace-moves',
    async go(page) {
      await press(page, /OF-1002/);
      await press(page, 'Traceability');
      await see(page, /All that the server knows/);
    },
  },
  {
    name: 'trace-backward',
    async go(page) {
      await page.getByRole('radio', { name: 'From' }).click();
      await see(page, 'From a supplier');
    },
  },
  {
    name: 'trace-place',
    async go(page, origin) {
      await open(page, origin, '/trace/place/dock');
      await see(page, /All that the server knows/);
    },
  },
];

/** Goods that are not as they should be, and what the queue says of them. */
export const oddGoodsScenes: readonly Scene[] = [
  {
    name: 'weight',
    async go(page, origin) {
      await open(page, origin, '/receive/in-00033');
      await see(page, 'Wheel cheese');
      await sheet(page, `01${cheese}10CW-4`, 'How heavy?');
    },
  },
  {
    name: 'receipt-flagged',
    async go(page) {
      await closeSheet(page);
      await wedge(page, `01${cheese}31030093101727031910CW-3`);
      await see(page, /far from the usual/);
    },
  },
  {
    name: 'pallet',
    async go(page, origin) {
      await open(page, origin, '/receive/in-00034');
      await see(page, 'Seal kit');
      await sheet(page, '00095240000000000019', 'Announced on this pallet');
    },
  },
  {
    name: 'refused',
    async go(page, origin) {
      // What is left open would be asked again by the scenes that come back to this receipt.
      await closeSheet(page);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await open(page, origin, '/receive/in-00032');
      await see(page, 'Motor');
      await sheet(page, `01${motor}21MT-240001`, 'Not recorded');
    },
  },
  {
    name: 'product',
    async go(page) {
      await press(page, 'Record anyway for a supervisor');
      await see(page, /Saved here|Refused|Held/);
      await sheet(page, 'L-2611', 'Which product is it?');
    },
  },
  {
    name: 'new-receipt',
    async go(page, origin) {
      await open(page, origin, '/receive/new');
      await see(page, 'Hill Dairy');
    },
  },
  {
    name: 'new-receipt-empty',
    async go(page) {
      await press(page, /^Hill Dairy/);
      await press(page, 'Begin receiving');
      await see(page, 'Nothing on it yet');
    },
  },
  {
    name: 'queue-needs-person',
    async go(page, origin) {
      await open(page, origin, '/queue');
      await see(page, /End it with a reason/);
    },
  },
  {
    name: 'queue-end-it',
    async go(page) {
      await press(page, 'End it with a reason');
      await page.getByRole('heading', { name: 'End it without repair?' }).waitFor();
    },
  },
  {
    name: 'queue',
    async go(page) {
      await closeSheet(page);
      await page.getByRole('radio', { name: 'All' }).click();
      await see(page, /CW-3/);
    },
  },
];
