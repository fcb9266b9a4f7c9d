import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { patience } from '../../../tests/support/patience.ts';

const gs = '\u001d';
const grease = '09524000001085';
const honey = '09524000001023';
const bolt = '9524000001092';

// Other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const transfer = async (id: string, person = 'ben'): Promise<void> => {
  app = await openApp({ path: `/move/${id}`, person });
  await app.shows('Close transfer');
};
const recorded = async () =>
  (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => ({
    kind: body.kind,
    ...(body.payload as object),
  }));
const at = async (product: string, lot: string | null, place: string): Promise<string> => {
  const rows = lot === null ? [] : await app.stores.rows.find('lot', `exact:${lot}`, 5);
  const row = rows.find((each) => each.product === product);
  const found = await app.stores.rows.get('stock', `${product}/${row?.id ?? '-'}`);
  return found?.places.find((each) => each.location === place && each.package === null)?.quantity ?? '0';
};

describe('the list', () => {
  test('planned transfers stand in the order of their days, and a scan of the paper opens one', async () => {
    app = await openApp({ path: '/move', person: 'ben' });
    await app.shows('INT/00001');
    await app.shows('INT/00002');
    await app.scan('INT/00002');
    await app.shows('Stock → Shop floor');
  });

  test('a scan of a place begins to move without a plan', async () => {
    app = await openApp({ path: '/move', person: 'ana' });
    await app.shows('Move without a plan');
    await app.scan('LOC-STOCK');
    await app.shows('Taken from Warehouse / Stock');
    await app.shows('Which goods?');
  });
});

describe('a planned transfer', () => {
  test('[T25, T42] shows what is kept for it, and takes it by one tap', async () => {
    await transfer('int-00002');
    await app.shows('Next: Honey L-2611 · 50 kg Warehouse / Stock');
    await app.press('Take without scanning');
    await app.press('What is still wanted 50 kg');
    await app.shows('50 of 50 kg');
    expect(await recorded()).toMatchObject([
      {
        kind: 'transfer',
        goods: { product: 'honey', quantity: '50' },
        from: 'stock',
        to: 'floor',
        order: { id: 'int-00002', line: 'honey', operationType: 'transfer' },
        entry: 'picked',
      },
    ]);
    expect(await at('honey', 'L-2611', 'floor')).toBe('50');
  });

  test('put-away: the goods go to the shelf that was scanned, within the place of the plan', async () => {
    await transfer('int-00001');
    await app.scan('LOC-A1');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await app.scan(`02${grease}371000${gs}10GR-6`);
    await app.shows('1000 of 1000 g');
    expect(await at('grease', 'GR-6', 'a1')).toBe('1000');
    await app.scan(bolt);
    await app.press('1 Box of 200 200 pcs');
    await app.shows('200 of 400 pcs');
    expect(await at('bolt', null, 'a1')).toBe('200');
  });

  test('a wrong product is blocked, with what was expected beside what was scanned', async () => {
    await transfer('int-00001');
    await app.scan(`01${honey}10L-2611`);
    await app.shows('Wrong product');
    await app.shows('Scanned: Honey. Expected: Grease, Bolt M8.');
    expect(app.heard.at(-1)).toBe('error');
    expect(await recorded()).toEqual([]);
  });

  test('so are goods that are elsewhere, and a place that is not in the plan', async () => {
    await transfer('int-00001');
    await app.scan(`02${grease}3750${gs}10GR-5`);
    await app.shows('These goods are at Warehouse / Stock. Expected: Warehouse / Dock.');
    await app.scan('LOC-COLD');
    await app.shows('Scanned: Warehouse / Cold room. Expected: Warehouse / Dock → Warehouse / Stock.');
    expect(await recorded()).toEqual([]);
  });

  test('[UND-1] what was moved is taken back on its row', async () => {
    await transfer('int-00001');
    await app.scan(`02${grease}371000${gs}10GR-6`);
    await app.shows('1000 of 1000 g');
    await app.press(/^Grease/);
    await app.press('Remove GR-6');
    await app.shows('Nothing moved yet.');
    expect(await at('grease', 'GR-6', 'dock')).toBe('1000');
  });

  test('is closed by the policy: the rest goes onto a backorder', async () => {
    await transfer('int-00001');
    await app.scan(`02${grease}371000${gs}10GR-6`);
    await app.shows('1000 of 1000 g');
    await app.press('Close transfer');
    await app.shows('1 line is not complete:');
    await app.press(/^It is moved later/);
    await app.shows(/INT\/00001 closed; the rest is on/);
    expect((await recorded()).at(-1)).toMatchObject({ kind: 'close-order', order: 'int-00001' });
    await app.shows('1 product');
  });

  test('[X16] a whole package is moved by one scan, when the plan wants what is in it', async () => {
    await transfer('int-00002');
    await app.scan('00095240000000000040');
    await app.shows('These goods are at Warehouse / Cold room. Expected: Warehouse / Stock.');
    await app.scan('00095240000000000033');
    await app.shows('Scanned: Bran. Expected: Honey.');
    const moved = await app.stores.recorder.record({
      kind: 'transfer',
      payload: {
        goods: {
          whole: (await app.stores.rows.find('package', 'sscc:095240000000000040', 1))[0]?.id as never,
        },
        from: 'cold' as never,
        to: 'stock' as never,
        into: null,
        order: null,
        entry: 'scanned',
      },
    });
    expect(moved.ok).toBe(true);
    await app.scan('00095240000000000040');
    await app.shows('200 of 50 kg');
    await app.shows('More than ordered');
  });
});

