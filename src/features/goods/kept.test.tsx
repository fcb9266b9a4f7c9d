import { afterEach, describe, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { type Profile, createProfile } from '../../../tests/support/browser/profile.ts';
import { patience } from '../../../tests/support/patience.ts';

const gs = '\u001d';
const oats = '09524000001016';
const sack = `01${oats}1727091710OF-1001`;
const tooMuch = `02${oats}17270917371200${gs}10OF-1001`;

// Several starts of the app, and other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const start = async (profile: Profile, path: string, person = 'ben'): Promise<void> => {
  app = await openApp({ profile, path, person });
};
/** The browser is killed and opened again. */
const again = async (profile: Profile, path: string, person = 'ben'): Promise<void> => {
  await app.close();
  await start(profile, path, person);
};
const bodies = async () => (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => body);
const kept = async (): Promise<number> => (await app.stores.notes.list('asked/')).length;
const keptNow = (count: number): Promise<void> =>
  vi.waitFor(async () => expect(await kept()).toBe(count), patience);

describe('goods that wait for a reason', () => {
  test('[X01, ORD-2] are asked about again after a kill, on the same order, and recorded once', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(tooMuch);
    await app.shows('Why?');
    await again(profile, '/');
    await app.shows('1 scan waits for your answer');
    expect(await bodies()).toEqual([]);
    await app.press(/^Oats · lot OF-1001/);
    await app.press('Go there and answer');
    await app.shows('More than ordered on IN/00031: 1200 of 1000 kg.');
    await app.press('Supplier sent more');
    await app.shows('Saved here');
    expect(await bodies()).toMatchObject([{ kind: 'receive', reason: 'Supplier sent more' }]);
    await keptNow(0);
    await again(profile, '/receive/in-00031');
    await app.shows('1200 of 1000 kg');
    expect(app.text()).not.toContain('Why?');
    expect(await bodies()).toHaveLength(1);
  });

  test('[X01] killed while it was being recorded: what has its reason is not asked about again', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(tooMuch);
    await app.scan(`02${oats}17270917371100${gs}10OF-1002`);
    await app.shows('All 2 are recorded with your reason.');
    const [note] = await app.stores.notes.list<{ value: { waiting: { intent: never; given: object }[] } }>(
      'asked/why',
    );
    if (!note) throw new Error('Nothing is kept');
    await app.press('Supplier sent more');
    await keptNow(0);
    // As it stood when the first of the two was in the queue, and the second was not.
    const other = createProfile();
    await again(other, '/');
    await app.shows('what shall we do?');
    const since = app.floor.now();
    const { waiting } = note.value.value;
    await app.stores.recorder.record(waiting[0]?.intent as never, { reason: 'Supplier sent more' });
    await app.stores.notes.put(note.key, { ...note.value, value: { waiting, since } });
    await again(other, '/receive/in-00031');
    await app.shows('Recorded with your reason.');
    await app.press('Supplier sent more');
    await app.shows('2300 of 1000 kg');
    const lots = (await bodies()).map(({ payload }) => (payload as { lot: { name: string } }).lot.name);
    expect(lots).toEqual(['OF-1001', 'OF-1002']);
  });

  test('[X01] a delivery asks again why the earliest was passed over; put back, nothing is recorded', async () => {
    const profile = createProfile();
    await start(profile, '/deliver/out-00023');
    await app.shows('Close delivery');
    await app.scan(`02${oats}37200${gs}10OF-0915`);
    await app.shows('Why?');
    await again(profile, '/deliver/out-00023');
    await app.shows('OF-0915 was taken before OF-0901, which expires earlier.');
    await app.press('Put back: record nothing');
    await app.hides('Why?');
    await keptNow(0);
    expect(await bodies()).toEqual([]);
  });

  test('[X01] what is thrown away waits for its reason over a kill', async () => {
    const profile = createProfile();
    await start(profile, '/scrap', 'ana');
    await app.shows('Scan the goods, or their place first');
    await app.scan('LOC-STOCK');
    await app.scan(`02${oats}375${gs}10OF-0915`);
    await app.shows('Why is it thrown away?');
    await again(profile, '/scrap', 'ana');
    await app.shows('Why is it thrown away?');
    await app.press('Damaged');
    await app.shows('5 kg · Damaged');
    await keptNow(0);
    expect(await bodies()).toMatchObject([{ kind: 'scrap', reason: 'Damaged' }]);
  });
});

