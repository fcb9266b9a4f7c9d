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
