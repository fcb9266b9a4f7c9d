import { type Scene, closeSheet, open, press, see, sheet, wedge } from './scene.ts';

const gs = '\u001d';
const oats = '09524000001016';
const motor = '09524000001061';
const bran = '09524000001115';
const grease = '09524000001085';
const honeyPallet = '095240000000000040';

/** Goods are moved: by a transfer, from hand to hand, on a trolley; and counted where they lie then. */
export const movingScenes: readonly Scene[] = [
  {
    name: 'transfers',
    async go(page, origin) {
      await open(page, origin, '/move');
      await see(page, /INT\/00001/);
    },
  },
  {
    name: 'transfer',
    async go(page) {
      await press(page, /INT\/00001/);
      await see(page, /Next: Grease/);
    },
  },
  {
    name: 'transfer-wrong',
    async go(page) {
      await wedge(page, '9524000001016');
      await see(page, /Expected: Grease/);
    },
  },
  {
    name: 'transfer-moved',
    async go(page) {
      await wedge(page, 'LOC-A1');
      await see(page, /Goods go to/);
      await wedge(page, `02${grease}371000${gs}10GR-6`);
      await see(page, /1,?000 of 1,?000|Accepted/);
      await press(page, /^Grease/);
      await see(page, 'Remove');
    },
  },
  {
    name: 'transfer-plan',
    async go(page, origin) {
      await open(page, origin, '/move/new');
      await see(page, 'Scan or choose the place');
      await wedge(page, 'LOC-STOCK');
      await see(page, 'To where?');
      await wedge(page, 'LOC-COLD');
      await see(page, 'Which goods?');
      await sheet(page, `01${oats}`, 'How many?');
      await press(page, /^1 Sack/);
      await see(page, '25 kg');
    },
  },
  {
    name: 'transfer-drafts',
    async go(page) {
      await press(page, 'Save as draft');
      await see(page, 'Not confirmed yet');
    },
  },
  {
    name: 'move-here',
    async go(page, origin) {
      await open(page, origin, '/move/here');
      await see(page, 'Scan the place where the goods are');
    },
  },
  {
    name: 'move-here-trolley',
    async go(page) {
      await wedge(page, 'LOC-STOCK');
      await see(page, 'Taken from Warehouse / Stock');
      await wedge(page, `01${motor}21MT-240005`);
      await see(page, /MT-240005/);
      await wedge(page, `00${honeyPallet}`);
      await see(page, /by the books it is at/);
    },
  },
  {
    name: 'move-here-place',
    async go(page) {
      await press(page, 'Choose where they go');
      await page.getByRole('heading', { name: 'Where do they go?' }).waitFor();
      await see(page, /Rack C1/);
    },
  },
  {
    name: 'move-here-done',
    async go(page) {
      await press(page, /Rack C1/);
      await see(page, 'Moved just now');
    },
  },
  {
    name: 'move-here-source',
    async go(page) {
      await sheet(page, 'L-2611', 'Which product is it?');
      await press(page, /^Honey/);
      await page.getByRole('heading', { level: 2, name: 'How many?' }).waitFor();
    },
  },
  {
    name: 'count-start',
    async go(page, origin) {
      await open(page, origin, '/count');
      await see(page, 'No count is open');
    },
  },
  {
    name: 'count',
    async go(page) {
      await wedge(page, 'LOC-STOCK');
      await see(page, 'Not counted yet');
      await see(page, /Bolt|Bran|Grease/);
    },
  },
  {
    name: 'count-line',
    async go(page) {
      await page.getByLabel('Search this count').fill('OF-0915');
      await press(page, /^Oats OF-0915/);
      await page.getByRole('heading', { name: 'How many?' }).waitFor();
    },
  },
  {
    name: 'count-some',
    async go(page) {
      for (const key of ['3', '9', '8'])
        await page.getByRole('button', { name: key, exact: true }).last().click();
      await press(page, /^Count 398/);
      await see(page, /counted 398|398 kg/);
      await page.getByLabel('Search this count').fill('');
      await wedge(page, `01${motor}21MT-240001`);
      await see(page, /MT-240001/);
      await wedge(page, 'OF-0901');
      await page.getByRole('heading', { level: 2, name: 'How many?' }).waitFor();
      await press(page, /^As in the books/);
      await see(page, '3');
    },
  },
  {
    name: 'count-shared',
    async go(page) {
      await press(page, 'Others count here too');
      await see(page, 'Each of us counts other pieces');
    },
  },
  {
    name: 'count-review',
    async go(page) {
      await press(page, 'Review the count');
      await see(page, 'Other than in the books');
    },
  },
  {
    name: 'count-booked',
    async go(page) {
      await press(page, /^Book 3 counts/);
      await see(page, 'Booked just now');
    },
  },
  {
    name: 'count-package',
    async go(page, origin) {
      await open(page, origin, '/count/place/c1');
      await see(page, 'Not counted yet');
      await sheet(page, `00${honeyPallet}`, 'A package');
    },
  },
  {
    name: 'count-blind',
    async go(page, origin) {
      await closeSheet(page);
      await open(page, origin, '/count');
      await page.getByRole('radio', { name: 'Blind' }).click();
      await wedge(page, 'LOC-COLD');
      await see(page, 'Nothing counted yet');
    },
  },
  {
    name: 'count-held',
    async go(page, origin) {
      await open(page, origin, '/count/review');
      await see(page, 'No count waits');
    },
  },
];

