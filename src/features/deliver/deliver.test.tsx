import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { lotIdOf, packageIdOf } from '#domain/base/ids.ts';
import type { ProductId } from '#domain/base/ids.ts';
import { demoPins } from '../../../server/demo/pins.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { company } from '../../../tests/support/rule-book.ts';

const gs = '\u001d';
const muesli = '09524000001047';
const oats = '09524000001016';
const pump = '09524000001054';
const cheese = '99524000001033';
const branPallet = '095240000000000033';
/** A logistic label: product, count and lot in one go. */
const packs = (lot: string, count: number): string => `02${muesli}37${count}${gs}10${lot}`;
const lotId = (product: string, name: string) => lotIdOf(company, product as ProductId, name);

let app: App;
// The screens are loaded when they are first opened: not within the patience of one test.
beforeAll(
  () =>
    Promise.all([
      import('./deliveries-screen.tsx'),
      import('./delivery-screen.tsx'),
      import('./new-delivery-screen.tsx'),
    ]),
  60_000,
);
afterEach(() => app.close());
const delivery = async (id: string, more: Parameters<typeof openApp>[0] = {}): Promise<void> => {
  app = await openApp({ path: `/deliver/${id}`, ...more });
  await app.shows('Close delivery');
};
const entries = async () => (await app.stores.queue.list({ limit: 100 })).reverse();
/** Payloads as they were recorded, oldest first. */
const recorded = async (): Promise<Record<string, unknown>[]> =>
  (await entries()).map(({ body }) => body.payload as Record<string, unknown>);
const goods = async (): Promise<string[]> =>
  (await recorded()).map((payload) => {
    const said = payload['goods'] as { lot: { name: string } | null; quantity: string };
    return `${said.lot?.name ?? ''} ${said.quantity}`;
  });
const reasons = async () => (await entries()).map(({ body }) => body.reason);

/** The pumps that are kept for OUT/00022: two of three that arrived together. */
async function keptPumps(): Promise<string[]> {
  const kept = (await app.stores.rows.get('order', 'out-00022'))?.reservations ?? [];
  return Promise.all(
    kept.map(async ({ lot }) => (lot && (await app.stores.rows.get('lot', lot))?.name) || ''),
  );
}
const notKept = async (): Promise<string> => {
  const kept = await keptPumps();
  return ['PP-0001', 'PP-0002', 'PP-0003'].find((name) => !kept.includes(name)) ?? '';
};

/** As the server tells of it after the office has ended it, which this device did not know when it recorded. */
async function endedOrder(id: string, state: 'closed' | 'cancelled') {
  const order = await app.stores.desk.replica.get('order', id);
  if (!order) throw new Error('No such order');
  const ended = { operation: 'office', device: 'office', version: 2 };
  return { [`order/${id}`]: { ...order, state, ended, reservations: [] } };
}

describe('what to take', () => {
  test('[T24, T25, T26, T42, T43] the kept lots are shown, the earliest removal first, spilling into the next', async () => {
    await delivery('out-00021');
    await app.shows(/Take from here Warehouse \/ Stock MU-1001 96 pack/);
    await app.press(/^Muesli/);
    await app.shows(/MU-1001 · 96 pack .* MU-1007 · 300 pack .* MU-1015 · 24 pack/);
    await app.shows('kept for this delivery');
  });

  test('[T42, EXP-4] scans confirm them in any sequence, and the last one closes the line', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1007', 300));
    await app.shows('300 of 420 pack');
    await app.scan(packs('MU-1001', 96));
    await app.shows(/Take from here Warehouse \/ Stock MU-1015 24 pack/);
    await app.scan(packs('MU-1015', 24));
    await app.shows('420 of 420 pack');
    expect(await goods()).toEqual(['MU-1007 300', 'MU-1001 96', 'MU-1015 24']);
    expect(await reasons()).toEqual([null, null, null]);
    expect(app.heard).toEqual(['ok', 'ok', 'line-done']);
  });

  test('[T25, QLT-1, EXP-4] neither the expired lot nor the one on hold is proposed; the list says why', async () => {
    await delivery('out-00023');
    await app.press(/^Oats/);
    await app.shows('OF-0901 · 120 kg');
    await app.press('Take without scanning');
    await app.shows('Which lot?');
    await app.shows(/OF-0820 .*Past its removal date/);
    await app.shows(/OF-0930 .*On hold/);
  });

  test('[X18, UOM-1] a case asks how many, with what is wanted of this lot as one tap', async () => {
    await delivery('out-00021');
    await app.scan('011952400000104410MU-1001');
    await app.shows('How many?');
    await app.press('All of it for this delivery 96 pack');
    await app.shows('96 of 420 pack');
    expect(await goods()).toEqual(['MU-1001 96']);
  });

  test('a label that says more than is wanted asks how many', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.scan(packs('MU-1007', 400));
    await app.shows('How many?');
    await app.press('All of it for this delivery 300 pack');
    await app.shows('396 of 420 pack');
    expect(await goods()).toEqual(['MU-1001 96', 'MU-1007 300']);
  });

  test('[SER-1] a lot without its label is picked from the list, and stays marked picked', async () => {
    await delivery('out-00021');
    await app.press(/^Muesli/);
    await app.press('Take without scanning');
    await app.press(/^MU-1001/);
    await app.press('All of it for this delivery 96 pack');
    await app.shows('96 of 420 pack');
    expect(await recorded()).toMatchObject([{ entry: 'picked', goods: { lot: { name: 'MU-1001' } } }]);
  });
});

