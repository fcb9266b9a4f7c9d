import { afterEach, describe, expect, test } from 'vitest';
import { day } from '#domain/base/calendar.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import type { LotId, ProductId, SequenceId } from '#domain/base/ids.ts';
import { demoReceipts } from '../../../server/demo/orders.ts';
import { aReceipt } from '../../../tests/support/hand-device.ts';
import { aLot } from '../../../tests/support/stock-rows.ts';

const gs = '\u001d';
const oats = '09524000001016';
const honey = '09524000001023';
const motor = '09524000001061';
const cheese = '99524000001033';
const seal = '09524000001078';
const sscc = '095240000000000019';
const fullOats = `02${oats}17270917371000${gs}10OF-1001`;
const sack = `01${oats}1727091710OF-1001`;

const motorNumber = 'MT-900500';

let app: App;
afterEach(() => app.close());
const receipt = async (id: string, person = 'ben'): Promise<void> => {
  app = await openApp({ path: `/receive/${id}`, person });
  await app.shows('Close receipt');
};
const motorsElsewhere = (): Promise<void> =>
  app.stores.blocks.setElsewhere([
    { id: 'theirs', sequence: 'motor-serials' as SequenceId, first: 900_400, last: 900_599 },
  ]);
/** Payloads as they were recorded, oldest first. */
const recorded = async (): Promise<Record<string, unknown>[]> =>
  (await app.stores.queue.list({ limit: 100 }))
    .reverse()
    .map(({ body }) => body.payload as Record<string, unknown>);
const kinds = async (): Promise<string[]> =>
  (await app.stores.queue.list({ limit: 100 })).reverse().map(({ body }) => body.kind);

describe('a label with everything on it', () => {
  test('[T08, UOM-1] fills product, lot, expiry and quantity in one go and is recorded at once', async () => {
    await receipt('in-00031');
    await app.shows('0 of 1000 kg');
    await app.scan(fullOats);
    await app.shows('1000 of 1000 kg');
    await app.shows('Saved here Oats · lot OF-1001 · expires 17 Sep 2027 · 1000 kg');
    expect(await recorded()).toMatchObject([
      {
        product: 'oats',
        lot: { name: 'OF-1001', label: { expiration: '2027-09-17' }, dates: { removal: '2027-09-10' } },
        quantity: '1000',
        entry: 'scanned',
      },
    ]);
    expect(app.heard).toEqual(['line-done']);
  });

  test('[EXP-2] best before counts forward to the expiration', async () => {
    await receipt('in-00031');
    await app.scan(`02${honey}1528102137300${gs}10HN-0207`);
    await app.shows('best before 21 Oct 2028');
    expect(await recorded()).toMatchObject([
      { lot: { label: { expiration: null, bestBefore: '2028-10-21' }, dates: { expiration: '2028-12-20' } } },
    ]);
  });

  test('20 different labels in one go: none lost, none doubled', async () => {
    await receipt('in-00032');
    const serials = Array.from({ length: 20 }, (_, at) => `MT-${240_101 + at}`);
    await Promise.all(serials.map((serial) => app.scan(`01${motor}21${serial}`)));
    await app.shows('20 of 60 pcs');
    expect((await recorded()).map(({ lot }) => (lot as { name: string }).name)).toEqual(serials);
  });
});

