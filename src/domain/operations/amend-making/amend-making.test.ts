import { describe, expect, test } from 'vitest';
import {
  aWorkshop,
  codes,
  confirmed,
  consume,
  names,
  people,
  plant,
  prepare,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  stocked,
  under,
} from '../../../../tests/support/workshop.ts';
import { type RuleBook, aProduct } from '../../../../tests/support/rule-book.ts';
import { day } from '../../base/calendar.ts';
import type { DeviceId, OrderId } from '../../base/ids.ts';
import { type Quantity, quantity } from '../../base/quantity.ts';
import { orderStage } from '../../making/stage.ts';
import type { Intent, PayloadOf } from '../registry.ts';

const ana = { actor: people.ana };
const carla = { actor: people.carla, device: 'tablet' as DeviceId };
type Said = Omit<PayloadOf<'amend-making'>, 'order' | 'quantity'> & { readonly quantity: number | string };
const amend = (order: OrderId, { quantity: much, ...more }: Partial<Said>): Intent => ({
  kind: 'amend-making',
  payload: {
    order,
    scheduled: null,
    note: null,
    quantity: much === undefined ? null : ((much === 0 ? '0' : quantity(much)) as Quantity),
    ...more,
  },
});
const needs = (book: RuleBook, order: OrderId) =>
  book.get('order', order)?.lines.map(({ product, expected }) => `${product} ${expected}`);
const kept = (book: RuleBook, order: OrderId) =>
  book.get('order', order)?.reservations.map(({ product, quantity: much }) => `${product} ${much}`);

function muesli(much = 100) {
  const book = aWorkshop();
  stocked(book, plant.oats, 'OF-0901', 60);
  stocked(book, plant.honey, 'HN-1', 20);
  return { book, order: confirmed(book, plant.muesli, much, plant.muesliBill) };
}

const someMuesli = (order: OrderId, much: number, more: Partial<PayloadOf<'produce'>> = {}): Intent =>
  produce(order, { quantity: quantity(much), number: { name: 'MU-1', reserved: true }, ...more });

