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
    name: 'new-delivery',
    async go(page, origin) {
      await open(page, origin, '/deliver/new');
      await see(page, 'Corner Market');
    },
  },
];
