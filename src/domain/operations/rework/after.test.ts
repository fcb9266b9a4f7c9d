import { describe, expect, test } from 'vitest';
import {
  aWorkshop,
  balance,
  codes,
  confirmed,
  consume,
  decision,
  lotOf,
  names,
  people,
  plant,
  produce,
  produceBatch,
  pumpTakes,
  pumps,
  stocked,
  under,
} from '../../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../../tests/support/rule-book.ts';
import type { DeviceId, LocationId, OrderId, ProductId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { orderStage } from '../../making/stage.ts';
import type { Pedigree } from '../../stock/rows.ts';
import type { Intent, PayloadOf } from '../registry.ts';

const ana = { actor: people.ana };
const carla = { actor: people.carla };
const waits = { approval: { when: 'above', units: quantity(1) } } as const;
const scrap = 'scrap' as LocationId;

const pedigreeOf = (book: RuleBook, product: ProductId, lot: string): Pedigree | undefined =>
  [...book.rows]
    .filter(([key]) => key.startsWith(`pedigree/${lotOf(product, lot)}/`))
    .map(([, row]) => row as Pedigree)
    .at(-1);

const out = (lot: string, to: LocationId = plant.shelf): PayloadOf<'unbuild'>['returns'][number] => ({
  product: plant.motor,
  lot,
  quantity: quantity(1),
  to,
});

const unbuild = (lot: string, returns: PayloadOf<'unbuild'>['returns']): Intent => ({
  kind: 'unbuild',
  payload: { product: plant.pump, lot, quantity: quantity(1), from: plant.bench, package: null, returns },
});

const rework = (lot: string, more: Partial<PayloadOf<'rework'>> = {}): Intent => ({
  kind: 'rework',
  payload: {
    product: plant.pump,
    lot,
    quantity: quantity(1),
    from: plant.bench,
    package: null,
    removed: [out('MT-0001', scrap)],
    added: pumpTakes(1, 4).slice(0, 1),
    ...more,
  },
});

const back = (order: OrderId, product: ProductId, lot: string | null, amount: number | string): Intent => ({
  kind: 'return-component',
  payload: { order, product, lot, quantity: quantity(amount), to: plant.shelf, package: null },
});

const step = (kind: 'start-step' | 'finish-step', order: OrderId, name: string): Intent => ({
  kind,
  payload: { order, step: name },
});

function oneBatch(setting = {}) {
  const { book, order } = pumps(2, setting);
  const made = book.act(produceBatch(order, names(1, 2)), ana);
  return { book, order, made: made.id };
}

function muesli() {
  const book = aWorkshop();
  stocked(book, plant.oats, 'OF-1', 100);
  stocked(book, plant.oats, 'OF-2', 100);
  stocked(book, plant.honey, 'H-1', 100);
  return { book, order: confirmed(book, plant.muesli, 100, plant.muesliBill) };
}

describe('unbuild', () => {
  test('components go back under their own numbers; the pedigree keeps them, marked as taken out', () => {
    const { book } = oneBatch();
    const apart = book.act(unbuild('PP-0001', [out('MT-0001')]), ana);
    expect(codes(apart)).toEqual([]);
    expect(balance(book, plant.pump, 'PP-0001', plant.bench)).toBe('0');
    expect(balance(book, plant.motor, 'MT-0001', plant.shelf)).toBe('1');
    expect(pedigreeOf(book, plant.pump, 'PP-0001')?.inputs[0]).toMatchObject({
      lot: lotOf(plant.motor, 'MT-0001'),
      removed: apart.id,
    });
  });

  test('[APR-2] rejected goods that were taken apart need no decision any longer, and their order ends', () => {
    const { book, order, made } = oneBatch(waits);
    book.act(decision(book, 'reject', [made]), { ...carla, reason: 'Leaks' });
    book.act(unbuild('PP-0001', [out('MT-0001')]), ana);
    expect(under(book, order).map(orderStage)).toEqual(['done', 'rejected']);
  });

  test('what was never in it is flagged; what is not there is flagged; a serial is one', () => {
    const { book } = oneBatch();
    expect(codes(book.act(unbuild('PP-0001', [out('MT-0004')]), ana))).toEqual(['not-on-bill']);
    expect(codes(book.act(unbuild('PP-0001', []), ana))).toEqual(['negative-stock']);
    expect(codes(book.act(unbuild('PP-0002', [{ ...out('MT-0002'), quantity: quantity(2) }]), ana))).toEqual([
      'serial-is-one',
    ]);
  });

  test('[UND-1] undo puts it together again', () => {
    const { book } = oneBatch();
    const before = structuredClone(pedigreeOf(book, plant.pump, 'PP-0001'));
    const apart = book.act(unbuild('PP-0001', [out('MT-0001')]), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: apart.id } }, ana))).toEqual([]);
    expect(pedigreeOf(book, plant.pump, 'PP-0001')).toEqual(before);
    expect(balance(book, plant.pump, 'PP-0001', plant.bench)).toBe('1');
  });
});

