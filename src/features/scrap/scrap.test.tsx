import { afterEach, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

const gs = '\u001d';
const oats = '09524000001016';

// Other work may keep the machine busy.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const bodies = async () => (await app.stores.queue.list({ limit: 50 })).reverse().map(({ body }) => body);

test('[STK-1] goods are thrown away with a preset reason, which stays for the next ones', async () => {
  app = await openApp({ path: '/scrap', person: 'ana' });
  await app.shows('Scan the goods, or their place first');
  await app.scan('LOC-STOCK');
  await app.scan('OF-0915');
  for (const key of ['5']) await app.press(key);
  await app.press('Scrap 5 kg');
  await app.press('Damaged');
  await app.shows('Oats · lot OF-0915 · 5 kg · Damaged');
  await app.scan(`02${oats}3710${gs}10OF-0901`);
  await app.shows('Oats · lot OF-0901 · 10 kg · Damaged');
  expect(await bodies()).toMatchObject([
    { kind: 'scrap', reason: 'Damaged', payload: { from: 'stock', goods: { quantity: '5' } } },
    { kind: 'scrap', reason: 'Damaged', payload: { goods: { quantity: '10' } } },
  ]);
  const [lot] = await app.stores.rows.find('lot', 'exact:OF-0915', 1);
  const stock = await app.stores.rows.get('stock', `oats/${lot?.id}`);
  expect(stock?.places.map(({ location, quantity }) => `${location} ${quantity}`).toSorted()).toContain(
    'scrap 5',
  );
});

test('[UND-1] what was scrapped is taken back by one tap', async () => {
  app = await openApp({ path: '/', person: 'ana' });
  const [lot] = await app.stores.rows.find('lot', 'exact:OF-0820', 1);
  await app.router.navigate(`/scrap?lot=${lot?.id}`);
  await app.press('All of it here 60 kg');
  await app.press('Past its date');
  await app.shows('Scrapped just now');
  await app.press(/^Undo Oats/);
  await app.shows('Taken back.');
  await app.hides('Scrapped just now');
  const stock = await app.stores.rows.get('stock', `oats/${lot?.id}`);
  expect(stock?.places.find(({ location }) => location === 'stock')?.quantity).toBe('60');
});

test('the reason is changed for what follows', async () => {
  app = await openApp({ path: '/scrap', person: 'ana' });
  await app.shows('Scan the goods, or their place first');
  await app.scan('LOC-STOCK');
  await app.scan(`02${oats}375${gs}10OF-0915`);
  await app.press('Damaged');
  await app.press('Because: Damaged');
  await app.press('Contaminated');
  await app.scan(`02${oats}376${gs}10OF-0915`);
  await app.shows('6 kg · Contaminated');
  expect((await bodies()).map(({ reason }) => reason)).toEqual(['Damaged', 'Contaminated']);
});

test('[X01] the reason never delays the next scan: what is scanned meanwhile joins it, and one tap answers for all', async () => {
  app = await openApp({ path: '/scrap', person: 'ana' });
  await app.shows('Scan the goods, or their place first');
  await app.scan('LOC-STOCK');
  await app.scan(`02${oats}375${gs}10OF-0915`);
  await app.shows('Why is it thrown away?');
  await app.scan(`02${oats}376${gs}10OF-0901`);
  await app.shows('Oats · lot OF-0901 · 6 kg');
  expect(await bodies()).toEqual([]);
  await app.press('Damaged');
  await app.shows('2 things · Damaged');
  await app.hides('Why is it thrown away?');
  expect(await bodies()).toMatchObject([
    { kind: 'scrap', reason: 'Damaged', payload: { goods: { quantity: '5' } } },
    { kind: 'scrap', reason: 'Damaged', payload: { goods: { quantity: '6' } } },
  ]);
  await app.press('Undo all 2');
  await app.shows('2 entries taken back.');
});
