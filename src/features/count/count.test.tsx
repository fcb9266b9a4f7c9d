import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { basisOf } from '#domain/operations/count/basis.ts';
import type { LotId, ProductId, SequenceId } from '#domain/base/ids.ts';
import type { Inbox } from '#domain/protocol/office.ts';
import type { Outcome } from '#domain/protocol/outcome.ts';
import { aLot } from '../../../tests/support/stock-rows.ts';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { patience } from '../../../tests/support/patience.ts';

const oats = '09524000001016';
const motor = '09524000001061';
const sealBox = '19524000001075';

// A count is many steps, and other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
/** Without a path: oats, counted in the stock. Four lots of them stand there. */
const count = async (path = '', options: Parameters<typeof openApp>[0] = {}): Promise<void> => {
  app = await openApp({ path: path === '' ? '/count/product/oats' : path, person: 'ana', ...options });
  await app.shows('Review the count');
  if (path === '') await app.scan('LOC-STOCK');
};
type Payload = {
  product: string;
  lot: { name: string } | null;
  counted: string;
  blind: boolean;
  basis: unknown;
};
const recorded = async (): Promise<Payload[]> =>
  (await app.stores.queue.list({ limit: 100 })).reverse().map(({ body }) => body.payload as Payload);
const at = async (product: string, lot: string | null, place: string): Promise<string> => {
  const rows = lot === null ? [] : await app.stores.rows.find('lot', `exact:${lot}`, 5);
  const row = rows.find((each) => each.product === product);
  const found = await app.stores.rows.get('stock', `${product}/${row?.id ?? '-'}`);
  return found?.places.find(({ location }) => location === place)?.quantity ?? '0';
};
const move = (lot: { id: string; name: string }, quantity: string): Promise<unknown> =>
  app.stores.recorder.record({
    kind: 'transfer',
    payload: {
      goods: {
        product: 'oats' as never,
        lot: lot as never,
        quantity: quantity as never,
        weight: null,
        packaging: null,
        package: null,
      },
      from: 'stock' as never,
      to: 'cold' as never,
      into: null,
      order: null,
      entry: 'scanned',
    },
  });
/** Reading a long list over and over would keep the count from being booked. */
const booked = (said: string | RegExp): Promise<void> =>
  vi.waitFor(() => expect(app.text()).toMatch(typeof said === 'string' ? new RegExp(said) : said), {
    ...patience,
    interval: 250,
  });
const oatsLot = async (name: string) => {
  const [row] = await app.stores.rows.find('lot', `exact:${name}`, 1);
  if (!row) throw new Error(`No lot ${name}`);
  return { id: row.id, name };
};

test('[NUM-7] a typed number that is kept for another device is not counted; its label may be scanned', async () => {
  await count('/count/place/stock');
  await app.stores.blocks.setElsewhere([
    { id: 'theirs', sequence: 'motor-serials' as SequenceId, first: 900_400, last: 900_599 },
  ]);
  await app.scan(`01${motor}`);
  await app.type('Serial number', 'MT-900500');
  await app.press('Next: type it again');
  await app.type('Once more, to be sure', 'MT-900500');
  await app.press('Take this number');
  await app.shows('MT-900500 is kept for another device');
  await app.hides('Give the next number of ours');
  await app.press('Type another one');
  await app.shows('Which serial?');
  await app.scan(`01${motor}21MT-900500`);
  await app.shows('Counted Motor · serial MT-900500');
});