describe('a label without its quantity', () => {
  test('[UOM-1] one packaging is one tap', async () => {
    await receipt('in-00031');
    await app.scan(sack);
    await app.shows('How many?');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    expect(await recorded()).toMatchObject([{ quantity: '25', packaging: { name: 'Sack', count: '1' } }]);
  });

  test('so is all that is missing', async () => {
    await receipt('in-00031');
    await app.scan(sack);
    await app.press('All that is missing 1000 kg');
    await app.shows('1000 of 1000 kg');
    expect(await recorded()).toMatchObject([{ quantity: '1000', packaging: null }]);
  });

  test('the keys take any other, exactly', async () => {
    await receipt('in-00031');
    await app.scan(sack);
    for (const key of ['1', '2', 'Decimal sign', '5']) await app.press(key);
    await app.press('Receive 12.5 kg');
    await app.shows('12.5 of 1000 kg');
    expect(await recorded()).toMatchObject([{ quantity: '12.5' }]);
  });

  test('a label with the packaging on it proposes that one', async () => {
    await receipt('in-00031');
    await app.scan(`01195240000010131727091710OF-1001`);
    await app.press('1 Pallet of 40 sacks 1000 kg');
    await app.shows('1000 of 1000 kg');
    expect(await recorded()).toMatchObject([{ packaging: { name: 'Pallet of 40 sacks', count: '1' } }]);
  });

  test('a scan while the question is open is not taken, and that is said', async () => {
    await receipt('in-00031');
    await app.scan(sack);
    await app.scan(fullOats.replace('OF-1001', 'OF-1002'));
    await app.shows('This scan was not taken. First finish Oats.');
    expect(await recorded()).toEqual([]);
    expect(app.heard.at(-1)).toBe('warn');
  });

  test('an expiry label of its own joins the open one', async () => {
    await receipt('in-00031');
    await app.scan(`01${oats}10OF-1001`);
    await app.scan('17270917', ']C1');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    expect(await recorded()).toMatchObject([{ lot: { label: { expiration: '2027-09-17' } } }]);
  });
});

