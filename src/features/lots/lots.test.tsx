import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LotId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { type App, openApp } from '../../../tests/support/app.tsx';
import { company } from '../../../tests/support/rule-book.ts';

// The first test of a file makes the whole app: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 30_000 });

let app: App;
afterEach(() => app.close());
const idOf = (product: string, name: string): LotId => lotIdOf(company, product as ProductId, name);
const recorded = async (): Promise<
  { kind: string; payload: Record<string, unknown>; reason: string | null }[]
> =>
  (await app.stores.queue.list({ limit: 100 })).reverse().map(({ body: { kind, payload, reason } }) => ({
    kind,
    payload: payload as Record<string, unknown>,
    reason,
  }));
const open = async (path: string, person = 'carla'): Promise<void> => {
  app = await openApp({ path, person });
};

describe('the list', () => {
  test('[T30] by place: every place with what is there, opened to its lots with their quantity on hand', async () => {
    await open('/lots');
    await app.press(/^Warehouse \/ Cold room \d+ lots/);
    await app.shows(/HN-015\d Honey · expires .* kg/);
    await app.hides('OF-0820');
  });

  test('[A17] by product: the sum on hand, opened to its lots', async () => {
    await open('/lots');
    await app.press('Product');
    await app.shows(/Oats \d lots · \d+ kg/);
    await app.press(/^Oats/);
    await app.shows(/OF-0820 Expired · expires .* 60 kg/);
    await app.hides('L-2611');
  });

  test('[A18] search by number, by any group in it, and by reference', async () => {
    await open('/lots?by=none');
    await app.type('Search number or reference', '0915');
    await app.shows('OF-0915');
    await app.shows('1 found');
    await app.type('Search number or reference', 'l-26');
    await app.shows('2 found');
    await app.type('Search number or reference', 'zz');
    await app.shows('No number or reference begins with this');
  });

  test('[NUM-6] a renamed lot is found by its old number', async () => {
    await open('/lots?by=none');
    await app.floor.recorder.record({
      kind: 'edit-lot',
      payload: { lot: idOf('oats', 'OF-0915'), change: { name: 'NEW-1', reference: 'FARM-77' } },
    });
    await app.type('Search number or reference', 'of-0915');
    await app.shows('NEW-1');
    await app.type('Search number or reference', 'farm');
    await app.shows('NEW-1');
  });

  test('[A16] filters: expired, in the alerts, held, product, place, made, archived', async () => {
    await open('/lots?by=none');
    await app.press('Filter');
    await app.press('Expired');
    await app.press('Show the list');
    await app.shows('1 found');
    await app.shows('OF-0820');
    await app.press('1 filter');
    await app.press('Expired');
    await app.press('On hold');
    await app.press('Show the list');
    await app.shows('OF-0930');
    await app.hides('OF-0820');
    await app.press('1 filter');
    await app.press('On hold');
    await app.press('Any product Product');
    await app.press('Honey');
    await app.press('Today');
    await app.press('Show the list');
    await app.shows('L-2611');
    await app.hides('OF-0930');
    await app.press('2 filters');
    await app.press('Archived');
    await app.press('Show the list');
    await app.shows('No lot or serial fits');
  });

  test('[T41, A15] rows say what the person wants to see: dates as optional columns', async () => {
    await open('/lots?by=none&text=of-0915');
    await app.shows('Oats · expires');
    await app.press('Filter');
    await app.press('Columns');
    await app.press('Best before');
    await app.press('Leaves the stock');
    await app.press('Show the list');
    await app.shows('best before');
    await app.shows('removal 21 Dec 2026');
  });
});