describe('a manufacturing order that is confirmed', () => {
  test('[PRD-1, M07] shall make more: its components are needed by the bill, and the day and the note go along', () => {
    const { book, order } = muesli();
    const more = { quantity: 150, scheduled: day('2026-12-01'), note: ' Use the new labels ' };
    expect(codes(book.act(amend(order, more), carla))).toEqual([]);
    expect(needs(book, order)).toEqual(['oats 65.25', 'honey 12']);
    expect(book.get('order', order)).toMatchObject({
      state: 'open',
      scheduled: '2026-12-01',
      making: { quantity: '150', note: 'Use the new labels' },
    });
    book.act(amend(order, { note: '' }), carla);
    expect(book.get('order', order)?.making).toMatchObject({ quantity: '150', note: null });
  });

  test('[ORD-1] an order that late work opened is changed too, though not all of the bill is on it', () => {
    const { book, order } = pumps(2);
    book.act({ kind: 'end-making', payload: { order, rest: 'give-up' } }, ana);
    const late = { ...ana, device: 'late' as DeviceId, seen: 0 };
    expect(codes(book.act(consume(order, plant.motor, 'MT-0001', 1), late))).toContain(
      'order-changed-meanwhile',
    );
    const unplanned = under(book, order).at(-1)?.id ?? order;
    expect(needs(book, unplanned)).toHaveLength(1);
    expect(book.act(amend(unplanned, { quantity: 1 }), carla)).toMatchObject({ ok: true });
    expect(book.get('order', unplanned)?.making?.quantity).toBe('1');
  });

  test('[PRD-1] what the unit cannot express is rounded once, from the bill, however often it is changed', () => {
    const book = aWorkshop();
    book.put('product', plant.bolt, aProduct({ id: plant.bolt }));
    const bill = book.get('bom', plant.pumpBill);
    if (bill) book.put('bom', bill.id, { ...bill, quantity: quantity(3) });
    const order = confirmed(book, plant.pump, 1, plant.pumpBill);
    book.act(amend(order, { quantity: 2 }), carla);
    book.act(amend(order, { quantity: 3 }), carla);
    expect(needs(book, order)).toContain('bolt 8');
    // The bill says something else since: what was planned by the old one grows with the order.
    if (bill) book.put('bom', bill.id, { ...bill, quantity: quantity(1) });
    book.act(amend(order, { quantity: 6 }), carla);
    expect(needs(book, order)).toContain('bolt 16');
  });

  test('[STK-6] what was kept for it and is needed no more is free for others; more is kept where some was', () => {
    const { book, order } = muesli();
    book.act({ kind: 'reserve', payload: { order, takes: null } }, carla);
    expect(kept(book, order)).toEqual(['oats 43.5', 'honey 8']);
    book.act(amend(order, { quantity: 50 }), carla);
    expect(kept(book, order)).toEqual(['oats 21.75', 'honey 4']);
    book.act(amend(order, { quantity: 120 }), carla);
    expect(kept(book, order)).toEqual(['oats 52.2', 'honey 9.6']);
  });

  test('[PRD-5] is never less than what is made; as much as that ends it, once nothing lies ready', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-0901', 30), ana);
    book.act(consume(order, plant.honey, 'HN-1', '4.8'), ana);
    book.act(someMuesli(order, 60, { uses: 'share' }), ana);
    expect(codes(book.act(amend(order, { quantity: 59 }), carla))).toEqual(['less-than-done']);
    expect(codes(book.act(amend(order, { quantity: 60 }), carla))).toEqual(['components-not-returned']);
    const back = { order, product: plant.oats, lot: 'OF-0901', quantity: quantity('3.9') };
    book.act({ kind: 'return-component', payload: { ...back, to: plant.shelf, package: null } }, ana);
    expect(codes(book.act(amend(order, { quantity: 60 }), carla))).toEqual([]);
    expect(book.get('order', order)).toMatchObject({
      state: 'closed',
      making: { quantity: '60', made: '60' },
    });
    expect(codes(book.act(amend(order, { quantity: 80 }), carla))).toEqual(['order-ended']);
  });

  test('[PRD-5] more went in than it needs now: that is said at once', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-0901', 40), ana);
    const less = book.act(amend(order, { quantity: 50 }), carla);
    expect(less).toMatchObject({
      flags: [{ code: 'over-consumed', args: { product: 'oats', expected: '21.75', now: '40' } }],
    });
  });

  test('a supervisor changes it, and it stays a whole number of serials, made of this order', () => {
    const { book, order } = pumps(3);
    expect(codes(book.act(amend(order, { quantity: 4 }), ana))).toEqual(['not-allowed']);
    expect(codes(book.act(amend(order, { quantity: '2.5' }), carla))).toEqual(['quantity-too-precise']);
    expect(codes(book.act(amend(order, { quantity: 0 }), carla))).toEqual(['quantity-not-positive']);
    const receipts = { order, scheduled: day('2026-12-01'), lines: [] };
    expect(codes(book.act({ kind: 'amend-order', payload: receipts }, carla))).toEqual(['wrong-kind']);
  });

  test('[ORD-2] two who change different things both get their way', () => {
    const { book, order } = muesli();
    book.act(amend(order, { quantity: 80 }), carla);
    book.act(amend(order, { scheduled: day('2026-12-02') }), { ...carla, device: 'other' as DeviceId });
    book.act(amend(order, { note: 'Gently' }), carla);
    expect(book.get('order', order)).toMatchObject({
      scheduled: '2026-12-02',
      making: { quantity: '80', note: 'Gently' },
    });
  });

  test('[UND-1] undone, it makes and needs what it did before; with work on it since, it stays', () => {
    const { book, order } = muesli();
    const before = needs(book, order);
    const less = book.act(amend(order, { quantity: 50, note: 'Half' }), carla);
    expect(codes(book.act({ kind: 'undo', payload: { target: less.id } }, carla))).toEqual([]);
    expect(needs(book, order)).toEqual(before);
    expect(book.get('order', order)?.making).toMatchObject({ quantity: '100', note: null });
    const more = book.act(amend(order, { quantity: 120 }), carla);
    book.act(consume(order, plant.oats, 'OF-0901', 30), ana);
    book.act(someMuesli(order, 20), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: more.id } }, carla))).toEqual(['used-since']);
  });
});