describe('what does not fit', () => {
  test('a product that nobody ordered is stopped with what was expected and what was scanned', async () => {
    await delivery('out-00021');
    await app.scan(`01${pump}21PP-0001`);
    await app.shows('Not on this delivery');
    await app.shows(/Expected: Muesli MU-1001.*Scanned: Pump PP-0001/);
    expect(app.heard).toEqual(['error']);
    // The right goods next: the wrong ones were put back, and nothing of them is recorded.
    await app.scan(packs('MU-1001', 96));
    await app.shows('96 of 420 pack');
    expect(await goods()).toEqual(['MU-1001 96']);
  });

  test('[ORD-2] it goes along all the same with a reason', async () => {
    await delivery('out-00021');
    await app.scan(`01${pump}21PP-0001`);
    await app.press('Customer asked for it');
    await app.shows('1 pcs · not ordered');
    expect(await reasons()).toEqual(['Customer asked for it']);
  });

  test('[STK-6, T28] another lot than kept is stopped; a reason takes it and is good for the rest of the order', async () => {
    await delivery('out-00022');
    const other = await notKept();
    await app.scan(`01${pump}21${other}`);
    await app.shows('Not the one that was kept');
    await app.shows(new RegExp(`Expected: Pump PP-000.*Scanned: Pump ${other}`));
    expect(await recorded()).toEqual([]);
    await app.press('Proposed goods not reachable');
    await app.shows('1 of 2 pcs');
    await app.shows('Your reason for the rest of this delivery');
    expect(await reasons()).toEqual(['Proposed goods not reachable']);
    await app.press('Ask me again');
    await app.hides('Your reason for the rest of this delivery');
  });

  test('[EXP-4, T42] the earliest passed over asks why once, while the next scans go on', async () => {
    await delivery('out-00023');
    await app.scan(`02${oats}37200${gs}10OF-0915`);
    await app.shows('Why?');
    await app.shows('OF-0915 was taken before OF-0901, which expires earlier.');
    expect(await recorded()).toEqual([]);
    // The next scan is not kept waiting, and not lost.
    await app.scan(`00${branPallet}`);
    await app.shows('100 of 100 kg');
    await app.press('Agreed with a supervisor');
    await app.shows('200 of 200 kg');
    expect(await reasons()).toEqual([null, 'Agreed with a supervisor']);
  });

  test('[EXP-4] an expired lot is stopped, and then kept for a supervisor', async () => {
    await delivery('out-00023');
    await app.scan(`02${oats}3725${gs}10OF-0820`);
    await app.shows('Not the one that was kept');
    await app.shows('Expired');
    await app.press('Customer asked for it');
    await app.shows('Record anyway for a supervisor');
    expect(await recorded()).toEqual([]);
    await app.press('Record anyway for a supervisor');
    await app.shows(/OF-0820.* · for a supervisor/);
    expect(await goods()).toEqual(['OF-0820 25']);
  });

  test('[QLT-1, X17] goods on hold do not leave', async () => {
    await delivery('out-00023');
    await app.scan(`02${oats}3725${gs}10OF-0930`);
    await app.shows('On hold: quality');
    await app.press('Customer asked for it');
    await app.shows('Not recorded');
    expect(await recorded()).toEqual([]);
  });

  test('a place where nothing for it lies is said with the place where it does', async () => {
    await delivery('out-00021');
    await app.scan('LOC-COLD');
    await app.shows(
      'Nothing for this delivery lies at Warehouse / Cold room. Next: MU-1001 at Warehouse / Stock.',
    );
    expect(app.heard).toEqual(['error']);
  });

  test('[ORD-2] more than ordered asks why', async () => {
    await delivery('out-00021');
    for (const label of [packs('MU-1001', 96), packs('MU-1007', 300), packs('MU-1015', 24)])
      await app.scan(label);
    await app.shows('420 of 420 pack');
    await app.scan(packs('MU-1015', 12));
    await app.shows('More than ordered on OUT/00021: 432 of 420 pack.');
    await app.press('Customer asked for it');
    await app.shows('432 of 420 pack');
  });
});

