import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../tests/support/app.tsx';
import type { RecordKind, RecordOf } from '#domain/records/records.ts';

let app: App;
afterEach(() => app.close());
const office = async (path: string, person = 'eve'): Promise<void> => {
  app = await openApp({ path: `/office${path}`, person });
};
/** Records as they were kept, oldest first. */
const kept = async <Kind extends RecordKind>(of: Kind): Promise<RecordOf[Kind][]> =>
  (await app.stores.queue.list({ limit: 100 }))
    .toReversed()
    .filter(({ body }) => body.kind === 'set-record')
    .map(({ body }) => body.payload as { of: RecordKind; row: unknown })
    .filter((record) => record.of === of)
    .map(({ row }) => row as RecordOf[Kind]);
const saved = (): Promise<void> => app.shows('Saved here');

describe('the index', () => {
  test('[A01] leads to every record, and to lots while lots are in use', async () => {
    await office('');
    for (const name of ['Products', 'Units', 'Places', 'Bills of materials', 'Operation types', 'Settings'])
      await app.shows(name);
    await app.shows('Lots and serial numbers');
  });
});

describe('a product', () => {
  test('[M03, M05, M06] begins by quantity; the drop-down beside Track inventory says otherwise', async () => {
    await office('/products/new');
    await app.type('Name', 'Rye flour');
    await app.type('Internal reference', 'RYE');
    await app.press('Choose a unit');
    await app.press(/^kg/);
    await app.shows('Only how many there are');
    await app.choose('Tracking', 'By lots');
    await app.shows('One number for many units');
    await app.press('Create');
    await saved();
    expect(await kept('product')).toMatchObject([
      { name: 'Rye flour', code: 'RYE', tracking: 'lot', unit: 'kg', precision: 3, expiry: null },
    ]);
  });

  test('opens as it was kept: every field goes round', async () => {
    await office('/products/oats');
    await app.shows('Internal reference');
    const before = await app.floor.world.get('product', 'oats');
    await app.type('Name', 'Rolled oats');
    await app.press('Save');
    await saved();
    expect(await kept('product')).toEqual([{ ...before, name: 'Rolled oats' }]);
    await app.shows('Nothing was changed');
  });
});
