import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LocationId, type LotId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { createProfile } from '../../../tests/support/browser/profile.ts';
import { company } from '../../../tests/support/rule-book.ts';

// The first test of a file makes the whole app: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const lotOf = (product: string, name: string): { id: LotId; name: string } => ({
  id: lotIdOf(company, product as ProductId, name),
  name,
});

describe('the expiry alerts', () => {
  test('[EXP-6, T40] a lot stands here from its alert date, the most urgent first', async () => {
    app = await openApp({ path: '/expiry', person: 'ben' });
    await app.press(/^Everybody's/);
    await app.shows(/OF-0820 · 60 kg Oats · expires 20 Nov 2026.*OF-0901/);
    await app.shows('GR-5');
    expect(app.text()).not.toContain('MU-1015');
    await app.press(/OF-0820/);
    await app.shows('Do not use it. Ask a supervisor.');
  });

  test('[EXP-6] it is gone from the list when it is gone from the house', async () => {
    app = await openApp({ path: '/expiry', person: 'carla' });
    await app.press(/^Everybody's/);
    await app.shows('OF-0820');
    const scrapped = await app.floor.recorder.record(
      {
        kind: 'scrap',
        payload: {
          goods: {
            product: 'oats' as ProductId,
            lot: lotOf('oats', 'OF-0820'),
            quantity: quantity(60),
            weight: null,
            packaging: null,
            package: null,
          },
          from: 'stock' as LocationId,
          entry: 'scanned',
        } as never,
      },
      { reason: 'Past its date' },
    );
    expect(scrapped).toMatchObject({ ok: true });
    await app.hides('OF-0820');
  });

  test('[EXP-6] each under whoever is responsible; one sees the own ones first', async () => {
    app = await openApp({
      path: '/expiry',
      person: 'carla',
      changed: { 'product/grease': { ...(await aProductOf('grease')), responsible: 'carla' } },
    });
    await app.shows('Carla');
    await app.shows('GR-5');
    expect(app.text()).not.toContain('OF-0820');
    await app.press(/^Everybody's/);
    await app.shows('Nobody is named for these');
  });
});

test('[EXP-6, T40] whoever is responsible is told of a new alert once, on whichever device, and not again', async () => {
  const responsible = { 'product/grease': { ...(await aProductOf('grease')), responsible: 'carla' } };
  const profile = createProfile();
  app = await openApp({ path: '/', person: 'carla', profile, changed: responsible });
  await app.shows('1 lot of yours has come to its alert date');
  await app.press('Look at them');
  await app.shows(/GR-5.*New/);
  await app.router.navigate('/');
  await app.shows('what shall we do?');
  await app.hides('has come to its alert date');
  const told = (await app.stores.queue.list()).filter(({ body }) => body.kind === 'tell-alerts');
  expect(told).toMatchObject([{ body: { payload: { lots: [lotOf('grease', 'GR-5').id] } } }]);
  // Opened again, and on another device that the server has told of it: it stands in the list, and is new no more.
  await app.router.navigate('/expiry');
  await app.shows('GR-5');
  expect(app.text()).not.toContain('New');
  const carla = await app.floor.world.get('person', 'carla');
  await app.close();
  app = await openApp({ path: '/', person: 'carla', changed: { ...responsible, 'person/carla': carla } });
  await app.shows('what shall we do?');
  await app.shows(/\d+ alerts?/);
  await app.router.navigate('/expiry');
  await app.shows('GR-5');
  expect(app.text()).not.toMatch(/New|has come to its alert date/);
  expect(await app.stores.queue.list()).toEqual([]);
});

test('[EXP-6] nobody else is told', async () => {
  const responsible = { 'product/grease': { ...(await aProductOf('grease')), responsible: 'carla' } };
  app = await openApp({ path: '/expiry', person: 'ben', changed: responsible });
  await app.press(/^Everybody's/);
  await app.shows('GR-5');
  expect(app.text()).not.toContain('New');
  expect(await app.stores.queue.list()).toEqual([]);
});

test('[T07, T35] a plant without expiry dates asks for none and alerts nobody', async () => {
  const plain = await openApp({ path: '/device' });
  const site = { ...(await plain.floor.world.get('site', 'main')), expiryDates: false };
  await plain.close();
  app = await openApp({ path: '/expiry', person: 'carla', changed: { 'site/main': site } });
  await app.shows('Nothing expires soon');
  await app.router.navigate('/lots/new?product=oats');
  await app.shows('The next number of ours');
  expect(app.text()).not.toContain('Expires');
});

describe('a product', () => {
  test('[X09] a scanned product leads to its stock and what can be done with it', async () => {
    app = await openApp({ path: '/', person: 'ben' });
    await app.shows('Receive');
    await app.scan('09524000001016');
    await app.shows(/\d+ kg on hand/);
    await app.shows('OF-0820 · 60 kg Warehouse / Stock Expired');
    await app.shows('IN/00031 receipt');
    await app.press('All its numbers');
    await app.shows(/\d found/);
    await app.shows('OF-0915');
  });

  test('[X09] a label with a known number leads to that lot, one with a new number says so', async () => {
    app = await openApp({ path: '/', person: 'ben' });
    await app.shows('Receive');
    await app.scan('010952400000101610OF-0915');
    await app.shows('OF-0915 Oats · lot');
    await app.scan('010952400000101610OF-7777');
    await app.shows('OF-7777 is not known here yet');
  });

  test('[T10] stock without numbers of a product that has them now asks for numbers', async () => {
    const film = await aProductOf('film');
    app = await openApp({
      path: '/products/film',
      changed: { 'product/film': { ...film, tracking: 'lot' } },
    });
    await app.shows('500 roll have no number yet');
  });
});

test('[X09] an order of any kind opens, a place shows what stands there', async () => {
  app = await openApp({ path: '/', person: 'ben' });
  await app.shows('Receive');
  await app.scan('IN/00033');
  await expect.poll(() => app.router.state.location.pathname).toBe('/receive/in-00033');
});

async function aProductOf(id: string): Promise<object> {
  const plain = await openApp({ path: '/device' });
  const product = await plain.floor.world.get('product', id);
  await plain.close();
  return { ...product };
}