describe('[PRD-3] of a batch', () => {
  test('a prepared unit stays one; the rest without numbers may become more or less', () => {
    const { book, order } = pumps(4);
    book.act(prepare(order, names(1, 2)), ana);
    const [first, , rest] = under(book, order);
    if (!first || !rest) throw new Error('not split');
    const unit = book.act(amend(first.id, { quantity: 3 }), carla);
    expect(unit).toMatchObject({
      refusal: { code: 'prepared-unit', args: { order: 'WH/MO/00042-001', number: 'PP-0001' } },
    });
    expect(codes(book.act(amend(first.id, { note: 'First of all' }), carla))).toEqual([]);
    expect(codes(book.act(amend(rest.id, { quantity: 5 }), carla))).toEqual([]);
    expect(needs(book, rest.id)).toEqual(['motor 5', 'seal 5', 'grease 100', 'bolt 40']);
    expect(book.get('order', rest.id)?.making).toMatchObject({ quantity: '5', root: { planned: '7' } });
  });

  test('[APR-1] a single unit that becomes many is counted as many', () => {
    const { book, order } = pumps(1, { approval: { when: 'above', units: quantity(1) } });
    stocked(book, plant.seal, 'SK-1', 5);
    stocked(book, plant.bolt, null, 30);
    stocked(book, plant.grease, 'GR-5', 200);
    book.act(amend(order, { quantity: 3 }), carla);
    expect(codes(book.act(produceBatch(order, names(1, 3)), ana))).toEqual([]);
    expect(under(book, order).map(orderStage)).toEqual(Array(3).fill('waiting-for-approval'));
  });

  test('one that has its number keeps it when more are wanted: the others are an order of their own', () => {
    const { book, order } = pumps(1);
    const number = { name: 'PP-0042', reserved: true };
    book.act({ kind: 'assign-number', payload: { order, number } }, ana);
    expect(codes(book.act(amend(order, { quantity: 3 }), carla))).toEqual([]);
    expect(
      under(book, order).map(({ reference, making }) => [reference, making?.quantity, making?.number]),
    ).toEqual([
      ['WH/MO/00042-001', '1', 'PP-0042'],
      ['WH/MO/00042-002', '2', null],
    ]);
    expect(needs(book, order)).toEqual(['motor 1', 'seal 1', 'grease 20', 'bolt 8']);
    expect(codes(book.act(produce(order, { takes: pumpTakes(1) }), ana))).toEqual([]);
  });
});

describe('[ORD-1] a device that works on the order as it was', () => {
  const late = { ...ana, device: 'late' as DeviceId, seen: 6, version: 9 };
  const changed = { ...carla, version: 8 };

  test('makes more than is wanted now: it is made, and the excess flagged', () => {
    const { book, order } = muesli();
    book.act(amend(order, { quantity: 60 }), changed);
    book.act(consume(order, plant.oats, 'OF-0901', '43.5'), late);
    const made = book.act(someMuesli(order, 100, { rest: 'give-up' }), late);
    expect(made).toMatchObject({ ok: true });
    expect(codes(made)).toContain('over-produced');
    expect(book.get('order', order)).toMatchObject({ state: 'closed', making: { made: '100' } });
  });

  test('makes a batch of as many as it knew: too many are flagged, too few leave a rest', () => {
    const less = pumps(4);
    less.book.act(amend(less.order, { quantity: 3 }), changed);
    expect(codes(less.book.act(produceBatch(less.order, names(1, 4)), late))).toContain('over-produced');
    expect(under(less.book, less.order)).toHaveLength(4);
    const more = pumps(4);
    more.book.act(amend(more.order, { quantity: 6 }), changed);
    expect(codes(more.book.act(prepare(more.order, names(1, 4)), late))).toEqual([]);
    expect(under(more.book, more.order).at(-1)?.making).toMatchObject({ quantity: '2', number: null });
  });

  test('[M15] makes the one unit that there was: it is made, and the others are still to come', () => {
    const { book, order } = pumps(1);
    book.act(amend(order, { quantity: 3 }), changed);
    const make = produce(order, { number: { name: 'PP-0001', reserved: true }, takes: pumpTakes(1) });
    expect(codes(book.act(make, late))).toEqual(['order-changed-meanwhile']);
    expect(under(book, order).map(({ state, making }) => [state, making?.quantity, making?.made])).toEqual([
      ['closed', '1', '1'],
      ['open', '2', '0'],
    ]);
  });

  test('[M16] numbers the one unit that there was; who had seen the change numbers all of them', () => {
    const { book, order } = pumps(1);
    book.act(amend(order, { quantity: 3 }), changed);
    const number = { name: 'PP-0042', reserved: true };
    const assign: Intent = { kind: 'assign-number', payload: { order, number } };
    expect(codes(book.act(assign, { ...late, seen: 8 }))).toEqual(['too-few-numbers']);
    expect(codes(book.act(assign, late))).toEqual(['order-changed-meanwhile']);
    expect(under(book, order).map(({ making }) => [making?.quantity, making?.number])).toEqual([
      ['1', 'PP-0042'],
      ['2', null],
    ]);
    expect(codes(book.act(produce(order, { takes: pumpTakes(1) }), late))).toEqual([]);
  });
});
