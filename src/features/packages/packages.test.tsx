import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { packageIdOf } from '#domain/base/ids.ts';
import { company } from '../../../tests/support/rule-book.ts';

const gs = '\u001d';
const oats = '09524000001016';
const motor = '09524000001061';
const sscc = '095240000000000026';
const id = packageIdOf(company, sscc);
/** Two lots of honey in the cold room. */
const honeyPallet = '095240000000000040';
const honeyId = packageIdOf(company, honeyPallet);

// Other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const recorded = async () =>
  (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => ({
    kind: body.kind,
    ...(body.payload as object),
  }));
const at = async (
  product: string,
  lot: string,
  place: string,
  inside: string | null = null,
): Promise<string> => {
  const rows = await app.stores.rows.find('lot', `exact:${lot}`, 5);
  const row = rows.find((each) => each.product === product);
  const found = await app.stores.rows.get('stock', `${product}/${row?.id ?? '-'}`);
  return found?.places.find((each) => each.location === place && each.package === inside)?.quantity ?? '0';
};

/** A pallet at the stock with 50 kg of oats and a motor in it. */
async function aPallet(): Promise<void> {
  app = await openApp({ path: `/packages/new?sscc=${sscc}`, person: 'ana' });
  await app.shows('Where is it built?');
  await app.scan('LOC-STOCK');
  await app.scan(`02${oats}3750${gs}10OF-0915`);
  await app.shows('A scan of goods');
  await app.scan(`01${motor}21MT-240001`);
  await app.shows('Motor MT-240001');
}

describe('a package', () => {
  test('[X16] is built by scans: the place, then what goes in', async () => {
    await aPallet();
    expect(await recorded()).toMatchObject([
      { kind: 'pack', sscc, location: 'stock', goods: [{ product: 'oats', quantity: '50', package: null }] },
      { kind: 'pack', sscc, goods: [{ product: 'motor', quantity: '1' }] },
    ]);
    expect(await at('oats', 'OF-0915', 'stock', id)).toBe('50');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('350');
    expect(app.router.state.location.pathname).toBe(`/packages/${id}`);
  });

  test('[X16] is moved whole by one scan of a place, and that is undone by one tap', async () => {
    await aPallet();
    await app.scan('LOC-COLD');
    await app.shows('at Cold room');
    expect(await at('oats', 'OF-0915', 'cold', id)).toBe('50');
    expect(await at('motor', 'MT-240001', 'cold', id)).toBe('1');
    await app.press(/^Undo Package/);
    await app.shows('at Stock');
    expect(await at('motor', 'MT-240001', 'stock', id)).toBe('1');
  });

  test('[X16] what is taken out of it lies loose where it stands', async () => {
    await aPallet();
    await app.press('Take out OF-0915');
    for (const key of ['2', '0']) await app.press(key);
    await app.press('Take out 20 kg');
    await app.shows('20 kg taken out');
    expect((await recorded()).at(-1)).toMatchObject({
      kind: 'transfer',
      goods: { package: id, quantity: '20' },
      from: 'stock',
      to: 'stock',
      into: null,
    });
    expect(await at('oats', 'OF-0915', 'stock')).toBe('370');
    await app.press('Take out MT-240001');
    await app.shows('serial MT-240001 · 1 pcs taken out');
    expect(await at('motor', 'MT-240001', 'stock')).toBe('1');
  });

  test('[X16] by scan it is taken out too, and what is not in it is blocked', async () => {
    await aPallet();
    await app.press('Takes out');
    await app.scan(`01${motor}21MT-240002`);
    await app.shows('Not in this package');
    expect(app.heard.at(-1)).toBe('error');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('taken out');
    expect(await at('motor', 'MT-240001', 'stock')).toBe('1');
  });

  test('[X16] is opened: all that was in it lies loose', async () => {
    await aPallet();
    await app.press('Open it: all lies loose');
    await app.press('Open it');
    await app.shows('By the books it is empty');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('400');
    expect((await recorded()).at(-1)).toMatchObject({ kind: 'unpack', package: id, location: 'stock' });
  });

  test('[X16] goes onto the trolley whole, and is scrapped whole with a reason', async () => {
    await aPallet();
    await app.router.navigate('/move/here');
    await app.shows('Move goods');
    await app.scan(`00${sscc}`);
    await app.shows(`Package ${sscc} on the trolley, from Stock`);
    await app.scan('LOC-COLD');
    await app.shows('Saved here');
    expect((await recorded()).at(-1)).toMatchObject({ goods: { whole: id }, from: 'stock', to: 'cold' });
    await app.router.navigate('/scrap');
    await app.shows('Scan the goods, or their place first');
    await app.scan(`00${sscc}`);
    await app.press('Contaminated');
    await app.shows('Scrapped just now');
    expect(await at('oats', 'OF-0915', 'scrap')).toBe('50');
  });

  test('[X16, STK-7] is counted whole, or what is in it thing by thing', async () => {
    app = await openApp({ path: '/count/place/cold', person: 'ana' });
    await app.shows('What stands here?');
    await app.scan(`00${honeyPallet}`);
    await app.press(/^Closed and whole/);
    await app.shows('2 of 2');
    await app.scan(`00${honeyPallet}`);
    await app.press(/^Count what is in it/);
    await app.scan('HN-0150');
    await app.press('As in the books 120 kg');
    await app.press(/^120 kg in all/);
    await app.press('Review the count');
    await app.press('Book 2 counts');
    await app.shows('2 counted · no difference');
    expect((await recorded()).slice(-2)).toMatchObject([{ package: honeyId }, { package: honeyId }]);
  });
});

describe('its number', () => {
  test('[X16, NUM-5] is of our own prefix with a leased counter, spent with the first thing in it', async () => {
    app = await openApp({ path: '/packages', person: 'ana' });
    await app.press('Build a package');
    await app.shows('Where is it built?');
    await app.scan('LOC-STOCK');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('A scan of goods');
    const [{ sscc: given } = { sscc: '' }] = (await recorded()) as unknown as { sscc: string }[];
    expect(given).toMatch(/^[09]9524000\d{9}\d$|^[09]952400\d{11}$/);
    const weighed = [...given].map((digit, n) => Number(digit) * (n % 2 === 0 ? 3 : 1));
    expect(weighed.reduce((sum, each) => sum + each, 0) % 10).toBe(0);
  });

  test('[X16] a label that nobody knows begins a new package', async () => {
    app = await openApp({ path: '/packages', person: 'ana' });
    await app.shows('Build a package');
    await app.scan(`00${sscc}`);
    await app.shows('Its number');
    await app.shows(sscc);
  });
});

describe('a place', () => {
  test('shows what stands there by product and number, and what is wrong with it stands out', async () => {
    app = await openApp({ path: '/places', person: 'ana' });
    await app.shows('Which place?');
    await app.scan('LOC-STOCK');
    await app.shows('Oats OF-0820 60 kg Expired');
    await app.shows('On hold: quality');
    await app.shows('Seal kit SK-7 -3 pcs · less than nothing: count it');
    await app.press('Count this place');
    await app.shows('What stands here?');
  });

  test('[X16] names the packages that stand there, and leads to moving', async () => {
    await aPallet();
    await app.router.navigate('/places/stock');
    await app.shows(`${sscc} 2 things in it`);
    await app.press('Move goods from here');
    await app.shows('Taken from Warehouse / Stock');
  });
});
