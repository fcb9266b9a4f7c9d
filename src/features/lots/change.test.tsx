import { afterEach, describe, expect, test, vi } from 'vitest';
import { type LocationId, type LotId, type OperationId, type ProductId, lotIdOf } from '#domain/base/ids.ts';
import { quantity } from '#domain/base/quantity.ts';
import { pedigreeKey } from '#domain/stock/rows.ts';
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

describe('[LOT-2] numbers of goods change', () => {
  test('all of it gets a new number, scanned', async () => {
    await open(`/lots/${idOf('oats', 'OF-0915')}`, 'ben');
    await app.press('Relabel, split, merge');
    await app.press(/^The next number of ours/);
    await app.shows('Which lot?');
    await app.scan('NEW-915');
    await app.shows('NEW-915');
    await app.press('Give the new number');
    await app.press('Label damaged');
    await app.shows('NEW-915 Oats · lot');
    await app.shows('400 kg on hand');
    expect(await recorded()).toMatchObject([
      { kind: 'relabel', payload: { change: { how: 'split' } }, reason: 'Label damaged' },
    ]);
  });

  test('a part is taken off, the rest keeps its number', async () => {
    await open(`/lots/${idOf('oats', 'OF-0915')}/relabel`, 'ben');
    await app.press('Split');
    await app.press(/^Take a part off/);
    for (const key of ['1', '5', '0']) await app.press(key);
    await app.press('Take off 150 kg');
    await app.scan('PART-1');
    await app.shows('250 kg keep the number OF-0915');
    await app.press('Split');
    await app.shows('Why?');
    await app.press('Lot split');
    await app.shows('250 kg on hand');
    expect(await recorded()).toMatchObject([
      {
        payload: {
          change: { how: 'split', from: { quantity: '150' }, to: [{ name: 'PART-1', quantity: '150' }] },
        },
      },
    ]);
  });

  test('two lots are put together under one of their numbers, with the earliest dates', async () => {
    await open(`/lots/${idOf('oats', 'OF-0915')}/relabel`, 'ben');
    await app.press('Put together');
    await app.press(/^OF-0901/);
    await app.press('Put together');
    await app.shows('Why?');
    await app.press('Lots mixed');
    await app.shows('520 kg on hand');
    await app.shows('26 Nov 2026');
    expect(await recorded()).toMatchObject([
      { payload: { change: { how: 'merge', to: { name: 'OF-0915', quantity: '120' } } } },
    ]);
  });
});

test('[COR-1] a supervisor exchanges a wrong lot in a unit; both are listed', async () => {
  const unit = idOf('pump', 'PP-0001');
  const made = 'made-1' as OperationId;
  const input = {
    product: 'oats' as ProductId,
    lot: idOf('oats', 'OF-0915'),
    quantity: quantity(2),
    grade: 'scanned',
    corrected: null,
    removed: null,
  };
  app = await openApp({
    path: `/lots/${idOf('oats', 'OF-0915')}`,
    person: 'carla',
    changed: {
      [`pedigree/${pedigreeKey(unit, made)}`]: {
        lot: unit,
        product: 'pump',
        quantity: '1',
        how: 'produced',
        order: null,
        operation: made,
        at: 0,
        gaps: [],
        inputs: [input],
      },
    },
  });
  await app.press('It was another lot');
  await app.press(/^PP-0001/);
  await app.press(/^Which lot was it/);
  await app.scan('OF-0901');
  await app.shows('Warehouse / Stock');
  await app.press('Correct it');
  await app.press('Wrong label scanned');
  await app.shows('OF-0915 exchanged for OF-0901 on PP-0001');
  expect(await recorded()).toMatchObject([
    {
      kind: 'correct',
      payload: { of: 'input', wrong: { name: 'OF-0915' }, right: { name: 'OF-0901' }, quantity: '2' },
      reason: 'Wrong label scanned',
    },
  ]);
});

test('[RCV-1] unidentified goods get their name, on the receipt that they came on', async () => {
  app = await openApp({ path: '/receive/in-00031', person: 'ben' });
  await app.press('No label or unknown goods');
  await app.type('What does it look like?', 'Blue drum');
  await app.press('Receive on hold');
  await app.shows('Saved here');
  const [lot] = await app.floor.world.find('lot', 'hold:unidentified', 5);
  await app.router.navigate(`/lots/${lot?.id ?? ''}`);
  await app.shows('On hold: not identified');
  await app.press('Name these goods');
  await app.press('Choose the product Product');
  await app.press('Honey');
  await app.press(/^The next number of ours/);
  await app.scan('HN-1');
  await app.press(/^How many/);
  for (const key of ['2', '5']) await app.press(key);
  await app.press('So many 25 kg');
  await app.press('That is what it is');
  await app.shows('HN-1 Honey · lot');
  expect((await recorded()).at(-1)).toMatchObject({
    kind: 'identify',
    payload: { order: 'in-00031', product: 'honey', quantity: '25', lot: { name: 'HN-1' } },
  });
});

test('[LOT-1] the number of the supplier stands beside ours and is found', async () => {
  await open(`/lots/${idOf('oats', 'OF-0915')}/edit`);
  await app.type('Reference', 'FARM-9');
  await app.press('No supplier Supplier');
  await app.press('Hill Dairy');
  await app.press('Save');
  await app.shows('Number of the supplier FARM-9');
  await app.shows('Supplier Hill Dairy');
  await app.router.navigate('/lots?text=farm-9');
  await app.shows('OF-0915');
});

test('[QLT-1] a lot at one place alone is held', async () => {
  await open('/lots');
  await app.floor.recorder.record({
    kind: 'transfer',
    payload: {
      goods: {
        product: 'oats' as ProductId,
        lot: { id: idOf('oats', 'OF-0915'), name: 'OF-0915' },
        quantity: quantity(50),
        weight: null,
        packaging: null,
        package: null,
      },
      from: 'stock' as LocationId,
      to: 'dock' as LocationId,
      into: null,
      order: null,
      entry: 'scanned',
    } as never,
  });
  await app.router.navigate(`/lots/${idOf('oats', 'OF-0915')}`);
  await app.shows('Warehouse / Dock');
  await app.press('Put on hold');
  await app.press(/^Warehouse \/ Dock/);
  await app.press('Looks damaged');
  await app.shows('On hold at Warehouse / Dock only');
  expect((await recorded()).at(-1)).toMatchObject({
    kind: 'hold',
    payload: { location: 'dock', why: 'quality' },
    reason: 'Looks damaged',
  });
});
