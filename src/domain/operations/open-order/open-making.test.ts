import { expect, test } from 'vitest';
import { aWorkshop, codes, confirmed, people, plant, pumpBill } from '../../../../tests/support/workshop.ts';
import { today } from '../../../../tests/support/rule-book.ts';
import type { PersonId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { orderStage, produceAll } from '../../making/stage.ts';
import type { Intent, PayloadOf } from '../registry.ts';

const opening = (more: Partial<PayloadOf<'open-order'>> = {}): Intent => ({
  kind: 'open-order',
  payload: {
    kind: 'manufacture',
    operationType: plant.making,
    reference: 'WH/MO/00042',
    partner: null,
    origin: null,
    from: plant.shelf,
    to: plant.bench,
    scheduled: today,
    lines: [],
    making: { product: plant.pump, quantity: quantity(2), bom: plant.pumpBill },
    ...more,
  },
});

test('[M07] an order for a lot is product and quantity, confirmed on the device', () => {
  const book = aWorkshop();
  const order = book.get('order', confirmed(book, plant.muesli, 100, plant.muesliBill));
  expect(order).toMatchObject({
    kind: 'manufacture',
    state: 'open',
    making: { product: plant.muesli, quantity: '100' },
  });
  expect(order && orderStage(order)).toBe('confirmed');
});

test('[M08] the number of a confirmed order is empty until somebody gives it one', () => {
  const book = aWorkshop();
  expect(book.get('order', confirmed(book, plant.muesli, 100, plant.muesliBill))?.making?.number).toBeNull();
});

test('[M14] an order for a serial is opened likewise; what Produce All does depends on the count', () => {
  const book = aWorkshop();
  const one = book.get('order', confirmed(book, plant.pump, 1, plant.pumpBill))?.making;
  const two = book.get('order', confirmed(book, plant.pump, 2, plant.pumpBill))?.making;
  expect(one && produceAll(one, 'serial')).toEqual({ step: 'produce', quantity: '1', number: null });
  expect(two && produceAll(two, 'serial')).toEqual({ step: 'batch', units: 2 });
});

test('[M17] an order for many serial units may be opened, not for half a one', () => {
  const book = aWorkshop();
  expect(book.get('order', confirmed(book, plant.pump, 1000, plant.pumpBill))?.making?.quantity).toBe('1000');
  const half = { product: plant.pump, quantity: quantity('1.5'), bom: null };
  expect(codes(book.act(opening({ making: half }), { actor: people.ana }))).toEqual(['quantity-too-precise']);
});

test('[PRD-1] confirming explodes the bill, to the precision of each component, rounded up', () => {
  const book = aWorkshop();
  const lines = book.get('order', confirmed(book, plant.muesli, 30, plant.muesliBill))?.lines;
  expect(lines).toEqual([
    { id: plant.line('oats'), product: plant.oats, expected: '13.05', done: '0' },
    { id: plant.line('honey'), product: plant.honey, expected: '2.4', done: '0' },
  ]);
  book.put('bom', pumpBill.id, { ...pumpBill, quantity: quantity(3) });
  const third = book.get('order', confirmed(book, plant.pump, 1, plant.pumpBill));
  // 8 bolts for three pumps: 2.67 for one, and nobody takes a third of a bolt.
  expect(third?.lines.find(({ product }) => product === plant.bolt)?.expected).toBe('3');
  expect(third?.lines.find(({ product }) => product === plant.grease)?.expected).toBe('6.7');
});

test('[PRD-12] the steps of the bill become work orders, in order, waiting', () => {
  const book = aWorkshop();
  expect(book.get('order', confirmed(book, plant.pump, 1, plant.pumpBill))?.making?.steps).toEqual([
    { name: 'assemble', state: 'waiting', by: null },
    { name: 'test', state: 'waiting', by: null },
  ]);
});

test('a worker opens what is made; the dock does not, and a bill of something else is refused', () => {
  const book = aWorkshop();
  expect(codes(book.act(opening(), { actor: 'ben' as PersonId }))).toEqual(['not-allowed']);
  expect(codes(book.act(opening({ making: null }), { actor: people.ana }))).toEqual(['wrong-kind']);
  const other = { product: plant.pump, quantity: quantity(2), bom: plant.muesliBill };
  expect(codes(book.act(opening({ making: other }), { actor: people.ana }))).toEqual([
    'bill-of-other-product',
  ]);
  const receipt = opening({ kind: 'receipt', making: null });
  expect(codes(book.act(receipt, { actor: people.ana }))).toEqual(['not-allowed']);
});