describe('guided by the books', () => {
  test('[STK-7] nothing is booked before the differences were seen, and then only what was counted', async () => {
    await count();
    await app.shows('Not counted yet');
    await app.scan('OF-0901');
    await app.press('As in the books 120 kg');
    await app.scan('OF-0915');
    for (const key of ['3', '9', '8']) await app.press(key);
    await app.press('Count 398 kg');
    await app.shows('counted 398 kg · books 400 kg');
    expect(await recorded()).toEqual([]);
    await app.press('Review the count');
    await app.shows('1 difference will be booked.');
    await app.shows('1 thing is as in the books.');
    await app.press('Book 2 counts');
    await booked('Oats: 2 counted · 1 differ');
    const said = (await recorded()).toSorted((a, b) => Number(a.counted) - Number(b.counted));
    expect(said).toMatchObject([
      { lot: { name: 'OF-0901' }, counted: '120', blind: false, basis: { quantity: '120' } },
      { lot: { name: 'OF-0915' }, counted: '398', basis: { quantity: '400' } },
    ]);
    expect(await at('oats', 'OF-0915', 'stock')).toBe('398');
    expect(app.heard.at(-1)).toBe('line-done');
  });

  test('[UND-1] a count is booked by one press, and taken back by one', async () => {
    await count();
    for (const [lot, key] of [
      ['OF-0901', '7'],
      ['OF-0915', '8'],
    ] as const) {
      await app.scan(lot);
      await app.press(key);
      await app.press(`Count ${key} kg`);
    }
    await app.press('Review the count');
    await app.press('Book 2 counts');
    await booked('Oats: 2 counted · 2 differ');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('8');
    await app.press('Undo all 2');
    await app.shows('2 entries taken back.');
    expect(await at('oats', 'OF-0901', 'stock')).toBe('120');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('400');
  });

  test('what was expected and not found is said in one tap', async () => {
    await count();
    await app.scan('OF-0901');
    await app.press('As in the books 120 kg');
    await app.shows('counted 120 kg');
    await app.press('Review the count');
    await app.press(/^None of these \d is here/);
    await app.shows(/\d differences will be booked\./);
    await app.press('Say why');
    await app.press('Broken or lost');
    await app.press(/^Book \d counts/);
    await booked(/Oats: \d counted · \d differ/);
    expect(await at('oats', 'OF-0915', 'stock')).toBe('0');
    expect(await at('oats', 'OF-0901', 'stock')).toBe('120');
    const reasons = (await app.stores.queue.list()).map(({ body }) => body.reason).toSorted();
    // Why something differs is said of what differs.
    expect(new Set(reasons)).toEqual(new Set(['Broken or lost', null]));
    expect(reasons.filter((reason) => reason === null)).toHaveLength(1);
  });

  test('boxes are counted one by one by their label, and a typed number is asked about', async () => {
    await count('/count/product/seal-kit');
    await app.scan('LOC-STOCK');
    const box = `01${sealBox}10L-2611`;
    await app.scan(box);
    await app.scan(box);
    await app.shows('lot L-2611 · 100 pcs');
    await app.scan('010952400000107810L-2611');
    for (const key of ['3', '0']) await app.press(key);
    await app.press('Count 30 pcs');
    await app.press(/^30 pcs more/);
    await app.shows('lot L-2611 · 130 pcs');
    await app.scan('010952400000107810L-2611');
    await app.press('As in the books 80 pcs');
    await app.press(/^80 pcs in all/);
    await app.shows('lot L-2611 · 80 pcs');
  });

  test('[STK-2] the same serial is counted once; found elsewhere, the books follow it', async () => {
    await count('/count/place/cold');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('counted 1 pcs');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('Already counted');
    await app.press('Review the count');
    await app.press('Book 1 count');
    await booked('counted · 1 differ');
    expect(await at('motor', 'MT-240001', 'cold')).toBe('1');
    expect(await at('motor', 'MT-240001', 'stock')).toBe('0');
  });

  test('a lot that nobody had booked is found with the dates of its label', async () => {
    await count('/count/place/cold');
    await app.scan(`01${oats}17270728310302500010OF-7777`);
    await app.shows('counted 25 kg');
    await app.press('Review the count');
    await app.press('Book 1 count');
    await booked('1 counted');
    const [lot] = await app.stores.rows.find('lot', 'exact:OF-7777', 1);
    expect(lot?.dates.expiration).toBe('2027-07-28');
    expect(await at('oats', 'OF-7777', 'cold')).toBe('25');
  });

  test('[X01] half a count survives a killed browser', async () => {
    const profile = createProfile();
    await count('', { profile });
    await app.scan('OF-0901');
    await app.press('As in the books 120 kg');
    await app.shows('1 of');
    await app.close();
    await count('', { profile });
    await app.shows('counted 120 kg');
    await app.router.navigate('/count');
    await app.shows('1 thing counted, not booked yet');
  });
});

test('a place with more than two thousand lots is counted whole: none of them is cut off, and few are drawn', async () => {
  const changed: Record<string, unknown> = {};
  for (let at = 0; at < 2100; at += 1) {
    const name = `BIG-${String(at).padStart(4, '0')}`;
    const id = `big-${at}`;
    changed[`lot/${id}`] = aLot({ id: id as LotId, product: 'oats' as ProductId, name });
    changed[`stock/oats/${id}`] = {
      product: 'oats',
      lot: id,
      places: [{ location: 'cold', package: null, quantity: '5', arrived: at }],
      reserved: [],
      recent: [],
    };
  }
  await count('/count/place/cold', { changed });
  await vi.waitFor(() => expect(app.text()).toContain('Not counted yet'), patience);
  const rows = document.querySelectorAll('ul[aria-label="Not counted yet"] > li');
  expect(Number(rows[0]?.getAttribute('aria-setsize'))).toBeGreaterThanOrEqual(2100);
  expect(rows.length).toBeLessThan(60);
  await app.type('Search this count', 'BIG-2099');
  await app.press(/BIG-2099/);
  await app.press('As in the books 5 kg');
  await vi.waitFor(() => expect(app.text()).toContain('counted 5 kg'), patience);
});