describe('goods of other kinds', () => {
  test('[T28, T20, STK-2] serials leave one by one, and the same one counts once', async () => {
    await delivery('out-00022');
    const [first = '', second = ''] = await keptPumps();
    await app.scan(`01${pump}21${first}`);
    await app.shows('1 of 2 pcs');
    await app.scan(`01${pump}21${first}`);
    await app.shows('Already scanned');
    await app.scan(`01${pump}21${second}`);
    await app.shows('2 of 2 pcs');
    expect(await recorded()).toHaveLength(2);
  });

  test('[X16] a pallet leaves by one scan of its SSCC, with all that is on it', async () => {
    await delivery('out-00023');
    await app.scan(`00${branPallet}`);
    await app.shows('100 of 100 kg');
    expect(await recorded()).toMatchObject([{ goods: { whole: packageIdOf(company, branPallet) } }]);
    await app.press(/^Bran/);
    await app.shows('BR-0990');
    await app.scan(`00${branPallet}`);
    await app.shows('has left the house already');
  });

  test('[X16] a pallet with something else on it is asked about first', async () => {
    await delivery('out-00021');
    await app.scan(`00${branPallet}`);
    await app.shows('More than this delivery wants');
    await app.press('Take the whole pallet');
    await app.press('Customer asked for it');
    await app.shows('100 kg · not ordered');
  });

  test('[RCV-3] the same label with its quantity once more: another one, or the same one', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 12));
    await app.shows('12 of 420 pack');
    await app.scan(packs('MU-1001', 12));
    await app.press(/^Another one/);
    await app.shows('24 of 420 pack');
    expect(await recorded()).toHaveLength(2);
  });

  test('[UOM-2] a wheel without a weight asks the scale', async () => {
    await openWithCheese();
    await app.scan(`01${cheese}10CW-0`);
    await app.shows('How heavy?');
    for (const key of ['7', 'Decimal sign', '9']) await app.press(key);
    await app.press('Take 7.9 kg');
    await app.shows('1 wheel · not ordered');
    expect(await recorded()).toMatchObject([
      { kind: 'delivery' },
      { goods: { quantity: '1', weight: '7.9', lot: { name: 'CW-0' } } },
    ]);
  });
});

/** A delivery without a plan, and one wheel of cheese on the shelf. */
async function openWithCheese(): Promise<void> {
  const id = lotId('cheese', 'CW-0');
  const lot = {
    id,
    product: 'cheese',
    name: 'CW-0',
    reference: null,
    supplier: null,
    note: null,
    dates: { expiration: '2027-03-19', bestBefore: null, removal: '2027-03-12', alert: null },
    holds: [],
    formerNames: [],
    archived: false,
    registered: { at: 0, by: 'x' },
  };
  const stock = {
    product: 'cheese',
    lot: id,
    places: [{ location: 'cold', package: null, quantity: '1', arrived: 0 }],
    reserved: [],
    recent: [],
  };
  app = await openApp({
    path: '/deliver/new',
    changed: { [`lot/${id}`]: lot, [`stock/cheese/${id}`]: stock },
  });
  await app.press(/^Corner Market/);
  await app.press('Begin delivering');
  await app.shows('Nothing on it yet');
}

