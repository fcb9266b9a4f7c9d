import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SequenceId } from '#domain/base/ids.ts';
import { type App, openApp } from '../../../../tests/support/app.tsx';
import { patience } from '../../../../tests/support/patience.ts';

let app: App;
// The screens are loaded when they are first opened: not within the patience of one test.
beforeAll(() => Promise.all([import('./numbers-screen.tsx'), import('../receipt-screen.tsx')]), 60_000);
afterEach(() => app.close());
const numbers = async (order: string, line: string): Promise<void> => {
  app = await openApp({ path: `/receive/${order}/numbers/${line}` });
  await app.shows('Where do the numbers come from?');
};
const recorded = async (): Promise<{ name: string; quantity: string; expiration: string; entry: string }[]> =>
  (await app.stores.queue.list({ limit: 500 })).reverse().map(({ body }) => {
    const { lot, quantity, entry } = body.payload as {
      lot: { name: string; dates: { expiration: string } };
      quantity: string;
      entry: string;
    };
    return { name: lot.name, quantity, expiration: lot.dates.expiration, entry };
  });
const names = async (): Promise<string[]> =>
  (await recorded()).map(({ name, quantity }) => `${name} ${quantity}`);

describe('generate', { timeout: 30_000 }, () => {
  test('[T17, T21, NUM-3] so many serials counted on from the first one, shown before anything is kept', async () => {
    app = await openApp({ path: '/receive/in-00032' });
    await app.press(/^Motor/);
    await app.press('Many numbers at once');
    await app.shows('60 pcs missing');
    await app.press('From a first one');
    await app.type('First number', 'AX-0998');
    await app.type('How many units', '4');
    await app.press('Generate serials');
    await app.shows('This is what was understood');
    await app.shows(/AX-0998.*AX-0999.*AX-1000.*AX-1001/);
    expect(await recorded()).toEqual([]);
    await app.press('Receive 4 numbers');
    await app.shows('All 4 numbers are received.');
    expect(await names()).toEqual(['AX-0998 1', 'AX-0999 1', 'AX-1000 1', 'AX-1001 1']);
    await app.press('Back to the receipt');
    await app.shows('4 of 60 pcs');
  });

  test('[T18, NUM-3] one lot for all of it, with the next number of ours', async () => {
    await numbers('in-00031', 'oats');
    await app.press('Generate lots');
    await app.shows(/1 number · 1000 kg/);
    await app.press('Receive 1 number');
    await app.shows('1 number is received.');
    expect(await recorded()).toMatchObject([{ quantity: '1000', expiration: '2027-11-21', entry: 'picked' }]);
  });

  test('[T19, NUM-3] so much a lot, the last lot takes the rest; [EXP-2] a date for all of them', async () => {
    await numbers('in-00031', 'oats');
    await app.press('From a first one');
    await app.type('First number', 'OF-2001');
    await app.type('How much in one lot', '400');
    await app.type('Expires on', '2027-06-30');
    await app.press('Generate lots');
    await app.shows('OF-2003');
    await app.press('Receive 3 numbers');
    await app.shows('All 3 numbers are received.');
    expect(await recorded()).toMatchObject([
      { name: 'OF-2001', quantity: '400', expiration: '2027-06-30' },
      { name: 'OF-2002', quantity: '400', expiration: '2027-06-30' },
      { name: 'OF-2003', quantity: '200', expiration: '2027-06-30' },
    ]);
  });

  test('[NUM-1, STK-2] a serial that is in use is named, and left out only because it was said', async () => {
    await numbers('in-00032', 'motor');
    await app.press('From a first one');
    await app.type('First number', 'MT-240021');
    await app.type('How many units', '4');
    await app.press('Generate serials');
    await app.shows('Line 1: MT-240021 This serial is known already');
    await app.press('Receive 2, leave out 2');
    await app.shows('All 2 numbers are received.');
    expect(await names()).toEqual(['MT-240023 1', 'MT-240024 1']);
  });
});

describe('one press', { timeout: 30_000 }, () => {
  const serials = async (first: string, count: number): Promise<void> => {
    app = await openApp({ path: '/receive/in-00032/numbers/motor', person: 'carla' });
    await app.press('From a first one');
    await app.type('First number', first);
    await app.type('How many units', String(count));
    await app.press('Generate serials');
    await app.shows('This is what was understood');
  };

  test('[UND-1] what one tap received, one tap takes back: at once, or from the strip of the receipt', async () => {
    await serials('AX-0001', 5);
    await app.press('Receive 5 numbers');
    await app.shows('All 5 numbers are received.');
    await app.press('Undo all 5');
    await app.shows('5 entries taken back.');
    await app.shows('0 of 60 pcs');
    app.close();

    await serials('AX-0011', 4);
    await app.press('Receive 4 numbers');
    await app.press('Back to the receipt');
    await app.shows('Motor: 4 numbers received');
    await app.shows('4 of 60 pcs');
    await app.press('Undo all 4');
    await app.shows('4 entries taken back.');
    await app.shows('0 of 60 pcs');
  });

  test('[STK-2] one that is refused at last keeps all of them back, is named, and can be left out', async () => {
    await serials('MT-240021', 3);
    const { stores } = app;
    await app.shows('Receive 1, leave out 2');
    const lot = (await stores.rows.find('lot', 'exact:MT-240021'))[0];
    if (!lot) throw new Error('No such serial');
    // The old name of a serial is free to look at, and still its own: only the rules know.
    const renamed = await stores.recorder.record({
      kind: 'edit-lot',
      payload: { lot: lot.id, change: { name: 'MT-NEW' } },
    });
    expect(renamed.ok).toBe(true);
    await app.press('Receive 2, leave out 1');
    await app.shows('1 number is refused, so nothing is received yet.');
    await app.shows(/MT-240021 .*already/);
    await app.press('Receive the other one');
    await app.shows('1 number is received.');
  });
});