describe('blind', () => {
  test('the books are not shown before the review, and the count says that it was blind', async () => {
    app = await openApp({ path: '/count', person: 'ana' });
    await app.press('Blind');
    await app.press('Choose a place');
    await app.press('Warehouse / Cold room');
    await app.shows('Nothing counted yet');
    expect(app.text()).not.toContain('HN-0150');
    await app.scan('HN-0150');
    await app.shows('How many?');
    expect(app.text()).not.toContain('120');
    for (const key of ['1', '1', '0']) await app.press(key);
    await app.press('Count 110 kg');
    await app.shows('counted 110 kg');
    expect(app.text()).not.toContain('120');
    await app.press('Review the count');
    await app.shows('counted 110 kg · books 120 kg');
    await app.press('Book 1 count');
    await booked('1 counted');
    expect(await recorded()).toMatchObject([{ blind: true, counted: '110', basis: { quantity: '120' } }]);
  });
});

describe('by product', () => {
  test('one product is counted wherever it stands, place by place; others are not taken', async () => {
    await count('/count/product/oats');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('Counted here is Oats. Scanned: Motor.');
    expect(app.heard.at(-1)).toBe('error');
    await app.scan('LOC-STOCK');
    await app.shows('Counting at Warehouse / Stock.');
    await app.scan('OF-0915');
    await app.press('As in the books 400 kg');
    await app.shows('counted 400 kg');
    await app.press('Review the count');
    await app.press('Book 1 count');
    await booked('Oats: 1 counted · no difference');
  });
});

describe('the camera counts', () => {
  const look = (labels: readonly (readonly [text: string, count: number])[]): void =>
    app.floor.desk.counting.get()?.(
      labels.map(([text, labelCount]) => ({
        event: { text, symbology: undefined, format: undefined, confidence: 1, source: 'camera', at: 1 },
        count: labelCount,
      })),
    );

  test('[X14, UOM-1, STK-2] its labels become lines by lot, serials once; what is no line is listed, and lost to nobody', async () => {
    const profile = createProfile();
    await count('/count/place/stock', { profile });
    await vi.waitFor(() => expect(app.floor.desk.counting.get()).not.toBeNull(), patience);
    look([
      [`02${oats}3725\u001d10OF-0901`, 3],
      [`01${sealBox}10L-2611`, 2],
      [`01${motor}21MT-240001`, 1],
      ['OF-0915', 2],
      ['NO-SUCH-LABEL', 1],
      ['LOC-COLD', 1],
    ]);
    await app.shows('Labels: 6. Not counted: 4.');
    await app.shows('4 labels are no line of this count');
    await app.shows('Its quantity is not on this label · 2 ×');
    await app.shows('No label of goods');
    // One that is dealt with alone asks what it would have asked.
    await app.press(/^OF-0915/);
    await app.press('As in the books 400 kg');
    await app.shows('2 labels are no line of this count');
    await app.shows('counted 400 kg');
    await vi.waitFor(
      async () =>
        expect(await app.stores.notes.list('asked/')).toMatchObject([
          { key: 'asked/count/count/place/stock' },
        ]),
      patience,
    );
    await app.close();
    await count('/count/place/stock', { profile });
    await app.shows('2 labels are no line of this count');
    await app.press('Leave them');
    await app.hides('no line of this count');
    look([
      [`02${oats}3725\u001d10OF-0901`, 1],
      [`01${motor}21MT-240001`, 1],
    ]);
    await app.shows('Labels: 2');
    await app.press('Review the count');
    await app.press('Book 4 counts');
    await booked('4 counted');
    const said = (await recorded()).map(({ lot, counted }) => `${lot?.name} ${counted}`).toSorted();
    expect(said).toEqual(['L-2611 100', 'MT-240001 1', 'OF-0901 100', 'OF-0915 400']);
  });

  test('a screen that does not count has no such handler', async () => {
    await count('/count/place/stock');
    await vi.waitFor(() => expect(app.floor.desk.counting.get()).not.toBeNull(), patience);
    await app.router.navigate('/');
    await app.shows('what shall we do?');
    expect(app.floor.desk.counting.get()).toBeNull();
  });
});

