import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { demoProducts } from '../../../server/demo/catalogue.ts';

const gs = '\u001d';
const bran = '09524000001115';

// Other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const adopt = async (product = 'bran', options: Parameters<typeof openApp>[0] = {}): Promise<void> => {
  app = await openApp({ path: `/adopt?product=${product}`, person: 'ben', ...options });
  await app.shows('Still without a number');
};
const recorded = async () =>
  (await app.stores.queue.list({ limit: 50 }))
    .reverse()
    .map(({ body }) => body.payload as { numbers: { lot: { name: string }; quantity: string }[] });
const left = async (product: string): Promise<string> => {
  const stock = await app.stores.rows.get('stock', `${product}/-`);
  return stock?.places.find(({ location }) => location !== 'inventory-loss')?.quantity ?? '0';
};
const adopted = (name: string) => {
  const label = { expiration: null, bestBefore: null };
  const dates = { expiration: null, bestBefore: null, removal: null, alert: null };
  return { lot: { name, label, dates, reference: null }, quantity: '1' as never };
};
/** Film, once it is tracked by serial: five hundred rolls without a number. */
const filmBySerial = {
  'product/film': { ...demoProducts.find(({ id }) => id === 'film'), tracking: 'serial' },
};

describe('stock from before its product was tracked', () => {
  test('[T10] stands on the list until all of it has a number', async () => {
    app = await openApp({ path: '/adopt', person: 'ben', changed: filmBySerial });
    await app.shows('Bran 60 kg without a number');
    await app.shows('Film 500 roll without a number');
    await app.press(/^Bran/);
    await app.shows('Still without a number 60 kg');
  });

  test('[T11, T18] one lot takes all of it, by scan and one tap, with the dates of its label', async () => {
    await adopt();
    await app.scan(`01${bran}17270728${''}10BR-0991`);
    await app.press('All without a number 60 kg');
    await app.shows('Everything has its number');
    expect(await recorded()).toMatchObject([
      { numbers: [{ lot: { name: 'BR-0991', dates: { expiration: '2027-07-28' } }, quantity: '60' }] },
    ]);
    expect(await left('bran')).toBe('0');
    const [lot] = await app.stores.rows.find('lot', 'exact:BR-0991', 1);
    const stock = await app.stores.rows.get('stock', `bran/${lot?.id}`);
    expect(stock?.places.find(({ location }) => location === 'floor')?.quantity).toBe('60');
  });

  test('[T11, T19] it is split over several lots, and what is left is said', async () => {
    await adopt();
    await app.scan(`02${bran}3725${gs}10BR-1`);
    await app.shows('Still without a number 35 kg');
    await app.scan(`02${bran}3730${gs}10BR-2`);
    await app.shows('Still without a number 5 kg');
  });

  test('[NUM-3] lots of so much each: the last takes the rest', async () => {
    await adopt();
    await app.press('Make new lots');
    for (const key of ['2', '5']) await app.press(key);
    await app.press('Make lots 25 · 25 · 10');
    await app.shows('Everything has its number');
    const [{ numbers } = { numbers: [] }] = await recorded();
    expect(numbers.map(({ quantity }) => quantity)).toEqual(['25', '25', '10']);
    expect(new Set(numbers.map(({ lot }) => lot.name)).size).toBe(3);
  });

  test('[T11, T20] each piece its serial: made anew, as many as are wanted', async () => {
    await adopt('film', { changed: filmBySerial });
    await app.press('Make new numbers');
    for (const key of ['1', '2']) await app.press(key);
    await app.press('Make numbers 12');
    await app.shows('Still without a number 488 roll');
    const [{ numbers } = { numbers: [] }] = await recorded();
    expect(numbers).toHaveLength(12);
    expect(numbers.every(({ quantity }) => quantity === '1')).toBe(true);
  });

  test('[T11, T20, UND-1] more than one operation holds are one press: one append, and one tap takes all back', async () => {
    await adopt('film', { changed: filmBySerial });
    await app.press('Make new numbers');
    for (const key of ['2', '5', '0']) await app.press(key);
    await app.press('Make numbers 250');
    await app.shows('Saved here Film: 250 numbers');
    await app.shows('Still without a number 250 roll');
    const entries = await app.stores.queue.list({ limit: 5 });
    expect(entries.map(({ together }) => together?.count)).toEqual([2, 2]);
    expect(new Set(entries.map(({ together }) => together?.id)).size).toBe(1);
    await app.press(/^Undo all 2/);
    await app.shows('2 entries taken back.');
    await app.shows('Still without a number 500 roll');
  });

  test('[T11, STK-3] one of the operations is refused: none of the numbers is given', async () => {
    await adopt('film', { changed: filmBySerial });
    await app.press(/^Paste a list/);
    const film = Array.from({ length: 250 }, (_, at) => `FR-${at}`);
    // Given by somebody else while the list lay open.
    await app.type('Numbers', film.join('\n'));
    await app.shows('250 numbers understood');
    await app.stores.recorder.record({
      kind: 'adopt',
      payload: {
        product: 'film' as never,
        location: 'stock' as never,
        package: null,
        numbers: [adopted('FR-240')],
      },
    });
    await app.press('Give 250 numbers');
    await app.shows('None of the 2 is recorded: Film: 50 numbers');
    expect(await recorded()).toHaveLength(1);
  });

  test('[NUM-4] a pasted list says what it leaves out, and why', async () => {
    await adopt('film', { changed: filmBySerial });
    await app.press(/^Paste a list/);
    await app.type('Numbers', 'FR-1\nFR-2\nFR-2\n\nFR-3;2');
    await app.shows('2 numbers understood');
    await app.shows('2 lines are left out');
    await app.shows('Line 3: stands on line 2 already');
    await app.shows('Line 5: a serial is one piece');
    await app.press('Give 2 numbers');
    await app.shows('Still without a number 498 roll');
  });

  test('[STK-3] never more than there is without a number', async () => {
    await adopt();
    await app.scan(`02${bran}3799${gs}10BR-9`);
    await app.shows('Not recorded');
    await app.press('Go on');
    expect(await left('bran')).toBe('60');
  });

  test('[UND-1] a number that was given is taken back by one tap', async () => {
    await adopt();
    await app.scan(`02${bran}3760${gs}10BR-5`);
    await app.shows('Everything has its number');
    await app.press(/^Undo Bran/);
    await app.shows('Still without a number 60 kg');
    expect(await left('bran')).toBe('60');
  });

  test('another product is blocked, with what was expected beside it', async () => {
    await adopt();
    await app.scan('9524000001016');
    await app.shows('Scanned: Oats. Expected: Bran.');
    expect(app.heard.at(-1)).toBe('error');
  });

  test('whoever has no right to it is told so, and may send it to a supervisor all the same', async () => {
    await adopt('bran', { person: 'ana' });
    await app.scan(`02${bran}3760${gs}10BR-5`);
    await app.shows('Not recorded');
    await app.shows('Record anyway for a supervisor');
  });
});