describe('rework', () => {
  test('[PRD-9] the same serial; removed and added components are both kept', () => {
    const { book } = oneBatch();
    const done = book.act(rework('PP-0001'), ana);
    expect(codes(done)).toEqual([]);
    const motors = pedigreeOf(book, plant.pump, 'PP-0001')?.inputs.filter(
      ({ product }) => product === plant.motor,
    );
    expect(motors).toMatchObject([
      { lot: lotOf(plant.motor, 'MT-0001'), removed: done.id },
      { lot: lotOf(plant.motor, 'MT-0004'), removed: null, grade: 'scanned' },
    ]);
    expect(balance(book, plant.motor, 'MT-0001', scrap)).toBe('1');
    expect(balance(book, plant.pump, 'PP-0001', plant.bench)).toBe('1');
    expect(pedigreeOf(book, plant.pump, 'PP-0001')?.gaps).toEqual([]);
  });

  test('[PRD-7] what came out and was not replaced is a gap', () => {
    const { book } = oneBatch();
    book.act(rework('PP-0001', { added: [] }), ana);
    expect(pedigreeOf(book, plant.pump, 'PP-0001')?.gaps).toEqual([
      { product: plant.motor, expected: '1', found: '0' },
    ]);
  });

  test('[APR-2] a rejected unit waits again after rework, and may then be approved', () => {
    const { book, order, made } = oneBatch(waits);
    book.act(decision(book, 'reject', [made]), { ...carla, reason: 'Leaks' });
    book.act(rework('PP-0001'), ana);
    expect(under(book, order).map(orderStage)).toEqual(['waiting-for-approval', 'rejected']);
    expect(codes(book.act(decision(book, 'approve', [made]), carla))).toEqual([]);
    expect(under(book, order).map(orderStage)).toEqual(['done', 'rejected']);
    expect(book.get('lot', lotOf(plant.pump, 'PP-0001'))?.holds).toEqual([]);
    expect(book.get('lot', lotOf(plant.pump, 'PP-0002'))?.holds).toHaveLength(1);
  });

  test('[APR-1] a unit of a batch that was released and then reworked goes on hold again', () => {
    const { book, order, made } = oneBatch(waits);
    book.act(decision(book, 'approve', [made]), carla);
    book.act(rework('PP-0001'), ana);
    expect(under(book, order).map(orderStage)).toEqual(['waiting-for-approval', 'done']);
    expect(book.get('lot', lotOf(plant.pump, 'PP-0001'))?.holds).toMatchObject([{ why: 'approval' }]);
  });

  test('goods whose making nobody recorded here can be reworked, and say so', () => {
    const { book } = oneBatch();
    stocked(book, plant.pump, 'BOUGHT-1', 1, { at: plant.bench });
    expect(codes(book.act(rework('BOUGHT-1', { removed: [] }), ana))).toEqual(['inputs-not-declared']);
  });
});

