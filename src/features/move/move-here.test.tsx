import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { createProfile } from '../../../tests/support/browser/profile.ts';

const gs = '\u001d';
const oats = '09524000001016';
const motor = '09524000001061';
const [stock, cold] = ['LOC-STOCK', 'LOC-COLD'];

// Other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const start = async (path = '/move/here', options: Parameters<typeof openApp>[0] = {}): Promise<void> => {
  app = await openApp({ path, person: 'ana', ...options });
  await app.shows('Move goods');
};
const recorded = async () =>
  (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => body.payload as never);
const at = async (product: string, lot: string, place: string): Promise<string> => {
  const rows = await app.stores.rows.find('lot', `exact:${lot}`, 5);
  const row = rows.find((each) => each.product === product);
  const found = await app.stores.rows.get('stock', `${product}/${row?.id ?? '-'}`);
  return found?.places.find(({ location }) => location === place)?.quantity ?? '0';
};

describe('place, goods, place', () => {
  test('[X01] goods are noted on the trolley and moved when the place is scanned', async () => {
    await start();
    await app.scan(stock);
    await app.shows('Taken from Warehouse / Stock');
    await app.scan('OF-0915');
    await app.press('All of it here 400 kg');
    await app.shows('on the trolley, from Stock');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('serial MT-240001');
    expect(await recorded()).toEqual([]);
    await app.scan(cold);
    await app.shows('2 things → Warehouse / Cold room');
    expect(await recorded()).toMatchObject([
      { goods: { product: 'oats', quantity: '400' }, from: 'stock', to: 'cold', order: null, into: null },
      { goods: { product: 'motor', quantity: '1' }, from: 'stock', to: 'cold', entry: 'scanned' },
    ]);
    expect(await at('oats', 'OF-0915', 'cold')).toBe('400');
    expect(app.heard.at(-1)).toBe('warn');
    await app.shows('Scan the place where the goods are');
  });

  test('[X01] killed half-way: what was taken is still on the trolley, and nothing was moved', async () => {
    const profile = createProfile();
    await start('/move/here', { profile });
    await app.scan(stock);
    await app.scan(`02${oats}3725${gs}10OF-0901`);
    await app.shows('on the trolley, from Stock');
    await app.close();
    await start('/move/here', { profile });
    await app.shows('Oats · lot OF-0901 · 25 kg');
    await app.scan(cold);
    await app.shows('Saved here');
    expect(await at('oats', 'OF-0901', 'cold')).toBe('25');
  });

  test('[X01] killed while putting down: what was recorded already is not recorded again', async () => {
    await start();
    await app.scan(stock);
    await app.scan(`01${motor}21MT-240001`);
    await app.scan(`01${motor}21MT-240002`);
    await app.shows('serial MT-240002');
    const [first] = await app.stores.notes.list<{ goods: never }>('move/item/');
    if (!first) throw new Error('Nothing on the trolley');
    // As the browser left it: both were about to be put down, one was recorded, and its note was still there.
    for (const { key, value } of await app.stores.notes.list<object>('move/item/'))
      await app.stores.notes.put(key, { ...value, putting: { to: 'cold', since: app.floor.now() } });
    await app.stores.recorder.record({
      kind: 'transfer',
      payload: {
        goods: first.value.goods,
        from: 'stock' as never,
        to: 'cold' as never,
        into: null,
        order: null,
        entry: 'scanned',
      },
    });
    await app.hides('MT-240001 · 1 pcs on the trolley');
    await app.scan(cold);
    await app.shows('Scan the place where the goods are');
    expect(await recorded()).toHaveLength(2);
  });

  test('[UND-1] a thing is taken off the trolley, and what was moved is undone, by one tap each', async () => {
    await start();
    await app.scan(stock);
    await app.scan(`01${motor}21MT-240001`);
    await app.scan(`01${motor}21MT-240002`);
    await app.press('Remove Motor · serial MT-240002 · 1 pcs');
    await app.shows('MT-240002 · 1 pcs: nothing was moved.');
    await app.scan(cold);
    await app.shows('Moved just now');
    await app.press(/^Undo Motor/);
    await app.shows('Taken back.');
    expect(await at('motor', 'MT-240001', 'stock')).toBe('1');
    expect((await recorded()).length).toBe(2);
  });
});

