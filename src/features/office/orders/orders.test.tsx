import { afterEach, describe, expect, test } from 'vitest';
import { type App, openApp } from '../../../../tests/support/app.tsx';
import { aPlantReceipt } from '../../../../tests/support/plant-device.ts';
import type { SequenceId } from '#domain/base/ids.ts';
import type { Bom } from '#domain/catalogue/bom.ts';
import type { Order } from '#domain/catalogue/order.ts';

let app: App;
afterEach(() => app.close());
const orders = async (path = '', person = 'carla'): Promise<void> => {
  app = await openApp({ path: `/office/orders${path}`, person });
  // As the server leases them: a reference of this device's own.
  for (const [run, first] of [
    ['receipt-references', 35],
    ['delivery-references', 60],
    ['transfer-references', 60],
    ['manufacture-references', 114],
  ] as const)
    await app.stores.numbers.keep([{ id: run, sequence: run as SequenceId, first, last: first + 5 }]);
};
const recorded = async () =>
  (await app.stores.queue.list({ limit: 50 }))
    .toReversed()
    .map(({ body }) => ({ kind: body.kind, payload: body.payload as Record<string, unknown> }));
const shown = async (): Promise<Order | undefined> => {
  const id = app.router.state.location.pathname.split('/').at(-1) ?? '';
  return app.floor.world.get('order', id);
};

describe('a purchase order', () => {
  test('[T15] confirmed, it is an open receipt with a reference of the sequence', async () => {
    await orders('/new-receipt');
    await app.press('No supplier');
    await app.press(/^Northfield Mill/);
    await app.type('Their paper: purchase order', 'PO-4711');
    await app.press('Choose a product');
    await app.press(/^Oats/);
    await app.type('Quantity', '500');
    await app.press('Confirm');
    await app.shows('IN/00035 is confirmed');
    expect(await shown()).toMatchObject({
      kind: 'receipt',
      state: 'open',
      reference: 'IN/00035',
      origin: 'PO-4711',
      lines: [{ id: '1', product: 'oats', expected: '500', done: '0' }],
    });
  });

  test.each([
    ['/new-receipt', 'No supplier', 'Alder Motor Works'],
    ['/new-delivery', 'No customer', 'Corner Market'],
  ])('%s offers those first whom it is about', async (path, none, first) => {
    await orders(path);
    await app.press(none);
    await app.shows('Northfield Mill');
    expect(document.querySelector('dialog[open] li')?.textContent).toContain(first);
  });

  test('[T15, T22] what the supplier announced stands on it, to be offered at the dock', async () => {
    await orders('/new-receipt');
    await app.press('Choose a product');
    await app.press(/^Oats/);
    await app.type('Quantity', '500');
    await app.press('Add announced lot');
    await app.type('Lot or serial number', 'OF-77');
    const [, announced] = document.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]');
    set(announced, '500');
    await app.press('Confirm');
    await app.shows('announced: OF-77');
    expect(await shown()).toMatchObject({ announced: [{ line: '1', lot: 'OF-77', quantity: '500' }] });
  });

  test('the kinds of orders are a choice of four', async () => {
    await orders();
    await app.press('New order');
    for (const kind of ['Purchase order', 'Sales order', 'Transfer', 'Manufacturing order'])
      await app.shows(kind);
  });

  test('the work on it is one tap away', async () => {
    await orders('/in-00031');
    await app.press('Go to the work');
    await app.shows('Close receipt');
  });

  test('is kept as a draft, written on, confirmed; nobody receives on a draft', async () => {
    await orders('/new-receipt');
    await app.press('Choose a product');
    await app.press(/^Honey/);
    await app.type('Quantity', '20');
    await app.press('Save as draft');
    await app.shows('IN/00035 is a draft');
    expect(await shown()).toMatchObject({ state: 'draft', lines: [{ expected: '20' }] });
    await app.shows('Cancel this order');
    await app.type('Quantity', '30');
    await app.press('Confirm');
    await app.shows('IN/00035 is confirmed');
    expect(await shown()).toMatchObject({ state: 'open', lines: [{ expected: '30' }] });
    expect((await recorded()).map(({ kind }) => kind)).toEqual(['open-order', 'change-order']);
  });

  test('is cancelled while nothing has come', async () => {
    await orders('/new-receipt');
    await app.press('Choose a product');
    await app.press(/^Honey/);
    await app.type('Quantity', '20');
    await app.press('Confirm');
    await app.press('Cancel this order');
    await app.shows('This order was cancelled.');
    expect(await shown()).toMatchObject({ state: 'cancelled' });
  });

  test('what is missing is said at its field, and no number is spent for it', async () => {
    await orders('/new-receipt');
    await app.press('Confirm');
    await app.shows('2 fields are to be mended.');
    await app.press('Choose a product');
    await app.press(/^Motor/);
    await app.type('Quantity', '1.5');
    await app.shows('Finer than this product is measured.');
    await app.press('Confirm');
    await app.shows('is not a whole number');
    expect(await app.stores.numbers.left('receipt-references' as SequenceId)).toBe(6);
    expect(await recorded()).toEqual([]);
  });
});