describe('numbers', () => {
  test('[T19] a line takes several lots', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}1727091737400${gs}10OF-1001`);
    await app.scan(`02${oats}1727091737600${gs}10OF-1002`);
    await app.shows('1000 of 1000 kg');
    await app.press(/^Oats/);
    await app.shows('OF-1001');
    await app.shows('OF-1002');
  });

  test('[STK-3] a product alone asks for its lot; the announced one is a large button', async () => {
    await receipt('in-00031');
    await app.scan('9524000001016');
    await app.shows('Which lot?');
    await app.press('OF-1001');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    expect(await recorded()).toMatchObject([{ lot: { name: 'OF-1001' }, entry: 'picked' }]);
  });

  test('the lot label may come after the product label', async () => {
    await receipt('in-00031');
    await app.scan('9524000001016');
    await app.shows('Which lot?');
    await app.scan('OF-1001');
    await app.shows('How many?');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    expect(await recorded()).toMatchObject([{ lot: { name: 'OF-1001' }, entry: 'scanned' }]);
  });

  test('[T20, STK-2] the same serial twice is said, and counts once', async () => {
    await receipt('in-00032');
    await app.scan(`01${motor}21MT-240101`);
    await app.shows('1 of 60 pcs');
    await app.scan(`01${motor}21MT-240101`);
    await app.shows('Already scanned');
    expect(await recorded()).toHaveLength(1);
    expect(app.heard).toEqual(['ok', 'warn']);
  });

  test('[STK-2] a serial that is in the house is refused with words, and can be kept for a supervisor', async () => {
    await receipt('in-00032');
    await app.scan(`01${motor}21MT-240001`);
    await app.shows('Serial MT-240001 (Motor) is in the house already');
    expect(await recorded()).toEqual([]);
    expect(app.heard).toEqual(['error']);
    await app.press('Record anyway for a supervisor');
    await app.shows('MT-240001 · 1 pcs · for a supervisor');
    expect(await recorded()).toMatchObject([{ lot: { name: 'MT-240001' } }]);
  });

  test('[NUM-7] a typed number that is kept for another device is stopped; its label may be scanned', async () => {
    await receipt('in-00032');
    await motorsElsewhere();
    await app.press(/^Motor/);
    await app.press('Receive without scanning');
    await app.type('Serial number', motorNumber);
    await app.press('Next: type it again');
    await app.type('Once more, to be sure', motorNumber);
    await app.press('Take this number');
    await app.shows(`${motorNumber} is kept for another device`);
    expect(await recorded()).toEqual([]);
    await app.press('Type another one');
    await app.shows('Which serial?');
    await app.scan(`01${motor}21${motorNumber}`);
    await app.shows('1 of 60 pcs');
    expect(await recorded()).toMatchObject([{ lot: { name: motorNumber }, entry: 'scanned' }]);
  });

  test('[SER-1] a serial by hand is typed twice', async () => {
    await receipt('in-00032');
    await app.press(/^Motor/);
    await app.press('Receive without scanning');
    await app.shows('Which serial?');
    await app.type('Serial number', 'MT-9');
    await app.press('Next: type it again');
    await app.type('Once more, to be sure', 'MT-8');
    await app.press('Take this number');
    await app.shows('The two entries differ. Begin again.');
    await app.type('Serial number', 'MT-9');
    await app.press('Next: type it again');
    await app.type('Once more, to be sure', 'MT-9');
    await app.press('Take this number');
    await app.shows('1 of 60 pcs');
    expect(await recorded()).toMatchObject([{ lot: { name: 'MT-9' }, entry: 'typed' }]);
  });

  test('[NUM-5] goods without a number get the next one of ours', async () => {
    await receipt('in-00031');
    await app.scan('9524000001016');
    await app.press('No number on it: give the next one of ours');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    const [first] = await recorded();
    expect(first).toMatchObject({ lot: { name: expect.stringMatching(/./) } });
  });

  test('[NUM-6] a bare number is resolved by the order', async () => {
    await receipt('in-00031');
    await app.scan('L-2611');
    await app.shows('Honey · L-2611');
    await app.press('1 Bucket 12.5 kg');
    await app.shows('12.5 of 300 kg');
  });

  test('[NUM-6] a bare number that several products have is asked about', async () => {
    await receipt('in-00032');
    await app.scan('L-2611');
    await app.shows('Which product is it?');
    await app.press(/^Seal kit/);
    await app.press('1 Box of 50 50 pcs');
    await app.press('Agreed with purchasing');
    await app.shows('not ordered');
    expect(await recorded()).toMatchObject([{ product: 'seal-kit', quantity: '50' }]);
  });

  test('[RCV-3] a lot label once more: another one, or the same one', async () => {
    await receipt('in-00031');
    const label = `02${oats}172709173725${gs}10OF-1001`;
    await app.scan(label);
    await app.shows('25 of 1000 kg');
    await app.scan(label);
    await app.shows('This label was scanned before');
    await app.press(/^The same one/);
    await app.shows('Nothing was added.');
    await app.scan(label);
    await app.press(/^Another one/);
    await app.shows('50 of 1000 kg');
    expect(await recorded()).toHaveLength(2);
  });
});

describe('goods of other kinds', () => {
  test('[RCV-1] an unknown code becomes unidentified goods with count and note', async () => {
    await receipt('in-00031');
    await app.scan('0109524000009005');
    await app.shows('This code is not known here');
    await app.press(/^Receive as unidentified goods/);
    await app.type('What does it look like?', 'blue drum, torn label');
    await app.press('One more');
    await app.press('Receive on hold');
    await app.shows('Saved here Unidentified goods');
    expect(await recorded()).toMatchObject([
      {
        product: 'unidentified',
        quantity: '2',
        unidentified: { code: '0109524000009005', note: 'blue drum, torn label', photo: null },
      },
    ]);
  });

  test('[RCV-2] an announced pallet brings its three lots along, once', async () => {
    await receipt('in-00034');
    await app.scan(`00${sscc}`);
    await app.shows('Announced on this pallet');
    await app.press('Receive 3 lots');
    await app.shows('150 of 150 pcs');
    expect((await recorded()).map((each) => [(each['lot'] as { name: string }).name, each['sscc']])).toEqual([
      ['SK-11', sscc],
      ['SK-12', sscc],
      ['SK-13', sscc],
    ]);
    await app.scan(`00${sscc}`);
    await app.shows('the same number is the same pallet');
    expect(await recorded()).toHaveLength(3);
  });

  test('[RCV-2, UND-1] all lots of a pallet are one press: one append, and one tap takes all back', async () => {
    await receipt('in-00034');
    await app.scan(`00${sscc}`);
    await app.press('Receive 3 lots');
    await app.shows(`Pallet ${sscc}: 3 lots`);
    const entries = await app.stores.queue.list({ limit: 10 });
    expect(entries.map(({ together }) => together?.count)).toEqual([3, 3, 3]);
    expect(new Set(entries.map(({ together }) => together?.id)).size).toBe(1);
    expect(app.heard).toEqual(['ok', 'line-done']);
    await app.press('Undo all 3');
    await app.shows('3 entries taken back.');
    await app.shows('0 of 150 pcs');
  });

  test('[RCV-2] one of a pallet is refused: none is recorded, and all of it goes to a supervisor together', async () => {
    const announced = ['MT-240501', 'MT-240001', 'MT-240502'].map((lot) => {
      return { line: 'motor', lot, quantity: '1', expiration: null, sscc };
    });
    const motors = demoReceipts(day('2026-11-21')).find(({ id }) => id === 'in-00032');
    app = await openApp({
      path: '/receive/in-00032',
      person: 'ben',
      changed: { 'order/in-00032': { ...motors, announced } },
    });
    await app.shows('Close receipt');
    await app.scan(`00${sscc}`);
    await app.press('Receive 3 lots');
    await app.shows('None of the 3 is recorded: Motor · serial MT-240001');
    expect(await recorded()).toEqual([]);
    expect(app.heard).toEqual(['ok', 'error']);
    await app.press('Record anyway for a supervisor');
    await app.shows(`Pallet ${sscc}: 3 lots`);
    const entries = await app.stores.queue.list({ limit: 10 });
    expect(entries.map(({ together, doubt }) => [together?.count, doubt?.code])).toEqual([
      [3, undefined],
      [3, 'serial-already-here'],
      [3, undefined],
    ]);
  });

  test('[RCV-2, ORD-2] a pallet that brings more than is open is asked about once, and recorded as one', async () => {
    await receipt('in-00034');
    await app.scan(`01${seal}10SK-0`);
    for (const key of ['6', '0']) await app.press(key);
    await app.press('Receive 60 pcs');
    await app.shows('60 of 150 pcs');
    await app.scan(`00${sscc}`);
    await app.press('Receive 3 lots');
    await app.shows('Why?');
    expect(await recorded()).toHaveLength(1);
    await app.press('Supplier sent more');
    await app.shows(`Saved here Pallet ${sscc}: 3 lots`);
    await app.shows('210 of 150 pcs');
    const [first, ...others] = await app.stores.queue.list({ limit: 10 });
    expect(first?.together?.count).toBe(3);
    expect(others.at(-1)?.together).toBeUndefined();
    expect((await app.stores.queue.list({ limit: 3 })).map(({ body }) => body.reason)).toEqual(
      Array.from({ length: 3 }, () => first?.body.reason),
    );
  });

  test('[RCV-2] labels that follow an unannounced pallet stand on it', async () => {
    await receipt('in-00031');
    await app.scan('00095240000000000026');
    await app.shows('On pallet');
    await app.scan(fullOats);
    await app.shows('1000 of 1000 kg');
    expect(await recorded()).toMatchObject([{ sscc: '095240000000000026' }]);
  });

  test('[UOM-2] a wheel with its weight on the label is recorded at once, a heavy one with a flag', async () => {
    await receipt('in-00033');
    await app.scan(`01${cheese}310300812017270319${'10CW-1'}`);
    await app.shows('1 of 3 wheel');
    await app.scan(`01${cheese}310300931017270319${'10CW-3'}`);
    await app.shows('9.31 kg is far from the usual 8 kg');
    expect(await recorded()).toMatchObject([
      { quantity: '1', weight: '8.12' },
      { quantity: '1', weight: '9.31' },
    ]);
    expect(app.heard).toEqual(['ok', 'warn']);
  });

  test('[UOM-2] a wheel without a weight asks the scale', async () => {
    await receipt('in-00033');
    await app.scan(`01${cheese}10CW-4`);
    await app.shows('How heavy?');
    for (const key of ['7', 'Decimal sign', '9']) await app.press(key);
    await app.press('Receive 7.9 kg');
    await app.shows('1 of 3 wheel');
    expect(await recorded()).toMatchObject([{ quantity: '1', weight: '7.9' }]);
  });
});

describe('what is improbable or wrong', () => {
  test('[EXP-3] a known lot with another date on the label keeps its own, and that is said', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}172612313725${gs}10OF-0901`);
    await app.shows(
      'Lot OF-0901 is known with 3 Dec 2026; this label says 31 Dec 2026. The known date stays.',
    );
    expect(app.heard).toEqual(['warn']);
  });

  test('goods that are expired on arrival are recorded and said', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}172611013725${gs}10OF-0700`);
    await app.shows('Lot OF-0700 expired on 1 Nov 2026.');
    expect(await recorded()).toHaveLength(1);
  });

  test('[ORD-2] more than ordered asks why once; scans go on meanwhile, and the reason serves the rest', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}17270917371200${gs}10OF-1001`);
    await app.shows('More than ordered on IN/00031: 1200 of 1000 kg.');
    await app.shows('Why?');
    expect(await recorded()).toEqual([]);
    await app.scan(`02${honey}1728102137300${gs}10HN-0207`);
    await app.shows('300 of 300 kg');
    await app.press('Supplier sent more');
    await app.shows('1200 of 1000 kg');
    await app.scan(`02${oats}1727091737100${gs}10OF-1002`);
    await app.shows('1300 of 1000 kg');
    const entries = (await app.stores.queue.list({ limit: 10 })).reverse();
    expect(entries.map(({ body }) => body.reason)).toEqual([
      null,
      'Supplier sent more',
      'Supplier sent more',
    ]);
  });

  test('[ORD-2] what nobody ordered asks why; put back, nothing is recorded', async () => {
    await receipt('in-00031');
    await app.scan(`02095240000011151727052037${'60'}${gs}10BR-0001`);
    await app.shows('Bran is not on IN/00031.');
    await app.press('Put back: record nothing');
    await app.hides('Why?');
    expect(await recorded()).toEqual([]);
  });

  test('a day that no calendar has is not read', async () => {
    await receipt('in-00031');
    await app.scan(`01${oats}1727023110OF-1001`);
    await app.shows('The date on the label does not exist in any calendar.');
    expect(await recorded()).toEqual([]);
  });

  test('a wrong check digit is said', async () => {
    await receipt('in-00031');
    await app.scan('9524000001017');
    await app.shows('its check digit is wrong');
  });

  test('a lost separator is asked about, never guessed', async () => {
    await receipt('in-00033');
    await app.scan(`01${honey}10HN-02071728102${'1'}`);
    await app.shows('What is this code?');
    await app.press(/HN-0207 · 21 Oct 2028/);
    await app.press('1 Bucket 12.5 kg');
    await app.press('Agreed with purchasing');
    await app.shows('Saved here');
    expect(await recorded()).toMatchObject([
      { lot: { name: 'HN-0207', label: { expiration: '2028-10-21' } } },
    ]);
  });

  test('a person without the right is refused with a way on', async () => {
    await receipt('in-00031', 'ana');
    await app.scan(fullOats);
    await app.shows('Ana may not do this.');
    expect(await recorded()).toEqual([]);
  });
});

