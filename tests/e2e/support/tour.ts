import { approveScenes } from './approve-scenes.ts';
import { officeScenes } from './office-scenes.ts';
import { listScenes } from './list-scenes.ts';
import { insideScenes } from './inside-scenes.ts';
import { outboundScenes } from './outbound-scenes.ts';
import { type Scene, closeSheet, open, press, see, sheet, wedge } from './scene.ts';
import { peopleScenes } from './people-scenes.ts';

const gs = '\u001d';
const oats = '09524000001016';
const honey = '09524000001023';
const motor = '09524000001061';
const cheese = '99524000001033';
const oatsLabel = `02${oats}1727091737200${gs}10OF-1001`;

const scenes: readonly Scene[] = [
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
      await see(page, /OF-1002/);
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
  { name: 'code', go: (page, origin) => open(page, origin, '/code') },
  {
    name: 'code-read',
    async go(page) {
      await wedge(page, `01${honey}10HN-0207${gs}17281021`);
      await see(page, 'GS1 label');
    },
  },
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
  { name: 'not-found', go: (page, origin) => open(page, origin, '/nowhere') },
];

const named = (...beginnings: string[]): Scene[] =>
  scenes.filter(({ name }) => beginnings.some((beginning) => name.startsWith(beginning)));

/** Carla at a plant that nobody has touched. */
const enter = scenes.filter(({ name }) => ['enrol', 'home'].includes(name));
const making = named('produce-');
/** What the dock received is looked at as lots. */
const dock = scenes.filter((scene) => !making.includes(scene));

/** Each begins with a plant of its own: what one room uses up is not missing in the next. */
export const rooms: Readonly<Record<string, readonly Scene[]>> = {
  dock,
  production: [...enter, ...making],
  outbound: [...enter, ...outboundScenes],
  inside: [...enter, ...insideScenes],
  approval: [...enter, ...approveScenes],
  office: [...enter, ...officeScenes],
  lists: [...enter, ...listScenes],
  people: [...enter, ...peopleScenes],
};
