import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';

const gs = '\u001d';
const packs = (lot: string, count: number): string => `020952400000104737${count}${gs}10${lot}`;

let app: App;
// The screens are loaded when they are first opened: not within the patience of one test.
beforeAll(() => Promise.all([import('./delivery-screen.tsx'), import('./slip-screen.tsx')]), 60_000);
afterEach(() => app.close());

const closed = async (changed: Readonly<Record<string, unknown>> = {}): Promise<void> => {
  app = await openApp({ path: '/deliver/out-00021', changed });
  await app.shows('Close delivery');
  for (const label of [packs('MU-1001', 96), packs('MU-1007', 150), `${packs('MU-1007', 149)}`])
    await app.scan(label);
  await app.shows('395 of 420 pack');
  await app.press('Close delivery');
  await app.press(/^The rest goes later/);
  await app.press('Delivery slip');
  await app.shows('Print');
};

test('[T06, T29] a closed delivery has a slip with each number once, its quantity and its date, and what follows', async () => {
  await closed();
  await app.shows('Demo plant');
  await app.shows(/OUT\/00021 Customer Corner Market Your order SO\/00051/);
  await app.shows('Muesli 395 pack MUESLI · 25 pack to follow');
  await app.shows('MU-1001 · expires 21 Dec 2026 96 pack');
  await app.shows('MU-1007 · expires 15 Jan 2027 299 pack');
  await app.shows(/The rest follows on OUT\//);
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await app.press('Print');
  expect(print).toHaveBeenCalledOnce();
});

test('[T06] a site that prints no numbers has none on its slips', async () => {
  const plant = await openApp({ path: '/deliver' });
  const site = await plant.stores.rows.get('site', 'main');
  await plant.close();
  await closed({ 'site/main': { ...site, numbersOnSlips: false } });
  await app.shows('Muesli 395 pack');
  expect(app.text()).not.toContain('MU-1001');
});

test('[T29] before it is closed the slip says so, and bears no numbers', async () => {
  app = await openApp({ path: '/deliver/out-00021' });
  await app.shows('Close delivery');
  await app.scan(packs('MU-1001', 96));
  await app.shows('96 of 420 pack');
  await app.router.navigate('/deliver/out-00021/slip');
  await app.shows('This delivery is not closed yet.');
  await app.shows('Muesli 96 pack');
  await app.press('Back');
  await app.shows('Close delivery');
});

test('[T29] a slip of what another device delivered is made from what the server told', async () => {
  app = await openApp({ path: '/deliver/out-00020/slip' });
  await app.shows('MU-0985');
  await app.shows('PP-0000');
  await app.shows('Pump 1 pcs');
});