describe('taking back and closing', () => {
  test('[UND-1] Undo in the strip takes the last one back', async () => {
    await receipt('in-00031');
    await app.scan(fullOats);
    await app.shows('1000 of 1000 kg');
    await app.press('Undo');
    await app.shows('Taken back.');
    await app.shows('Oats 0 of 1000 kg');
    expect(await kinds()).toEqual(['receive', 'undo']);
  });

  test('[UND-1] Remove on a row takes that row back', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}1727091737400${gs}10OF-1001`);
    await app.scan(`02${oats}1727091737600${gs}10OF-1002`);
    await app.press(/^Oats/);
    await app.press('Remove OF-1001');
    await app.shows('600 of 1000 kg');
    expect(app.text()).not.toContain('Remove OF-1001');
  });

  test('closing says what is missing and keeps it on a backorder', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}1727091737400${gs}10OF-1001`);
    await app.press('Close receipt');
    await app.shows('2 lines are not complete');
    await app.shows('missing 600 kg');
    await app.press(/^It comes later/);
    await app.shows('the rest is on');
    const [, close] = await recorded();
    expect(close?.['backorder']).toMatch(/./);
    const backorder = await app.stores.rows.find('order', `backorder-of:in-00031`);
    expect(backorder).toMatchObject([{ lines: [{ expected: '600' }, { expected: '300' }] }]);
  });

  test('or gives it up', async () => {
    await receipt('in-00031');
    await app.press('Close receipt');
    await app.press(/^It does not come/);
    await app.press('The rest does not come');
    await app.shows('IN/00031 closed.');
    expect(await recorded()).toEqual([{ order: 'in-00031', backorder: null }]);
    const [entry] = await app.stores.queue.list();
    expect(entry?.body.reason).toBe('The rest does not come');
  });

  test('a receipt without an order is opened and filled', async () => {
    app = await openApp({ path: '/receive/new' });
    await app.press(/^Hill Dairy/);
    await app.press('Begin receiving');
    await app.shows('Nothing on it yet');
    await app.scan(`02095240000011151727052037${'60'}${gs}10BR-0001`);
    await app.shows('60 kg · not ordered');
    expect(await recorded()).toMatchObject([
      { partner: 'dairy', lines: [] },
      { product: 'bran', quantity: '60' },
    ]);
  });
});