describe('leftovers', () => {
  test('[PRD-8] before it is built in: back on the shelf, and the order has consumed that much less', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-1', 30), ana);
    book.act(consume(order, plant.oats, 'OF-1', 20), ana);
    expect(codes(book.act(back(order, plant.oats, 'OF-1', '22.5'), ana))).toEqual([]);
    expect(book.get('order', order)?.lines[0]?.done).toBe('27.5');
    expect(book.get('order', order)?.making?.consumed).toMatchObject([{ quantity: '27.5' }]);
    expect(balance(book, plant.oats, 'OF-1', plant.shelf)).toBe('72.5');
  });

  test('[PRD-8] after it was booked in: the finished lot has that much less in it', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-1', '43.5'), ana);
    book.act(consume(order, plant.honey, 'H-1', 8), ana);
    book.act(produce(order, { quantity: quantity(100), number: { name: 'MU-1', reserved: true } }), ana);
    const returned = book.act(back(order, plant.honey, 'H-1', '0.5'), ana);
    expect(codes(returned)).toEqual([]);
    expect(pedigreeOf(book, plant.muesli, 'MU-1')).toMatchObject({
      inputs: [{ quantity: '43.5' }, { quantity: '7.5' }],
      gaps: [{ product: plant.honey, expected: '8', found: '7.5' }],
    });
    expect(book.get('order', order)?.lines[1]?.done).toBe('7.5');
    expect(codes(book.act({ kind: 'undo', payload: { target: returned.id } }, ana))).toEqual([]);
    expect(pedigreeOf(book, plant.muesli, 'MU-1')?.inputs[1]?.quantity).toBe('8');
    expect(book.get('order', order)?.lines[1]?.done).toBe('8');
  });

  test('[PRD-8] more than was consumed of that lot is refused', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-1', 10), ana);
    expect(codes(book.act(back(order, plant.oats, 'OF-1', '10.1'), ana))).toEqual(['not-consumed']);
    expect(codes(book.act(back(order, plant.oats, 'OF-2', 1), ana))).toEqual(['not-consumed']);
  });

  test('[UND-1] a return that is taken back is consumed again', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-1', 10), ana);
    const returned = book.act(back(order, plant.oats, 'OF-1', 4), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: returned.id } }, ana))).toEqual([]);
    expect(book.get('order', order)?.lines[0]?.done).toBe('10');
    expect(book.get('order', order)?.making?.consumed.map((each) => each.quantity)).toEqual(['6', '4']);
  });
});

describe('work orders and ends', () => {
  test('[PRD-12, A19] steps are begun and finished by scan; components are consumed at the step', () => {
    const { book, order } = pumps(1);
    expect(codes(book.act(step('start-step', order, 'assemble'), ana))).toEqual([]);
    const row = book.get('order', order);
    expect(row && orderStage(row)).toBe('in-progress');
    expect(codes(book.act(consume(order, plant.motor, 'MT-0001', 1), ana))).toEqual([]);
    const assign = { order, number: { name: 'PP-0001', reserved: true } };
    expect(codes(book.act({ kind: 'assign-number', payload: assign }, ana))).toEqual([]);
    const finished = book.act(step('finish-step', order, 'assemble'), ana);
    expect(book.get('order', order)?.making?.steps).toEqual([
      { name: 'assemble', state: 'finished', by: 'ana' },
      { name: 'test', state: 'waiting', by: null },
    ]);
    expect(book.act(step('finish-step', order, 'assemble'), ana)).toMatchObject({ ok: true, facts: [] });
    expect(codes(book.act(step('start-step', order, 'paint'), ana))).toEqual(['unknown-step']);
    book.act({ kind: 'undo', payload: { target: finished.id } }, ana);
    expect(book.get('order', order)?.making?.steps[0]?.state).toBe('begun');
  });

  test('[ORD-1] a step of an order that ended meanwhile', () => {
    const { book, order } = oneBatch();
    expect(
      codes(book.act(step('start-step', order, 'test'), { ...ana, seen: 0, device: 't' as DeviceId })),
    ).toEqual(['closed-meanwhile']);
    expect(codes(book.act(step('start-step', order, 'test'), ana))).toEqual(['order-ended']);
  });

  test('[PRD-5] an order that goes no further: its rest becomes a backorder, or it is given up', () => {
    for (const [rest, count] of [
      ['backorder', 2],
      ['give-up', 1],
    ] as const) {
      const { book, order } = muesli();
      const part = { quantity: quantity(60), number: { name: 'MU-1', reserved: true } };
      book.act(produce(order, part), ana);
      expect(codes(book.act({ kind: 'end-making', payload: { order, rest } }, ana))).toEqual([]);
      expect(under(book, order)).toHaveLength(count);
      expect(book.get('order', order)).toMatchObject({ state: 'closed', making: { finished: true } });
    }
  });

  test('[PRD-7] an order with components that are in nothing does not end; an untouched one is cancelled', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-1', 10), ana);
    const end: Intent = { kind: 'end-making', payload: { order, rest: 'give-up' } };
    expect(codes(book.act(end, ana))).toEqual(['components-not-returned']);
    book.act(back(order, plant.oats, 'OF-1', 10), ana);
    expect(codes(book.act(end, ana))).toEqual([]);
    expect(book.get('order', order)?.state).toBe('cancelled');
  });

  test('an order that makes something is not closed like a receipt', () => {
    const { book, order } = muesli();
    const close: Intent = { kind: 'close-order', payload: { order, backorder: null } };
    expect(codes(book.act(close, carla))).toEqual(['wrong-kind']);
  });
});