describe('a question that a scan opened', () => {
  test('[X01] how many is asked again after a kill, and the answer is recorded with its scan', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(sack);
    await app.shows('How many?');
    await again(profile, '/receive/in-00031');
    await app.shows('How many?');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    expect(await bodies()).toMatchObject([{ scans: [{ text: sack }], payload: { quantity: '25' } }]);
    await keptNow(0);
  });

  test('[X01] answered just before the kill, it is not asked again', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(sack);
    await app.shows('How many?');
    await keptNow(1);
    const [note] = await app.stores.notes.list('asked/');
    if (!note) throw new Error('Nothing is kept');
    await app.press('1 Sack 25 kg');
    await app.shows('25 of 1000 kg');
    await keptNow(0);
    await app.stores.notes.put(note.key, note.value);
    await again(profile, '/receive/in-00031');
    await app.shows('25 of 1000 kg');
    await keptNow(0);
    expect(app.text()).not.toContain('How many?');
  });

  test('[X01] killed between two questions, only the later one is asked', async () => {
    const profile = createProfile();
    await start(profile, '/scrap', 'ana');
    await app.shows('Scan the goods, or their place first');
    await app.scan('LOC-STOCK');
    await app.scan(`01${oats}10OF-0915`);
    await app.shows('How many?');
    await keptNow(1);
    const [question] = await app.stores.notes.list('asked/');
    if (!question) throw new Error('Nothing is kept');
    await app.press('1 Sack 25 kg');
    await app.shows('Why is it thrown away?');
    await keptNow(1);
    // As it stood when the second was written down, and the first was not taken away yet.
    await app.stores.notes.put(question.key, question.value);
    await again(profile, '/scrap', 'ana');
    await app.press('Damaged');
    await app.shows('25 kg · Damaged');
    await keptNow(0);
    expect(app.text()).not.toContain('How many?');
    expect(await bodies()).toHaveLength(1);
  });

  test('[X01] half a count asks again what it had asked', async () => {
    const profile = createProfile();
    await start(profile, '/count/place/stock', 'ana');
    await app.shows('Review the count');
    await app.scan('OF-0915');
    await app.shows('How many?');
    await again(profile, '/count/place/stock', 'ana');
    await app.press('As in the books 400 kg');
    await app.shows('counted 400 kg');
    await keptNow(0);
  });

  test('[X01] a refusal that nobody has read is shown again, with the way round it', async () => {
    const profile = createProfile();
    await start(profile, '/deliver/out-00023');
    await app.shows('Close delivery');
    await app.scan(`02${oats}3725${gs}10OF-0820`);
    await app.press('Customer asked for it');
    await app.shows('Record anyway for a supervisor');
    await again(profile, '/deliver/out-00023');
    await app.press('Record anyway for a supervisor');
    await app.shows('Saved here');
    await keptNow(0);
    expect(await bodies()).toMatchObject([{ kind: 'deliver', reason: 'Customer asked for it' }]);
  });

  test('closed by a person it is gone, and so it is when another window answered it', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(sack);
    await app.shows('How many?');
    await keptNow(1);
    await app.press('Close');
    await keptNow(0);
    await app.scan(sack);
    await app.shows('How many?');
    await keptNow(1);
    await app.stores.notes.clear('asked/');
    await app.hides('1 Sack');
    expect(await bodies()).toEqual([]);
  });

  test('[X01] it is put back from the first screen too', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00031');
    await app.shows('Close receipt');
    await app.scan(sack);
    await app.shows('How many?');
    await keptNow(1);
    await again(profile, '/');
    await app.shows('1 scan waits for your answer');
    await app.press(/^Oats · lot OF-1001/);
    await app.press('Put back: record nothing');
    await app.hides('waits for your answer');
    expect(await bodies()).toEqual([]);
  });

  test('one that another version of the program wrote is scanned again', async () => {
    const profile = createProfile();
    await start(profile, '/');
    await app.shows('what shall we do?');
    const path = '/receive/in-00031';
    const note = { shape: 0, at: app.floor.now(), path, text: 'Oats · lot OF-1', count: 1, value: {} };
    await app.stores.notes.put(`asked/question${path}`, note);
    await again(profile, path);
    await app.shows('Scan it again');
    await app.shows('Oats · lot OF-1');
    await keptNow(0);
  });
});