/** What else happens inside the house: goods are given numbers, thrown away, packed. */
export const insideScenes: readonly Scene[] = [
  {
    name: 'adopt-list',
    async go(page, origin) {
      await open(page, origin, '/adopt');
      await see(page, /without a number/);
    },
  },
  {
    name: 'adopt',
    async go(page) {
      await press(page, /^Bran/);
      await wedge(page, `02${bran}3725${gs}10BR-0991`);
      await see(page, 'Given just now');
    },
  },
  {
    name: 'adopt-make',
    async go(page) {
      await press(page, 'Make new lots');
      await page.getByRole('heading', { name: 'How much in each lot?' }).waitFor();
      for (const key of ['1', '0']) await page.getByRole('button', { name: key, exact: true }).last().click();
    },
  },
  {
    name: 'adopt-pasted',
    async go(page) {
      await closeSheet(page);
      await press(page, /^Paste a list/);
      await page.getByRole('textbox', { name: 'Numbers' }).fill('BR-1;10\nBR-1;5\nBR-2;x');
      await see(page, /left out/);
    },
  },
  {
    name: 'scrap',
    async go(page, origin) {
      await open(page, origin, '/scrap');
      await see(page, 'Scan the goods, or their place first');
    },
  },
  {
    name: 'scrap-why',
    async go(page) {
      await wedge(page, 'LOC-STOCK');
      await see(page, 'Taken from Warehouse / Stock');
      await sheet(page, `02${oats}375${gs}10OF-0915`, 'Why is it thrown away?');
    },
  },
  {
    name: 'home-unanswered',
    async go(page, origin) {
      await open(page, origin, '/');
      await see(page, /waits? for your answer/);
    },
  },
  {
    name: 'scrap-done',
    async go(page, origin) {
      await open(page, origin, '/scrap');
      await press(page, 'Damaged');
      await see(page, 'Scrapped just now');
    },
  },
  {
    name: 'packages',
    async go(page, origin) {
      await open(page, origin, '/packages');
      await see(page, honeyPallet);
    },
  },
  {
    name: 'package',
    async go(page) {
      await press(page, new RegExp(honeyPallet));
      await see(page, /HN-0150/);
    },
  },
  {
    name: 'package-open',
    async go(page) {
      await press(page, 'Open it: all lies loose');
      await page.getByRole('heading', { name: 'Open this package?' }).waitFor();
    },
  },
  {
    name: 'package-new',
    async go(page, origin) {
      await closeSheet(page);
      await open(page, origin, '/packages/new');
      await wedge(page, 'LOC-STOCK');
      await see(page, /Built at/);
    },
  },
  {
    name: 'places',
    async go(page, origin) {
      await open(page, origin, '/places');
      await see(page, /Shelf A1/);
    },
  },
  {
    name: 'place',
    async go(page, origin) {
      await open(page, origin, '/places/stock');
      await see(page, /OF-0820/);
    },
  },
  {
    name: 'place-goods',
    async go(page) {
      await page.getByText('OF-0820').scrollIntoViewIfNeeded();
    },
  },
];
