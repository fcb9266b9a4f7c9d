import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

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
