import { afterEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { type Profile, createProfile } from '../../../tests/support/browser/profile.ts';
import { patience } from '../../../tests/support/patience.ts';

const gs = '\u001d';
const seal = '09524000001078';
const honey = '09524000001023';

// Several starts of the app, and other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const start = async (profile: Profile, path: string): Promise<void> => {
  app = await openApp({ profile, path, person: 'ana' });
};
const order = async (profile: Profile, number: string): Promise<void> => {
  await start(profile, `/produce/mo-${number}`);
  await app.shows('Components');
};
/** The browser is killed and opened again. */
const again = async (profile: Profile, path: string): Promise<void> => {
  await app.close();
  await start(profile, path);
};
const bodies = async () => (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => body);
const kept = async () => app.stores.notes.list<{ text: string; at: number; value: never }>('asked/');
const keptNow = (count: number): Promise<void> =>
  vi.waitFor(async () => expect(await kept()).toHaveLength(count), patience);
const keptAs = (text: string): Promise<void> =>
  vi.waitFor(async () => expect((await kept()).map(({ value }) => value.text)).toEqual([text]), patience);

test('[X01, M24, NUM-5] batch production comes back with its numbers, and makes them once', async () => {
  const profile = createProfile();
  await order(profile, '00110');
  await app.press(/^Produce all/);
  await app.shows('Batch production');
  await app.press('Generate');
  await app.shows('PP-D7-1 … PP-D7-24');
  await keptAs('MO/00110 · Batch production, 24 numbers');
  await again(profile, '/');
  await app.shows('You have begun something');
  await app.press(/^MO\/00110/);
  await app.press('Go there and answer');
  await app.shows('Batch production');
  await app.shows('PP-D7-1 … PP-D7-24');
  await app.press(/^Prepare only/);
  await app.shows('24 units prepared');
  await keptNow(0);
  expect(await bodies()).toMatchObject([
    { kind: 'prepare', payload: { numbers: [{ first: 'PP-D7-1', count: 24, reserved: true }] } },
  ]);
  await again(profile, '/produce/mo-00110');
  await app.shows('Components');
  expect(app.text()).not.toContain('Batch production');
  expect(await bodies()).toHaveLength(1);
});

test('[X01] killed while the batch was being recorded: asked again only where nothing was', async () => {
  const profile = createProfile();
  await order(profile, '00109');
  await app.press(/^Produce all/);
  await app.press('Generate');
  await keptAs('MO/00109 · Batch production, 2 numbers');
  const [note] = await kept();
  if (!note) throw new Error('Nothing is kept');
  await app.press(/^Prepare only/);
  await app.shows('2 units prepared');
  await keptNow(0);
  await app.stores.notes.put(note.key, note.value);
  await again(profile, '/produce/mo-00109');
  await app.shows('Components');
  await keptNow(0);
  expect(app.text()).not.toContain('Batch production');
});

test('[X01, PRD-8] leftovers that come back are still to be scanned, and a question about them is still about them', async () => {
  const profile = createProfile();
  await order(profile, '00107');
  await app.scan(`01${honey}3103008000${gs}10L-2611`);
  await app.shows('8 of 8 kg');
  await app.press('Return leftovers');
  await keptAs('MO/00107 · Return leftovers');
  await again(profile, '/produce/mo-00107');
  await app.shows('Scan what comes back');
  await app.scan(`01${honey}10L-2611`);
  await app.shows('How many?');
  await keptAs('MO/00107 · Honey · lot L-2611');
  await again(profile, '/');
  await app.shows('1 scan waits for your answer');
  await again(profile, '/produce/mo-00107');
  await app.shows('How many?');
  await app.press('2');
  await app.press('Return 2 kg');
  await app.shows('6 of 8 kg');
  await keptNow(0);
  expect(await bodies()).toMatchObject([
    { kind: 'consume' },
    { kind: 'return-component', payload: { quantity: '2' }, scans: [{ text: `01${honey}10L-2611` }] },
  ]);
});

test('[X01, PRD-9] a repair comes back with what was tapped and scanned; how many is asked within it', async () => {
  const profile = createProfile();
  await order(profile, '00113');
  await app.press('Rework');
  await app.press(/^Seal kit/);
  await app.scan(`01${seal}10L-2611`);
  await app.shows('How many?');
  await keptAs('MO/00113-001 · Seal kit · lot L-2611');
  await again(profile, '/produce/mo-00113');
  await app.shows('How many?');
  await app.press('1');
  await app.press('Use 1 pcs');
  await app.shows('Rework PP-0004');
  await keptAs('MO/00113-001 · Rework');
  await again(profile, '/produce/mo-00113');
  await app.shows('Rework PP-0004');
  await app.shows('Comes out');
  await app.shows('Goes in');
  await app.press('Rework is done');
  await app.shows('PP-0004 reworked');
  await keptNow(0);
  expect(await bodies()).toMatchObject([
    {
      kind: 'rework',
      payload: {
        removed: [{ product: 'seal-kit' }],
        added: [{ product: 'seal-kit', goods: [['L-2611', '1', null]] }],
      },
    },
  ]);
});

test('closed by a person it is gone: nothing is repaired, and the next scan is used', async () => {
  const profile = createProfile();
  await order(profile, '00113');
  await app.press('Rework');
  await keptNow(1);
  await app.press('Close');
  await keptNow(0);
  await again(profile, '/produce/mo-00113');
  await app.shows('Components');
  expect(app.text()).not.toContain('Rework PP-0004');
});
