import { type Scene, closeSheet, open, press, see, sheet, wedge } from './scene.ts';

const gs = '\u001d';
const muesli = '09524000001047';
const oats = '09524000001016';
const pump = '09524000001054';
const packs = (lot: string, count: number): string => `02${muesli}37${count}${gs}10${lot}`;

/** What leaves the plant, and what comes back to it. */
export const outboundScenes: readonly Scene[] = [
  {
    name: 'deliveries',
    async go(page, origin) {
      await open(page, origin, '/deliver');
      await see(page, /OUT\/00021/);
    },
  },
  {
    name: 'delivery',
    async go(page) {
      await press(page, /OUT\/00021/);
      await see(page, 'Take from here');
    },
  },
  {
    name: 'delivery-line',
    async go(page) {
      await wedge(page, packs('MU-1001', 96));
      await see(page, 'Accepted');
      await press(page, /^Muesli/);
      await see(page, 'Remove');
    },
  },
  {
    name: 'delivery-change',
    async go(page) {
      await press(page, 'Choose other goods');
      await page.getByRole('heading', { name: 'Which goods for it?' }).waitFor();
    },
  },
  {
    name: 'delivery-quantity',
    async go(page) {
      await closeSheet(page);
      await sheet(page, '011952400000104410MU-1007', 'How many?');
    },
  },
  {
    name: 'delivery-wrong-product',
    async go(page) {
      await closeSheet(page);
      await sheet(page, `01${pump}21PP-0001`, 'Not on this delivery');
    },
  },
  {
    name: 'delivery-close',
    async go(page) {
      await press(page, 'Put back: record nothing');
      await press(page, 'Close delivery');
      await see(page, 'The rest goes later');
    },
  },
  {
    name: 'delivery-closed',
    async go(page) {
      await press(page, /^The rest goes later/);
      await see(page, 'This delivery is closed.');
    },
  },
  {
    name: 'delivery-wrong-lot',
    async go(page, origin) {
      await open(page, origin, '/deliver/out-00023');
      await see(page, 'Take from here');
      await sheet(page, `02${oats}3725${gs}10OF-0820`, 'Not the one that was kept');
    },
  },
  {
    name: 'delivery-why',
    async go(page) {
      await press(page, 'Put back: record nothing');
      await sheet(page, `02${oats}37200${gs}10OF-0915`, 'Why?');
    },
  },
  {
    name: 'delivery-lots',
    async go(page) {
      await press(page, 'Put back: record nothing');
      await press(page, /^Oats/);
      await press(page, 'Take without scanning');
      await page.getByRole('heading', { name: 'Which lot?' }).waitFor();
    },
  },
  {
    name: 'delivery-slip',
    async go(page, origin) {
      await open(page, origin, '/deliver/out-00020/slip');
      await see(page, 'MU-0985');
    },
  },
  {
    name: 'numbers',
    async go(page, origin) {
      await open(page, origin, '/receive/in-00032/numbers/motor');
      await see(page, 'Where do the numbers come from?');
    },
  },
  {
    name: 'numbers-list',
    async go(page) {
      await page.getByRole('radio', { name: 'From a list' }).click();
      await page
        .getByLabel('The list')
        .fill('MT-250001\nMT-250002;2\nMT-250001\nMT-240001\nMT-250003;05/06/2027\nMT-250004');
    },
  },
  {
    name: 'numbers-understood',
    async go(page) {
      await press(page, 'Check the list');
      await see(page, 'This is what was understood');
    },
  },
  {
    name: 'numbers-received',
    async go(page) {
      await press(page, /^Receive 2, leave out 4/);
      await see(page, 'All 2 numbers are received.');
    },
  },
  {
    name: 'receipt-expires',
    async go(page, origin) {
      await open(page, origin, '/receive/in-00033');
      await see(page, 'Wheel cheese');
      await press(page, 'Give lots our own numbers');
      await sheet(page, '019952400000103310CW-9', 'How heavy?');
    },
  },
  {
    name: 'returns',
    async go(page, origin) {
      await closeSheet(page);
      await open(page, origin, '/return');
      await see(page, 'Back from a customer');
    },
  },
  {
    name: 'return-why',
    async go(page) {
      await press(page, /^Back from a customer/);
      await see(page, 'Scan what comes back');
      await sheet(page, `01${pump}21PP-0000`, 'Why does it come back?');
    },
  },
  {
    name: 'return-done',
    async go(page) {
      await press(page, 'Faulty');
      await see(page, 'Returned just now');
    },
  },
  {
    name: 'return-which',
    async go(page) {
      await wedge(page, `02${muesli}3712${gs}10MU-1007`);
      await page.getByRole('heading', { name: 'Which delivery was it?' }).waitFor();
    },
  },
  {
    name: 'return-supplier',
    async go(page, origin) {
      await closeSheet(page);
      await open(page, origin, '/return/supplier');
      await see(page, 'Scan what goes back');
    },
  },
  {
    name: 'new-delivery',
    async go(page, origin) {
      await open(page, origin, '/deliver/new');
      await see(page, 'Corner Market');
    },
  },
];