describe('one put-down', () => {
  test('[UND-1] stands as one thing in the list, with one undo, and each thing of it with its own', async () => {
    const profile = createProfile();
    await start('/move/here', { profile });
    await app.scan(stock);
    await app.scan(`02${oats}3725${gs}10OF-0901`);
    await app.scan(`01${motor}21MT-240001`);
    await app.scan(`01${motor}21MT-240002`);
    await app.scan(cold);
    await app.shows('3 things → Warehouse / Cold room');
    await app.close();
    await start('/move/here', { profile });
    await app.press(/^3 by one press Oats/);
    await app.press(/^Undo Oats/);
    await app.shows(/2 by one press Motor .*MT-240001.* … Motor .*MT-240002/);
    await app.press('Undo all 2');
    await app.shows('2 entries taken back.');
    await app.hides('Moved just now');
    expect(await at('motor', 'MT-240001', 'stock')).toBe('1');
  });

  test('[X01, UND-1] is one append, and one tap takes all of it back', async () => {
    await start();
    await app.scan(stock);
    await app.scan(`01${motor}21MT-240001`);
    await app.scan(`01${motor}21MT-240002`);
    await app.scan(cold);
    await app.shows('Saved here 2 things → Warehouse / Cold room');
    expect(app.heard.at(-1)).toBe('line-done');
    const entries = await app.stores.queue.list({ limit: 5 });
    expect(entries.map(({ together }) => together?.count)).toEqual([2, 2]);
    expect(new Set(entries.map(({ together }) => together?.id)).size).toBe(1);
    await app.press(/^Undo all 2/);
    await app.shows('2 entries taken back.');
    expect(await at('motor', 'MT-240001', 'stock')).toBe('1');
    expect(await at('motor', 'MT-240002', 'stock')).toBe('1');
  });

  test('[X01] one is refused: nothing moves, all stays on the trolley, and all may go to a supervisor', async () => {
    const sscc = '095240000000000095';
    await start('/move/here', {
      changed: { 'package/p-1': { id: 'p-1', sscc, order: null, contents: [] } },
    });
    await app.scan(stock);
    await app.scan(`01${motor}21MT-240001`);
    await app.stores.notes.put('move/item/9999999999999999', {
      goods: { whole: 'p-1' },
      from: 'stock',
      text: 'Package p-1',
      entry: 'scanned',
      scans: [],
      putting: null,
    });
    await app.scan(cold);
    await app.shows('None of the 2 is recorded: Package p-1 → Warehouse / Cold room');
    expect(await recorded()).toEqual([]);
    await app.press('Go on');
    await app.shows('Motor · serial MT-240001');
    await app.scan(cold);
    await app.press('Record anyway for a supervisor');
    await app.shows('Scan the place where the goods are');
    expect(await app.stores.notes.list('move/item/')).toEqual([]);
    const entries = await app.stores.queue.list({ limit: 5 });
    expect(entries.map(({ together, doubt }) => [together?.count, doubt?.code])).toEqual([
      [2, 'package-empty'],
      [2, undefined],
    ]);
  });
});

describe('what the books say otherwise', () => {
  test('[STK-2] a serial that is booked elsewhere is said at once and flagged', async () => {
    await start();
    await app.scan(cold);
    await app.scan(`01${motor}21MT-240003`);
    await app.shows('by the books it is at Warehouse / Stock');
    expect(app.heard.at(-1)).toBe('warn');
    await app.scan('LOC-FLOOR');
    await app.shows(/MT-240003.*was booked/);
    expect(await at('motor', 'MT-240003', 'floor')).toBe('1');
    expect(await at('motor', 'MT-240003', 'stock')).toBe('0');
  });

  test('[STK-5] more than on-hand is moved and flagged', async () => {
    await start();
    await app.scan(stock);
    await app.scan(`02${oats}37900${gs}10OF-0915`);
    await app.scan(cold);
    await app.shows('Saved here');
    expect(await at('oats', 'OF-0915', 'stock')).toBe('-500');
    expect(app.heard.at(-1)).toBe('warn');
  });

  test('[QLT-1] a hold at one place goes along', async () => {
    await start('/move/here', { person: 'carla' });
    const [lot] = await app.stores.rows.find('lot', 'exact:OF-0915', 1);
    if (!lot) throw new Error('No lot');
    await app.stores.recorder.record({
      kind: 'hold',
      payload: { lot: { id: lot.id, name: lot.name }, location: 'stock' as never, why: 'quality' },
    });
    await app.scan(stock);
    await app.scan(`02${oats}37400${gs}10OF-0915`);
    await app.scan(cold);
    await app.shows('Saved here');
    const held = await app.stores.rows.get('lot', lot.id);
    expect(held?.holds.map(({ location }) => location)).toEqual(['cold']);
  });

  test('[STK-3] tracked goods without a number are asked for it', async () => {
    await start();
    await app.scan(stock);
    await app.scan('9524000001016');
    await app.shows('Which lot?');
    await app.press('OF-0915');
    await app.press('1 Sack 25 kg');
    await app.scan(cold);
    await app.shows('Saved here');
    expect(await recorded()).toMatchObject([{ goods: { quantity: '25' }, entry: 'picked' }]);
  });

  test('[NUM-6] a number on two products is asked about', async () => {
    await start();
    await app.scan(stock);
    await app.scan('L-2611');
    await app.press(/^Honey/);
    await app.press('All of it here 200 kg');
    await app.shows('Honey · lot L-2611 · 200 kg');
  });
});

test('another room names the lot: its place is known, the quantity is asked', async () => {
  app = await openApp({ path: '/', person: 'ana' });
  const [lot] = await app.stores.rows.find('lot', 'exact:OF-0901', 1);
  await app.router.navigate(`/move/here?lot=${lot?.id}`);
  await app.press('All of it here 120 kg');
  await app.shows('Oats · lot OF-0901 · 120 kg');
  await app.press('Choose where they go');
  await app.press('Warehouse / Cold room');
  await app.shows('Saved here');
  expect(await at('oats', 'OF-0901', 'cold')).toBe('120');
});