describe('the record', () => {
  test('[T31, A06, A12] says what it is, whose, how much is on hand, where, and since when', async () => {
    await open(`/lots/${idOf('oats', 'OF-0901')}`);
    const site = await app.floor.world.get('site', 'main');
    await app.shows(`Company ${site?.name}`);
    await app.shows('OF-0901 Oats · lot');
    await app.shows('120 kg on hand');
    await app.shows('here since 21 Nov 2026');
    await app.shows('Leaves the stock');
  });

  test('[T32] the Location button leads to the place where the stock is now', async () => {
    await open(`/lots/${idOf('oats', 'OF-0901')}`);
    await app.press('Location');
    await expect.poll(() => app.router.state.location.pathname).toBe('/places/stock');
  });

  test('[STK-8, A13, A14] archived only without stock; deleted only if it never moved', async () => {
    await open(`/lots/${idOf('oats', 'OF-0901')}`);
    await app.shows('What else');
    expect(app.text()).not.toMatch(/Archive|Delete/);
    await app.close();
    await open('/lots');
    await app.floor.recorder.record({
      kind: 'create-lot',
      payload: {
        product: 'oats' as ProductId,
        lot: {
          name: 'EMPTY',
          label: { expiration: null, bestBefore: null },
          dates: { expiration: null, bestBefore: null, removal: null, alert: null },
          reference: null,
        },
        supplier: null,
        note: null,
        stock: null,
      },
    });
    await app.router.navigate(`/lots/${idOf('oats', 'EMPTY')}`);
    await app.press('Archive');
    await app.shows('Archived');
    await app.press('Take out of the archive');
    await app.press('Delete');
    await app.press('Delete it');
    await app.shows('EMPTY deleted');
    expect((await recorded()).map(({ kind }) => kind)).toEqual([
      'create-lot',
      'edit-lot',
      'edit-lot',
      'delete-lot',
    ]);
  });

  test('[EXP-2] editing expiration moves the other dates along', async () => {
    await open(`/lots/${idOf('oats', 'OF-0915')}/edit`);
    await app.type('Expires', '2027-01-07');
    await app.shows('Leaves the stock: 31 Dec 2026');
    await app.press('Save');
    await app.shows('OF-0915 changed');
    expect(await recorded()).toMatchObject([
      { kind: 'edit-lot', payload: { change: { expiration: '2027-01-07' } } },
    ]);
  });

  test('[QLT-1, X17] a hold on all of it with a preset reason', async () => {
    await open(`/lots/${idOf('oats', 'OF-0915')}`);
    await app.press('Put on hold');
    await app.press('Awaits a test');
    await app.shows('On hold: quality');
    expect(await recorded()).toMatchObject([
      { kind: 'hold', payload: { location: null, why: 'quality' }, reason: 'Awaits a test' },
    ]);
  });
});

describe('release', () => {
  test('[QLT-1, X17] a supervisor releases by badge and PIN, over the holds that were seen', async () => {
    await open(`/lots/${idOf('oats', 'OF-0930')}`);
    await app.shows('On hold: quality');
    await app.press('Release');
    await app.shows('Released for use');
    await app.scan('BADGE-CARLA-8816');
    for (const key of '161803') await app.press(key);
    await app.press('Sign');
    await app.shows('OF-0930 is released');
    await app.hides('On hold: quality');
    expect(await recorded()).toMatchObject([
      { kind: 'release', payload: { signature: { meaning: 'Released for use' } } },
    ]);
  });

  test('[X17] whoever may not decide is offered neither hold nor release', async () => {
    await open(`/lots/${idOf('oats', 'OF-0930')}`, 'ben');
    await app.shows('On hold: quality');
    await app.shows('What else');
    expect(app.text()).not.toMatch(/Release|Put on hold/);
  });
});

describe('a new lot', () => {
  test('[A02, A08] the next number of the product is its number, leased', async () => {
    await open('/lots/new?product=muesli', 'ben');
    await app.shows('The next number of ours');
    await app.press('Create');
    await app.shows('Muesli · lot');
    expect(await recorded()).toMatchObject([
      { kind: 'create-lot', payload: { product: 'muesli', stock: null } },
    ]);
  });

  test('[A09] create and make another leaves a blank form of the same product', async () => {
    await open('/lots/new?product=oats', 'ben');
    await app.press(/Lot number$/);
    await app.type('Lot number', 'HAND-1');
    await app.press('Take this number');
    await app.press('Create and make another');
    await app.shows('lot HAND-1 made');
    await app.shows('The next number of ours');
    expect(await recorded()).toMatchObject([{ payload: { lot: { name: 'HAND-1' } } }]);
  });

  test('[A03, A10] only products with lots or serials are offered; cancel keeps nothing', async () => {
    await open('/lots/new');
    await app.press('Choose the product Only products with lots or serials');
    await app.shows('Motor');
    expect(app.text()).not.toContain('Bolt');
    await app.press('Motor');
    await app.shows('The next number of ours Serial number');
    await app.press('Cancel');
    await expect.poll(() => app.router.state.location.pathname).toBe('/lots');
    expect(await recorded()).toEqual([]);
  });

  test('[A04, STK-1] a serial is always one, and stands at one place', async () => {
    await open('/lots/new?product=motor');
    await app.press(/Serial number$/);
    await app.type('Serial number', 'MT-X');
    await app.press('Next: type it again');
    await app.type('Once more, to be sure', 'MT-X');
    await app.press('Take this number');
    await app.press(/the quantity of a serial is always 1/);
    await app.press('Warehouse / Stock');
    await app.press('Create');
    await app.shows('1 pcs on hand');
    expect(await recorded()).toMatchObject([{ payload: { stock: { location: 'stock', quantity: '1' } } }]);
  });
});