describe('what was said once for the scans that follow', () => {
  const grease = '09524000001085';

  test('[X01] put-away: the shelf that was scanned is still meant after a kill, until the screen is left', async () => {
    const profile = createProfile();
    await start(profile, '/move/int-00001');
    await app.shows('Close transfer');
    await app.scan('LOC-A1');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await again(profile, '/');
    await app.shows('what shall we do?');
    expect(app.text()).not.toContain('waits for your answer');
    await app.router.navigate('/move/int-00001');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await app.scan(`02${grease}371000${gs}10GR-6`);
    await app.shows('1000 of 1000 g');
    expect(await bodies()).toMatchObject([{ kind: 'transfer', payload: { to: 'a1' } }]);
    await app.router.navigate('/move');
    await app.shows('INT/00002');
    await vi.waitFor(async () => expect(await app.stores.notes.list('chosen')).toEqual([]));
    await app.router.navigate('/move/int-00001');
    await app.shows('Close transfer');
    expect(app.text()).not.toContain('Goods go to');
  });

  test('[X01] the first scan after a kill goes where the ones before went', async () => {
    const profile = createProfile();
    await start(profile, '/move/int-00001');
    await app.shows('Close transfer');
    await app.scan('LOC-A1');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await app.close();
    app = await openApp({ profile, path: '/move/int-00001', person: 'ben' });
    await app.shows('INT/00001');
    await app.scan(`02${grease}371000${gs}10GR-6`);
    await app.shows('1000 of 1000 g');
    expect(await bodies()).toMatchObject([{ payload: { to: 'a1' } }]);
  });

  test('[RET-1] the delivery that a return belongs to is still known after a kill', async () => {
    const profile = createProfile();
    await start(profile, '/return/customer');
    await app.shows('Scan what comes back');
    await app.scan('OUT/00020');
    await app.shows('From delivery OUT/00020');
    await again(profile, '/return/customer');
    await app.shows('From delivery OUT/00020');
    await app.scan('011952400000104410MU-0985');
    await app.press('1 Case of 12 12 pack');
    await app.press('Damaged on the way');
    await app.shows('12 pack · OUT/00020 · Damaged on the way');
    expect(await bodies()).toMatchObject([{ payload: { delivery: 'out-00020' } }]);
  });

  test('[RET-1] which delivery it was is asked again after a kill', async () => {
    const profile = createProfile();
    await start(profile, '/return/customer');
    await app.shows('Scan what comes back');
    await app.scan('011952400000104410MU-1001');
    await app.press('1 Case of 12 12 pack');
    await app.shows('Which delivery was it?');
    await again(profile, '/return/customer');
    await app.shows('Which delivery was it?');
    expect(app.text()).not.toContain('How many?');
    await app.press(/^Nobody knows/);
    await app.shows('Why does it come back?');
    await again(profile, '/return/customer');
    await app.press('Wrong goods');
    await app.shows('Saved here');
    await keptNow(0);
    expect(await bodies()).toMatchObject([{ reason: 'Wrong goods', payload: { delivery: null } }]);
  });

  test('[RCV-2] the pallet and the place of a receipt outlive a kill, and hold for many numbers at once too', async () => {
    const profile = createProfile();
    await start(profile, '/receive/in-00032');
    await app.shows('Close receipt');
    await app.scan('LOC-A1');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await again(profile, '/receive/in-00032');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await app.press(/^Motor/);
    await app.press('Many numbers at once');
    await app.press('From a first one');
    await app.type('First number', 'MT-9001');
    await app.type('How many units', '2');
    await app.press('Generate serials');
    await app.shows('This is what was understood');
    await app.shows('Goods go to Warehouse / Stock / Shelf A1');
    await app.press('Receive 2 numbers');
    await app.shows('All 2 numbers are received.');
    expect(await bodies()).toMatchObject([{ payload: { to: 'a1' } }, { payload: { to: 'a1' } }]);
  });
});