describe('a sales order', () => {
  test('[T24, T25] opens a delivery and keeps goods for it, by the strategy of their category', async () => {
    await orders('/new-delivery');
    await app.press('Choose a product');
    await app.press(/^Honey/);
    await app.type('Quantity', '12.5');
    await app.press('Confirm');
    await app.shows('OUT/00060 is confirmed');
    await app.shows('kept: L-2611');
    const order = await shown();
    expect(order).toMatchObject({ kind: 'delivery', state: 'open' });
    expect(order?.reservations).toMatchObject([{ quantity: '12.5', location: 'stock' }]);
  });
});

describe('an order that is confirmed', () => {
  const quantities = () => [...document.querySelectorAll<HTMLInputElement>('input[inputmode=decimal]')];

  test('[T24, ORD-2] wants more of one thing and something else: goods are kept for both', async () => {
    await orders('/new-delivery');
    await app.press('Choose a product');
    await app.press(/^Honey/);
    await app.type('Quantity', '12.5');
    await app.press('Confirm');
    await app.shows('OUT/00060 is confirmed');
    await app.press('Change this order');
    set(quantities()[0], '20');
    await app.press('Add line');
    await app.press('Choose a product');
    await app.press(/^Oats/);
    set(quantities()[1], '30');
    await app.press('Save changes');
    await app.shows('OUT/00060 is changed');
    await app.shows('Go to the work');
    expect(await shown()).toMatchObject({
      state: 'open',
      lines: [
        { id: '1', product: 'honey', expected: '20' },
        { id: 'oats', product: 'oats', expected: '30' },
      ],
    });
    expect((await shown())?.reservations.map(({ product, quantity }) => `${product} ${quantity}`)).toContain(
      'honey 20',
    );
    expect((await recorded()).at(-1)).toMatchObject({
      kind: 'amend-order',
      payload: { scheduled: null, lines: [{ id: '1' }, { id: 'oats' }] },
    });
  });

  test('is never changed to less than what is done, and says how much that is', async () => {
    await orders('/in-00031');
    await app.floor.recorder.record(aPlantReceipt());
    await app.shows('25 of 1000');
    await app.press('Change this order');
    await app.shows('Done already: 25 kg');
    set(quantities()[0], '20');
    await app.press('Save changes');
    await app.shows('Oats: 25 kg are done already.');
    set(quantities()[0], '25');
    await app.press('Save changes');
    await app.shows('IN/00031 is changed');
    expect((await shown())?.lines).toMatchObject([
      { product: 'oats', expected: '25', done: '25' },
      { product: 'honey', expected: '300' },
    ]);
  });

  test('left as it is, nothing is recorded', async () => {
    await orders('/in-00031');
    await app.press('Change this order');
    await app.press('Leave it as it is');
    await app.shows('Go to the work');
    await app.press('Change this order');
    await app.press('Save changes');
    await app.shows('Go to the work');
    expect(await recorded()).toEqual([]);
  });
});

describe('other orders', () => {
  test('a transfer goes from place to place', async () => {
    await orders('/new-transfer');
    await app.press('Choose a product');
    await app.press(/^Honey/);
    await app.type('Quantity', '12.5');
    await app.press('Warehouse / Stock');
    await app.press('Warehouse / Cold room');
    await app.press('Confirm');
    await app.shows('INT/00060 is confirmed');
    expect(await shown()).toMatchObject({ kind: 'transfer', to: 'cold', lines: [{ expected: '12.5' }] });
  });

  test('[M07, M14, M17] a manufacturing order is product and quantity; its only bill comes by itself', async () => {
    await orders();
    const bill = {
      id: 'muesli-bill',
      product: 'muesli',
      quantity: '100',
      components: [{ id: 'c1', product: 'oats', quantity: '43.5', step: '' }],
      byProducts: [],
      steps: [],
      strict: false,
      archived: false,
    } as unknown as Bom;
    await app.close();
    app = await openApp({ path: '/office/orders/new-manufacture', person: 'carla', changed: {} });
    await app.stores.desk.replica.take({
      ...(await pageWith(bill)),
    });
    await app.press('Choose a product');
    await app.press(/^Muesli/);
    await app.shows(/Bill of materials Muesli/);
    await app.type('Quantity', '200');
    await app.press('Confirm');
    await app.shows('is confirmed');
    expect(await shown()).toMatchObject({
      kind: 'manufacture',
      state: 'open',
      lines: [{ id: 'c1', product: 'oats', expected: '87' }],
      making: { product: 'muesli', quantity: '200', bom: 'muesli-bill' },
    });
  });

  test('an administrator without the dock reads orders and opens none', async () => {
    await orders('/new-receipt', 'eve');
    await app.shows('A receiver or supervisor opens these');
    await app.press(/^Confirm/);
    expect(await recorded()).toEqual([]);
  });

  test('the list goes by kind, state and reference', async () => {
    await orders();
    await app.shows('IN/00031');
    await app.type('Search by reference or paper', 'IN/00032');
    await app.hides('IN/00031');
    await app.type('Search by reference or paper', '');
    await app.choose('State', 'Drafts');
    await app.shows('No such orders');
  });
});

const set = (field: HTMLInputElement | undefined, value: string): void => {
  if (!field) throw new Error('No such field');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

async function pageWith(bill: Bom) {
  const { aPull } = await import('../../../../tests/support/dock-device.ts');
  const rows = [{ kind: 'bom' as const, id: bill.id, version: 2, row: bill }];
  return { ...aPull({ rows: new Map() } as never), rows };
}
