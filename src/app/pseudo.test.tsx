import { i18n } from '@lingui/core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type App, openApp } from '../../tests/support/app.tsx';
import { messages as pseudo } from './languages/pseudo.po';
import { speak } from './language.ts';

const gs = '\u001d';
const honey = '09524000001023';
let app: App;

beforeAll(() => i18n.loadAndActivate({ locale: 'pseudo', messages: pseudo }));
afterAll(() => speak('en'));
afterEach(() => app.close());

/** Names of the plant, and words that are the same in every language. */
const data =
  /Lotline|English|Deutsch|Northfield Mill|Alder Motor Works|Hill Dairy|Harbour Seals|Old Mill Bakery|Corner Market|Lakeside Waterworks|Oats|Honeywell|Honey|Muesli|Bran|Pump|Case of \d+|Wheel cheese|Motor|Seal kit|Demo plant|Warehouse|Cold room|Stock|Carla|Ana|Ben|Sack|Bucket|Pallet of \d+ sacks|Box of \d+|Jun|Jan|Nov|Dec|Mar|Oct|Sep|wheel|pcs|pack|handheld|test|Zebra|DataWedge|SUP-\w+|CUS-\w+|SEAL-KIT|NOBODY|ABC/gi;

/** Words in plain letters: a text that went through the catalogue has accents on them. */
function untranslated(): string[] {
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isCode = node.parentElement?.closest('bdi, [data-code], output[data-raw]');
    if (!isCode) collect(node.textContent ?? '');
  }
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [alt]'))
    for (const name of ['aria-label', 'placeholder', 'alt']) collect(element.getAttribute(name) ?? '');
  return [...found];

  function collect(text: string): void {
    const rest = text.replace(data, '').replace(/\S*[\d/]\S*/g, '');
    for (const [word] of rest.matchAll(/(?<![\p{L}])[A-Za-z]{3,}(?![\p{L}])/gu))
      found.add(`${word} in "${text}"`);
  }
}

const scenes: readonly { name: string; path: string; scan?: string }[] = [
  { name: 'home', path: '/' },
  { name: 'receipts', path: '/receive' },
  { name: 'a receipt', path: '/receive/in-00031' },
  { name: 'a recorded line', path: '/receive/in-00031', scan: `02${honey}1728102137100${gs}10HN-0207` },
  { name: 'how many', path: '/receive/in-00031', scan: `01${honey}10HN-0207` },
  { name: 'which lot', path: '/receive/in-00031', scan: '9524000001016' },
  { name: 'how heavy', path: '/receive/in-00033', scan: '019952400000103310CW-1' },
  { name: 'unknown', path: '/receive/in-00031', scan: '0109524000009005' },
  { name: 'wrong label', path: '/receive/in-00031', scan: '01095240000010161727023110A' },
  { name: 'pallet', path: '/receive/in-00034', scan: '00095240000000000019' },
  { name: 'refused', path: '/receive/in-00032', scan: '010952400000106121MT-240001' },
  { name: 'two products', path: '/receive/in-00032', scan: 'L-2611' },
  { name: 'new receipt', path: '/receive/new' },
  { name: 'deliveries', path: '/deliver' },
  { name: 'a delivery', path: '/deliver/out-00021' },
  { name: 'goods that nobody ordered', path: '/deliver/out-00021', scan: '010952400000105421PP-0001' },
  { name: 'another lot', path: '/deliver/out-00023', scan: `0209524000001016371${gs}10OF-0820` },
  { name: 'why', path: '/deliver/out-00023', scan: `020952400000101637200${gs}10OF-0915` },
  { name: 'a slip', path: '/deliver/out-00020/slip' },
  { name: 'new delivery', path: '/deliver/new' },
  { name: 'queue', path: '/queue' },
  { name: 'device', path: '/device' },
  { name: 'enrol', path: '/enrol' },
  { name: 'code', path: '/code', scan: `01${honey}10HN-0207${gs}17281021` },
  { name: 'demo without a plant', path: '/demo' },
  { name: 'office', path: '/office' },
  { name: 'a new product', path: '/office/products/new' },
  { name: 'a new unit', path: '/office/units/new' },
  { name: 'a new bill', path: '/office/bills/new' },
  { name: 'preset reasons', path: '/office/reasons' },
  { name: 'which kind of order', path: '/office/orders/new' },
  { name: 'scanner', path: '/scanner' },
  { name: 'calibrating', path: '/scanner/calibrate' },
  { name: 'the five codes', path: '/scanner/codes' },
  { name: 'setting a scanner up', path: '/scanner/setup' },
  { name: 'nowhere', path: '/nowhere' },
  { name: 'a lot', path: '/', scan: 'OF-0820' },
  { name: 'unknown at home', path: '/', scan: 'NOBODY' },
];

test.each(scenes)('no text of "$name" stays untranslated', async ({ path, scan }) => {
  app = await openApp({ path, person: 'carla' });
  await settle();
  if (scan !== undefined) await app.scan(scan);
  await settle();
  expect(untranslated()).toEqual([]);
});

/** Lazy parts and questions to the stores have come in: nothing on the page has changed for a while. */
async function settle(): Promise<void> {
  let before = '';
  for (let still = 0, look = 0; still < 5 && look < 100; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = document.body.innerHTML;
    still = now === before && now !== '' ? still + 1 : 0;
    before = now;
  }
}