describe('a transfer that is planned on the floor', () => {
  const plan = async (profile = createProfile()): Promise<void> => {
    app = await openApp({ path: '/move', person: 'ana', profile });
    await app.press('Plan a transfer');
    await app.shows('Scan or choose the place');
    await app.scan('LOC-STOCK');
    await app.scan('LOC-COLD');
    await app.shows('Warehouse / Cold room');
    await app.scan(honey);
    await app.shows('How many?');
    for (const key of ['3', '0']) await app.press(key);
    await app.press('Plan it 30 kg');
    await app.press('Add goods without scanning');
    await app.press('Oats');
    for (const key of ['2', '5']) await app.press(key);
    await app.press('Plan it 25 kg');
    await app.shows('25 kg');
  };

  test('[T25, X01] written offline by a worker, confirmed, goods are kept for it, and somebody else picks it', async () => {
    await plan();
    await app.press('Confirm');
    await app.shows(/Next: (Honey|Oats)/);
    const [opened] = await recorded();
    expect(opened).toMatchObject({
      kind: 'transfer',
      from: 'stock',
      to: 'cold',
      draft: false,
      lines: [
        { product: 'honey', expected: '30' },
        { product: 'oats', expected: '25' },
      ],
    });
    const order = app.router.state.location.pathname.slice('/move/'.length);
    const row = await app.stores.rows.get('order', order);
    expect(row).toMatchObject({ state: 'open', kind: 'transfer' });
    expect(row?.reservations.map(({ product, quantity }) => `${product} ${quantity}`).toSorted()).toEqual([
      'honey 30',
      'oats 25',
    ]);
    await app.close();
    app = await openApp({ path: '/move', person: 'ben', changed: { [`order/${order}`]: row } });
    await app.press(new RegExp(row?.reference ?? '-'));
    await app.shows(/Next: (Honey|Oats)/);
    await app.press('Take without scanning');
    await app.press(/^What is still wanted/);
    await app.shows('Saved here');
    expect(await recorded()).toMatchObject([{ kind: 'transfer', to: 'cold', order: { id: order } }]);
  });

  test('[X01] half a plan outlives a kill; kept as a draft nothing is promised, and it is confirmed later', async () => {
    const profile = createProfile();
    await plan(profile);
    await vi.waitFor(async () => expect(await app.stores.notes.list('asked/plan')).toHaveLength(1), patience);
    await app.close();
    app = await openApp({ path: '/move/new', person: 'ana', profile });
    await app.shows('30 kg');
    await app.press('Save as draft');
    await app.shows('Not confirmed yet');
    const [draft] = await app.stores.rows.scan('order', 'list:transfer:draft:', 5);
    expect(draft).toMatchObject({ state: 'draft', reservations: [] });
    await app.press(new RegExp(draft?.reference ?? '-'));
    await app.press(/^Honey/);
    await app.press('Take it off the plan');
    await app.hides('30 kg');
    await app.press('Confirm');
    await app.shows('Next: Oats');
    expect(await app.stores.rows.get('order', draft?.id ?? '')).toMatchObject({
      state: 'open',
      lines: [{ product: 'oats', expected: '25' }],
      reservations: [{ product: 'oats', quantity: '25' }],
    });
  });

  test('a draft that nobody needs is cancelled, and a place is not a way to itself', async () => {
    await plan();
    await app.press('Save as draft');
    await app.shows('Not confirmed yet');
    await app.press(/2 products$/);
    await app.press('Cancel this transfer');
    await app.hides('Not confirmed yet');
    await app.press('Plan a transfer');
    await app.shows('Scan or choose the place');
    await app.scan('LOC-STOCK');
    await app.scan('LOC-STOCK');
    await app.shows('They are there already');
  });
});