describe('others count here too', () => {
  const benCounted = async (counted: string): Promise<void> => {
    const profile = createProfile();
    app = await openApp({ path: '/', person: 'ben', profile });
    await app.shows('what shall we do?');
    const lot = await oatsLot('OF-0915');
    const stock = await app.stores.rows.get('stock', `oats/${lot.id}`);
    const here = { location: 'stock' as never, package: null };
    await app.stores.recorder.record({
      kind: 'count',
      payload: {
        ...here,
        product: 'oats' as never,
        lot: lot as never,
        counted: counted as never,
        blind: false,
        basis: basisOf(stock, here),
        found: null,
        shared: true,
      },
    });
    // The same device in other hands.
    const status = { ...app.floor.status.get() };
    const { enrolment } = status;
    if (!enrolment) throw new Error('Not enrolled');
    Object.assign(app.floor, {
      status: { ...app.floor.status, get: () => otherHands },
    });
    const otherHands = { ...status, enrolment: { ...enrolment, person: 'ana' as never } };
  };

  test('[ORD-2] it is asked at the review whether the pieces add up, and then they do', async () => {
    await benCounted('180');
    await app.router.navigate('/count/product/oats');
    await app.shows('Review the count');
    await app.shows(/Ben Okoye booked a count|Ben booked a count/);
    await app.scan('LOC-STOCK');
    await app.scan('OF-0915');
    for (const key of ['2', '1', '5']) await app.press(key);
    await app.press('Count 215 kg');
    await app.press('Review the count');
    await app.shows('counted some of these too');
    await app.press('We counted other pieces: add them up');
    await app.shows('Each of us counts other pieces');
    await app.press('Book 1 count');
    await booked('1 counted');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('395');
    expect((await recorded()).at(-1)).toMatchObject({
      shared: true,
      counted: '215',
      basis: { quantity: '400' },
    });
  });
});

describe('others move the same goods meanwhile', () => {
  test('[STK-7] it is shown in the review and goes to a supervisor when it is booked all the same', async () => {
    await count();
    await app.scan('OF-0915');
    await app.press('As in the books 400 kg');
    await move(await oatsLot('OF-0915'), '100');
    await app.shows('Moved since it was counted');
    await app.press('Review the count');
    await app.shows('Moved while you counted');
    await app.press('Book 1 count');
    await booked('1 for a supervisor');
    expect(app.heard.at(-1)).toBe('warn');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('300');
  });

  test('[STK-7] counted again it is compared with what the books say then', async () => {
    await count();
    await app.scan('OF-0915');
    await app.press('As in the books 400 kg');
    await move(await oatsLot('OF-0915'), '100');
    await app.shows('Moved since it was counted');
    await app.press(/OF-0915/);
    await app.press(/^As in the books/);
    await app.hides('Moved since it was counted');
    await app.press('Review the count');
    await app.press('Book 1 count');
    await booked('1 counted · no difference');
  });
});

describe('a supervisor reviews what waits', () => {
  const held = async (): Promise<void> => {
    app = await openApp({ path: '/', person: 'carla' });
    const lot = await oatsLot('OF-0915');
    await app.stores.recorder.record(
      {
        kind: 'count',
        payload: {
          product: 'oats' as never,
          lot: lot as never,
          location: 'stock' as never,
          package: null,
          counted: '390' as never,
          blind: false,
          basis: { quantity: '500' as never, moves: [] },
          found: null,
        },
      },
      { anyway: true },
    );
    const [entry] = await app.stores.queue.list({ limit: 1 });
    if (!entry) throw new Error('Nothing recorded');
    const outcome: Outcome = {
      operation: entry.id,
      state: 'held',
      why: { code: 'moved-while-counting', args: { product: 'Oats', location: 'Warehouse / Stock' } },
      flags: [],
      adjustments: [],
      version: 2,
      settled: null,
    };
    await app.stores.desk.queue.settle([outcome], 1);
    await app.stores.settled();
    const device = { id: 'd' as never, short: 'D1', name: 'Hall' };
    const inbox: Inbox = {
      items: [{ body: entry.body, outcome, device, receivedAt: app.floor.now(), contested: false }],
      more: false,
    };
    Object.assign(app.floor, { ask: async () => ({ kind: 'ok', value: inbox }) });
    await app.router.navigate('/count/review');
    await app.shows('counted 390 kg · books then 500 kg · books now 400 kg');
  };

  test('[STK-7] counted after the moves: what was counted is there now', async () => {
    await held();
    await app.press(/OF-0915/);
    await app.press(/^After it was moved/);
    await app.shows('the count is booked');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('390');
    expect((await recorded()).at(-1)).toMatchObject({ counted: '390', basis: { quantity: '400' } });
  });

  test('[STK-7] counted before the moves: the difference is what counts', async () => {
    await held();
    await app.press(/OF-0915/);
    await app.press(/^Before it was moved There are 290 kg now/);
    await app.shows('the count is booked');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('290');
  });

  test('without the server it says that only this device is seen', async () => {
    app = await openApp({ path: '/count/review', person: 'carla' });
    await app.shows('only the counts of this device are shown');
    await app.shows('No count waits');
  });
});