describe('other goods, taking back and closing', () => {
  test('[T28] what is kept is split over other lots by hand', async () => {
    await delivery('out-00021');
    await app.press(/^Muesli/);
    await app.press('Choose other goods');
    await app.shows('420 pack of 420 pack chosen');
    await app.press(/^MU-1007/);
    for (let n = 0; n < 3; n += 1) await app.press('Delete the last digit');
    for (const key of ['2', '8', '8']) await app.press(key);
    await app.press('Take 288 pack');
    await app.press(/^MU-1015/);
    for (let n = 0; n < 2; n += 1) await app.press('Delete the last digit');
    for (const key of ['3', '6']) await app.press(key);
    await app.press('Take 36 pack');
    await app.press('Keep these');
    await app.press('Customer asked for it');
    await app.shows('Other goods are kept for OUT/00021.');
    await app.shows(/MU-1007 · 288 pack .*MU-1015 · 36 pack/);
    const [entry] = await entries();
    expect(entry?.body).toMatchObject({ kind: 'reserve', reason: 'Customer asked for it' });
  });

  test('[UND-1] Remove on a row takes that row back, and it is proposed again', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.shows('96 of 420 pack');
    await app.press(/^Muesli/);
    await app.press('Remove MU-1001');
    await app.shows('0 of 420 pack');
    await app.shows(/Take from here.*MU-1001 96 pack/);
  });

  test('[ORD-1] closing short keeps the rest on a backorder, with its goods promised anew', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.shows('96 of 420 pack');
    await app.press('Close delivery');
    await app.shows('missing 324 pack');
    await app.press(/^The rest goes later/);
    await app.shows('This delivery is closed.');
    await app.press(/^Open backorder/);
    await app.shows('0 of 324 pack');
    await app.shows(/Take from here.*MU-1007 300 pack/);
  });

  test('[STK-6] work that met the work of others is told of together with the rows it speaks of, not before', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.shows('96 of 420 pack');
    const [entry] = await entries();
    if (!entry) throw new Error('Nothing was recorded');
    const args = { lot: 'MU-1001', product: 'Muesli', location: 'Warehouse / Stock', quantity: '-50' };
    const flags = [{ code: 'negative-stock' as const, args }];
    const told = { state: 'accepted' as const, why: null, flags, adjustments: [], settled: null };
    await app.stores.desk.queue.settle([{ operation: entry.id, ...told, version: 2 }], 1);
    await app.stores.settled();
    await app.shows('96 of 420 pack');
    expect(app.text()).not.toContain('Something changed while this was taken');
    // A pull that reaches the version of the answer brings the rows.
    const order = await app.stores.rows.get('order', 'out-00021');
    const row = await app.stores.rows.get('operation', entry.id);
    await app.pulled({ 'order/out-00021': order, [`operation/${entry.id}`]: row });
    await app.shows('Something changed while this was taken');
    await app.press('Take back MU-1001');
  });

  test('[ORD-1] cancelled at the office meanwhile: what was taken stands on an order of its own, one tap away', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.shows('96 of 420 pack');
    await app.pulled(await endedOrder('out-00021', 'cancelled'));
    await app.shows('This delivery was cancelled.');
    await app.shows(/Your work stands on OUT\/00021-L\w{4}.*Muesli · MU-1001 · 96 pack/);
    await app.press(/^Open OUT\/00021-L/);
    await app.shows('Close delivery');
    await app.shows('96 pack · not ordered');
    await app.press(/^Muesli/);
    await app.press('Remove MU-1001');
    await app.hides('MU-1001');
    expect((await entries()).map(({ body }) => body.kind)).toEqual(['deliver', 'undo']);
    // By now the device knows: a further scan on the old order is stopped on the spot, with a way on.
    await app.router.navigate('/deliver/out-00021');
    await app.shows('OUT/00021 Corner Market');
    await app.hides('Your work stands on');
    await app.scan(packs('MU-1007', 300));
    await app.shows('Order OUT/00021 was cancelled.');
    await app.shows('Record anyway for a supervisor');
    expect((await entries()).length).toBe(2);
  });

  test('[ORD-1] closed at the office with a backorder: what was taken counts there', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.shows('96 of 420 pack');
    const [changed] = Object.values(await endedOrder('out-00021', 'closed'));
    await app.pulled({
      'order/out-00021': { ...changed, backorder: 'rest' },
      'order/rest': { ...changed, id: 'rest', reference: 'OUT/00061', state: 'open', ended: null },
    });
    await app.shows('This delivery is closed.');
    await app.shows(/Your work stands on OUT\/00061.*MU-1001 · 96 pack/);
    await app.press('Open OUT/00061');
    await app.shows('96 of 420 pack');
  });

  test('[ORD-1, ORD-2] shortened at the office meanwhile: it stays on the order, and says that it is more', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1007', 300));
    await app.shows('300 of 420 pack');
    const order = await app.stores.desk.replica.get('order', 'out-00021');
    const lines = order?.lines.map((line) => ({ ...line, expected: '200' }));
    await app.pulled({ 'order/out-00021': { ...order, lines, reservations: [] } });
    await app.shows('300 of 200 pack');
    await app.shows('Close delivery');
    await app.scan(packs('MU-1001', 96));
    await app.shows('396 of 200 pack');
    await app.shows(/200 pack ordered|more than ordered|More than ordered/);
  });

  test('[T28] or it is given up with a reason', async () => {
    await delivery('out-00021');
    await app.scan(packs('MU-1001', 96));
    await app.press('Close delivery');
    await app.press(/^The rest does not go/);
    await app.press('Customer needs no more');
    await app.shows('This delivery is closed.');
    expect((await reasons()).at(-1)).toBe('Customer needs no more');
  });

  test('a delivery without a plan is opened and filled', async () => {
    app = await openApp({ path: '/deliver/new' });
    await app.press(/^Old Mill Bakery/);
    await app.press('Begin delivering');
    await app.shows('Nothing on it yet');
    await app.scan(packs('MU-1001', 12));
    await app.shows('MU-1001 was reserved for OUT/00021.');
    await app.press('Customer asked for it');
    await app.shows('12 pack · not ordered');
    expect(await recorded()).toMatchObject([
      { kind: 'delivery', partner: 'bakery' },
      { goods: { quantity: '12' }, from: 'stock' },
    ]);
  });

  test('[X09] another order opens its own screen, a badge its holder', async () => {
    await delivery('out-00021');
    await app.scan('IN/00032');
    await app.shows('Close receipt');
    await app.scan('OUT/00022');
    await app.shows('OUT/00022 Lakeside Waterworks');
    await app.shows('Close delivery');
    await app.scan(demoPins.find(({ person }) => person === 'ben')?.badge ?? '');
    await app.shows('Ben works here already.');
    expect(await recorded()).toEqual([]);
  });

  test('a person without the right is refused with a way on', async () => {
    await delivery('out-00021', { person: 'ana' });
    await app.scan(packs('MU-1001', 96));
    await app.shows('Ana may not do this.');
    expect(await recorded()).toEqual([]);
  });
});

describe('finding a delivery', () => {
  test.each([
    ['its own code', 'OUT/00022', 'OUT/00022 Lakeside Waterworks'],
    ['a product', '9524000001054', 'OUT/00022 Lakeside Waterworks'],
    ['a customer', 'CUS-BAKERY', 'OUT/00023 Old Mill Bakery'],
    ['a lot that is kept for it', 'MU-1007', 'OUT/00021 Corner Market'],
  ])('[X09] by %s', async (_, code, shown) => {
    app = await openApp({ path: '/deliver' });
    await app.shows('OUT/00021');
    await app.scan(code);
    await app.shows(shown);
    await app.shows('Close delivery');
    expect(await recorded()).toEqual([]);
  });

  test('by typing a part of it', async () => {
    app = await openApp({ path: '/deliver' });
    await app.shows('OUT/00021');
    await app.type('Search deliveries', 'bakery');
    await app.shows('OUT/00023');
    expect(app.text()).not.toContain('OUT/00021');
  });

  test('one that is not due is said', async () => {
    app = await openApp({ path: '/deliver' });
    await app.shows('OUT/00021');
    await app.scan('9524000001023');
    await app.shows('No open delivery wants Honey.');
  });
});