describe('a list', { timeout: 30_000 }, () => {
  const list = async (text: string): Promise<void> => {
    await app.press('From a list');
    await app.type('The list', text);
    await app.press('Check the list');
    await app.shows('This is what was understood');
  };

  test('[T22, NUM-4] number, quantity and date a line; a date that can be two is asked about', async () => {
    await numbers('in-00031', 'oats');
    await list('OF-3001;250;30.06.2027\nOF-3002;250,5;05/06/2027\nOF-3003;abc');
    await app.shows('Line 2: OF-3002;250,5;05/06/2027 05/06/2027 can be two days.');
    await app.shows('Line 3: OF-3003;abc abc is neither a quantity nor a date.');
    await app.press('Day first');
    await app.press('Receive 2, leave out 1');
    await app.shows('All 2 numbers are received.');
    expect(await recorded()).toMatchObject([
      { name: 'OF-3001', quantity: '250', expiration: '2027-06-30' },
      { name: 'OF-3002', quantity: '250.5', expiration: '2027-06-05' },
    ]);
  });

  test('[NUM-4] lots without a quantity get the one that is said for them', async () => {
    await numbers('in-00031', 'oats');
    await list('OF-3001\nOF-3002;100');
    await app.shows(/1 number · 100 kg/);
    await app.type('How much in each line that says no quantity', '25');
    await app.press('Receive 2 numbers');
    await app.shows('All 2 numbers are received.');
    expect(await names()).toEqual(['OF-3001 25', 'OF-3002 100']);
  });

  test('[NUM-4] a typed list: 4+ goes on to what is missing, and ~ is our next number', async () => {
    await numbers('in-00032', 'motor');
    await app.press('From a list');
    await app.press('1-5, 9, 4+');
    await app.type('The list', 'ZZ-01-ZZ-03, ~, ZZ-51+');
    await app.press('Check the list');
    await app.shows('60 numbers · 60 pcs');
    await app.shows('ZZ-03');
    expect(await recorded()).toEqual([]);
  });

  test('[NUM-4] scanned labels and list codes join the list', async () => {
    await numbers('in-00032', 'motor');
    await app.press('From a list');
    await app.scan('010952400000106121MT-9001');
    await app.scan('MT-9002\nMT-9003');
    await app.press('Check the list');
    await app.press('Receive 3 numbers');
    await app.shows('All 3 numbers are received.');
    expect(await names()).toEqual(['MT-9001 1', 'MT-9002 1', 'MT-9003 1']);
  });

  test('[NUM-7] typed or pasted numbers that are kept for another device are named; scanned ones are on the goods', async () => {
    await numbers('in-00032', 'motor');
    await app.stores.blocks.setElsewhere([
      { id: 'theirs', sequence: 'motor-serials' as SequenceId, first: 900_400, last: 900_599 },
    ]);
    await app.press('From a list');
    await app.type('The list', 'MT-900501\nMT-9001');
    await app.scan('010952400000106121MT-900500');
    await app.press('Check the list');
    await app.shows(/Line 1: MT-900501 This number is kept for another device/);
    await app.press('Receive 2, leave out 1');
    await app.shows('All 2 numbers are received.');
    expect(await names()).toEqual(['MT-9001 1', 'MT-900500 1']);
  });

  test('[T22] what the supplier announced is received as it stands', async () => {
    await numbers('in-00032', 'motor');
    await app.press('As announced by the supplier (60)');
    await app.press('Receive 60 numbers');
    await vi.waitFor(async () => expect(await recorded()).toHaveLength(60), { ...patience, interval: 100 });
    await app.shows('All 60 numbers are received.');
  });

  test('[STK-4] a known lot is a top-up, said before and after; [EXP-3] it keeps its dates', async () => {
    await numbers('in-00031', 'oats');
    await list('OF-0901;25;2027-12-31');
    await app.shows('This lot is known: it gets more, and keeps its dates.');
    await app.press('Receive 1 number');
    await app.shows('1 number is received.');
    expect(await recorded()).toMatchObject([{ name: 'OF-0901', quantity: '25', expiration: '2026-12-03' }]);
  });

  test('[ORD-2] more than is missing asks why', async () => {
    await numbers('in-00031', 'honey');
    await list('HN-1;200\nHN-2;200');
    await app.shows('More than is missing: 400 kg of 300 kg');
    await app.press('Receive 2 numbers');
    await app.press('Supplier sent more');
    await app.shows('All 2 numbers are received.');
    const [entry] = await app.stores.queue.list();
    expect(entry?.body.reason).toBe('Supplier sent more');
  });
});