describe('numbers before it closes', () => {
  test('[T15, T16, T23, A22] closing names the goods whose numbers are missing, and leads to where they are entered', async () => {
    await receipt('in-00031');
    await app.press('Close receipt');
    await app.shows('2 lines are not complete');
    await app.shows('Oats counts only with its lot or serial numbers');
    await app.press(/^It is here: enter its numbers/);
    await app.shows('Where do the numbers come from?');
    await app.press('Generate lots');
    await app.press('Receive 1 number');
    await app.press('Back to the receipt');
    await app.shows('1000 of 1000 kg');
    await app.scan(`02${honey}1728102137300${gs}10HN-0207`);
    await app.shows('300 of 300 kg');
    await app.press('Close receipt');
    await app.shows('Everything has come.');
  });

  test("[LOT-1] a lot gets a number of ours with the supplier's beside it, the same one for the same lot", async () => {
    await receipt('in-00031');
    await app.press('Give lots our own numbers');
    await app.scan(`02${oats}1727091737400${gs}10OF-1001`);
    await app.shows("supplier's OF-1001");
    await app.scan(`02${oats}1727091737500${gs}10OF-1001`);
    await app.shows('900 of 1000 kg');
    await app.scan(`02${oats}1727091737100${gs}10OF-1002`);
    await app.shows('1000 of 1000 kg');
    const lots = (await recorded()).map(({ lot }) => lot as { name: string; reference: string });
    expect(lots.map(({ reference }) => reference)).toEqual(['OF-1001', 'OF-1001', 'OF-1002']);
    expect(lots[1]?.name).toBe(lots[0]?.name);
    expect(new Set(lots.map(({ name }) => name)).size).toBe(2);
    expect(lots[0]?.name).not.toBe('OF-1001');
  });

  test('[EXP-1, EXP-2] the date that the rule counted can be put right before anything is kept', async () => {
    await receipt('in-00031');
    await app.scan(`01${oats}10OF-1009`);
    await app.press('Expires 21 Nov 2027: change');
    await app.type('Expires on', '2027-06-30');
    await app.press('Take this day');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    expect(await recorded()).toMatchObject([
      { lot: { dates: { expiration: '2027-06-30', bestBefore: '2027-05-31', removal: '2027-06-23' } } },
    ]);
  });

  test('[LBL-2] numbers of ours wait for a label, are listed, and go to a label program as a file', async () => {
    await receipt('in-00031');
    await app.scan('9524000001016');
    await app.press('No number on it: give the next one of ours');
    await app.press('1 Sack 25 kg');
    await app.press('1 number waits for a label');
    await app.shows('Labels to make');
    const [name = ''] = (await recorded()).map(({ lot }) => (lot as { name: string }).name);
    await app.shows(`${name} Oats · 25 kg · expires 21 Nov 2027`);
    await app.press('Save the list as a file');
    expect(await app.saved[0]?.text()).toBe(`${name};Oats;25;kg;2027-11-21`);
  });

  test('[LBL-2] what a colleague has typed on another device waits for its label here too, until one is read', async () => {
    await receipt('in-00031');
    const typed = {
      ...aReceipt(),
      order: 'in-00031' as never,
      lot: { ...aReceipt().lot, name: 'OF-TYPED' },
      entry: 'typed' as const,
    };
    const done = await app.stores.recorder.record({ kind: 'receive', payload: typed as never });
    if (!done.ok) throw new Error(done.error.code);
    const [row] = await app.stores.rows.find('operation', 'order:in-00031', 5);
    if (!row) throw new Error('No row');
    const lot = await app.stores.rows.get(
      'lot',
      row.facts.flatMap((fact) => (fact.kind === 'lot-registered' ? [fact.lot.id] : []))[0] ?? '',
    );
    await app.close();
    // As the server tells of it, on a device that has recorded nothing itself.
    app = await openApp({
      path: '/receive/in-00031',
      person: 'ben',
      changed: { [`operation/${row.id}`]: { ...row, state: 'accepted' }, [`lot/${lot?.id}`]: lot },
    });
    await app.press('1 number waits for a label');
    await app.shows('OF-TYPED Oats');
    await app.router.navigate('/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(`02${oats}172709173725${gs}10OF-TYPED`);
    await app.shows('Saved here');
    await app.hides('waits for a label');
  });

  test('[STK-4] a known lot received again is a top-up and keeps its dates', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}3725${gs}10OF-0901`);
    await app.shows('25 of 1000 kg');
    expect(await recorded()).toMatchObject([
      { lot: { name: 'OF-0901', dates: { expiration: '2026-12-03' } } },
    ]);
    expect(app.heard).toEqual(['ok']);
  });

  test('[ORD-2] what a colleague receives meanwhile adds up, and is shown with its own row', async () => {
    await receipt('in-00031');
    await app.scan(`02${oats}1727091737400${gs}10OF-1001`);
    await app.shows('400 of 1000 kg');
    const order = await app.stores.rows.get('order', 'in-00031');
    // As the server tells of it after a pull: the other one's work is on the order before ours.
    const lines = order?.lines.map((line) => (line.id === 'oats' ? { ...line, done: '300' } : line));
    await app.pulled({ 'order/in-00031': { ...order, lines } });
    await app.shows('700 of 1000 kg');
  });
});

describe('a receipt of 2,500 serials', { timeout: 60_000 }, () => {
  const serials = Array.from({ length: 2500 }, (_, at) => `AX-${String(at + 1).padStart(4, '0')}`);
  const big = () => {
    const motors = demoReceipts(day('2026-11-21')).find(({ id }) => id === 'in-00032');
    return {
      ...motors,
      lines: motors?.lines.map((line) => ({ ...line, expected: '2500', done: '2500' })),
      announced: serials.map((lot) => {
        return { line: 'motor', lot, quantity: '1', expiration: null, sscc: null };
      }),
    };
  };
  /** As the server tells of it, the oldest first. */
  const told = serials.map((name, at): [string, unknown] => {
    const id = `op-${String(at).padStart(5, '0')}`;
    const move = {
      id: `${id}/0`,
      operation: id,
      product: 'motor',
      lot: `lot-${name}`,
      quantity: '1',
      weight: null,
      from: 'supplier',
      to: 'dock',
      package: null,
      order: 'in-00032',
      line: 'motor',
      at: 1_000 + at,
      packaging: null,
      grade: 'scanned',
      reverses: null,
    };
    const row = {
      id,
      kind: 'receive',
      device: 'other',
      actor: 'ana',
      at: 1_000 + at,
      state: 'accepted',
      why: null,
      reason: null,
      flags: [],
      settled: null,
      facts: [{ kind: 'moved', move }],
    };
    return [`operation/${id}`, row];
  });
  const lots = serials.map((name): [string, unknown] => [
    `lot/lot-${name}`,
    aLot({ id: `lot-${name}` as LotId, product: 'motor' as ProductId, name }),
  ]);

  test('[ORD-2, T16] all of them count, the newest are shown first, and it is said that there are more', async () => {
    app = await openApp({
      path: '/receive/in-00032',
      person: 'ben',
      changed: { 'order/in-00032': big(), ...Object.fromEntries([...told, ...lots]) },
    });
    await app.shows('2500 of 2500 pcs');
    await app.press(/^Motor/);
    await app.shows('The newest 200 of 2500');
    await app.shows('AX-2500');
    await app.hides('AX-2300');
    await app.press('Show more');
    await app.shows('The newest 400 of 2500');
    await app.shows('AX-2300');
  });
});

test('what one press received is shown in the order of its numbers', async () => {
  app = await openApp({ path: '/receive/in-00032', person: 'ben' });
  const numbers = ['AX-10', 'AX-9', 'AX-100', 'AX-11'];
  const acts = numbers.map((name) => ({
    intent: {
      kind: 'receive',
      payload: {
        ...aReceipt(),
        order: 'in-00032',
        line: 'motor',
        product: 'motor',
        quantity: '1',
        lot: { ...aReceipt().lot, name },
      },
    },
  }));
  const done = await app.stores.recorder.recordAll(acts as never);
  expect(done).toMatchObject({ ok: true });
  await app.press(/^Motor/);
  await app.shows('AX-100');
  const shown = Array.from(app.text().matchAll(/Remove (AX-\d+)/g), ([, number]) => number);
  expect(shown).toEqual(['AX-9', 'AX-10', 'AX-11', 'AX-100']);
});

test('[UND-1] what one press received is taken back by one tap on its line; single rows stay', async () => {
  app = await openApp({ path: '/receive/in-00034', person: 'ben' });
  await app.shows('Close receipt');
  await app.scan(`00${sscc}`);
  await app.press('Receive 3 lots');
  await app.shows('Saved here');
  await app.press(/^Seal/);
  await app.shows('3 by one press');
  await app.press('Remove SK-12');
  await app.shows('2 by one press');
  await app.press('Remove all 2');
  await app.shows('2 entries taken back.');
  await app.hides('by one press');
});

describe('finding a receipt', () => {
  test.each([
    ['its own code', 'IN/00032', 'IN/00032 Alder Motor Works'],
    ['a product', '9524000001061', 'IN/00032 Alder Motor Works'],
    ['a supplier', 'SUP-DAIRY', 'IN/00033 Hill Dairy'],
    ['the delivery paper', 'PO/00074', 'IN/00034 Harbour Seals'],
    ['an announced number', 'MT-240133', 'IN/00032 Alder Motor Works'],
    ['its pallet', `00${sscc}`, 'IN/00034 Harbour Seals'],
  ])('by %s', async (_, code, shown) => {
    app = await openApp({ path: '/receive' });
    await app.shows('IN/00031');
    await app.scan(code);
    await app.shows(shown);
    await app.shows('Close receipt');
    expect(await recorded()).toEqual([]);
  });

  test('by typing a part of it', async () => {
    app = await openApp({ path: '/receive' });
    await app.shows('IN/00031');
    await app.type('Search receipts', 'dairy');
    await app.shows('IN/00033');
    expect(app.text()).not.toContain('IN/00031');
  });
});
