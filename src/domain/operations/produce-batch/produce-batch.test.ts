import { describe, expect, test } from 'vitest';
import {
  balance,
  codes,
  confirmed,
  consume,
  lotOf,
  motorName,
  names,
  numbers,
  people,
  plant,
  prepare,
  produce,
  produceBatch,
  pumpName,
  pumpTakes,
  pumps,
  stocked,
  under,
} from '../../../../tests/support/workshop.ts';
import type { RuleBook } from '../../../../tests/support/rule-book.ts';
import type { DeviceId, OrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { readBatch } from '../../making/batch-faults.ts';
import { lightOperation } from '../../making/light-operation.ts';
import { orderStage, produceAll } from '../../making/stage.ts';
import { generateSerials } from '../../numbering/generate.ts';
import type { Intent } from '../registry.ts';
import type { Pedigree } from '../../stock/rows.ts';

const ana = { actor: people.ana };
const abe = { actor: people.abe, device: 'tablet' as DeviceId };
const none = { when: 'never' } as const;

const pedigreeOf = (book: RuleBook, pump: string): Pedigree | undefined =>
  [...book.rows]
    .filter(([key]) => key.startsWith(`pedigree/${lotOf(plant.pump, pump)}/`))
    .map(([, row]) => row as Pedigree)
    .at(-1);

const motorsIn = (book: RuleBook, pump: string): string[] =>
  (pedigreeOf(book, pump)?.inputs ?? [])
    .filter(({ product }) => product === plant.motor)
    .flatMap(({ lot }) => (lot ? [book.get('lot', lot)?.name ?? ''] : []));

const quantitiesIn = (book: RuleBook, pump: string, product: string): string[] =>
  (pedigreeOf(book, pump)?.inputs ?? [])
    .filter((input) => input.product === product)
    .map((input) => input.quantity);

describe('batch production', () => {
  test('[M20-M23] Produce All on several units opens the pop-up: next serial, as many as there are units, both editable', () => {
    const { book, order } = pumps(24);
    const making = book.get('order', order)?.making;
    expect(making && produceAll(making, 'serial')).toEqual({ step: 'batch', units: 24 });
  });

  test('[M24, M25] Generate makes exactly that many numbers from the first on, and they stay editable', () => {
    const made = generateSerials('PP-0004', 24).map(({ name }) => name);
    const list = readBatch(made, 24, () => false);
    expect(made).toHaveLength(24);
    expect(list).toMatchObject({ texts: ['PP-0004 … PP-0027 (24)'], isClean: true, faults: { over: 0 } });
  });

  test('[M26, M18, M19] Prepare: numbers are assigned, split into -001 …, every unit stays open', () => {
    const { book, order } = pumps(2);
    expect(codes(book.act(prepare(order, names(1, 2)), ana))).toEqual([]);
    expect(
      under(book, order).map(({ id, reference, state, making }) => [
        id === order,
        reference,
        state,
        making?.number,
        making?.quantity,
      ]),
    ).toEqual([
      [true, 'WH/MO/00042-001', 'open', 'PP-0001', '1'],
      [false, 'WH/MO/00042-002', 'open', 'PP-0002', '1'],
    ]);
  });

  test('[M27] Produce under the policy never: assigned, split, all closed at once', () => {
    const { book, order } = pumps(24, { approval: none });
    expect(codes(book.act(produceBatch(order, names(1, 24)), ana))).toEqual([]);
    const units = under(book, order);
    expect(units).toHaveLength(24);
    expect(units.every((unit) => unit.state === 'closed' && orderStage(unit) === 'done')).toBe(true);
    expect(units.at(-1)?.reference).toBe('WH/MO/00042-024');
    expect(balance(book, plant.pump, 'PP-0024', plant.bench)).toBe('1');
  });

  test('[M28, M29] the original is the first split; the others are found under the same root', () => {
    const { book, order } = pumps(3);
    book.act(produceBatch(order, names(1, 3)), ana);
    const [first, ...others] = under(book, order);
    expect(first).toMatchObject({ id: order, reference: 'WH/MO/00042-001' });
    expect(others.map(({ backorderOf, making }) => [backorderOf, making?.root?.reference])).toEqual([
      [order, 'WH/MO/00042'],
      [order, 'WH/MO/00042'],
    ]);
  });

  test('[PRD-4, X07] each unit has its own motor, in scan order, and its share of everything else', () => {
    const { book, order } = pumps(5);
    book.act(produceBatch(order, names(1, 5)), ana);
    for (let n = 1; n <= 5; n += 1) {
      expect(motorsIn(book, pumpName(n))).toEqual([motorName(n)]);
      expect(quantitiesIn(book, pumpName(n), plant.grease)).toEqual(['20']);
      expect(quantitiesIn(book, pumpName(n), plant.bolt)).toEqual(['8']);
      expect(pedigreeOf(book, pumpName(n))?.gaps).toEqual([]);
    }
    const seals = names(1, 5).map((pump) =>
      pedigreeOf(book, pump)?.inputs.find(({ product }) => product === plant.seal),
    );
    expect(seals.map((seal) => seal?.lot && book.get('lot', seal.lot)?.name)).toEqual([
      'SK-1',
      'SK-1',
      'SK-1',
      'SK-2',
      'SK-2',
    ]);
  });

  test('[PRD-4, X07] unit mode is sticky: what is scanned joins the chosen unit, the rest is dealt', () => {
    const { book, order } = pumps(3);
    const [motors, ...others] = pumpTakes(3);
    if (!motors) throw new Error('no motors');
    const goods: typeof motors.goods = [
      [motorName(1), quantity(1), 2],
      [motorName(2), quantity(1), null],
      [motorName(3), quantity(1), null],
    ];
    book.act(produceBatch(order, names(1, 3), { takes: [{ ...motors, goods }, ...others] }), ana);
    expect(names(1, 3).map((pump) => motorsIn(book, pump))).toEqual([
      [motorName(2)],
      [motorName(3)],
      [motorName(1)],
    ]);
  });

  test('[PRD-4] leftovers of rounding go to the last unit', () => {
    const { book, order } = pumps(3);
    const row = book.get('order', order);
    if (row)
      book.put('order', order, {
        ...row,
        lines: row.lines.map((line) =>
          line.product === plant.bolt ? { ...line, expected: quantity(10) } : line,
        ),
      });
    book.act(prepare(order, names(1, 3)), ana);
    expect(
      under(book, order).map(({ lines }) => lines.find(({ product }) => product === plant.bolt)?.expected),
    ).toEqual(['3', '3', '4']);
  });

  test('[PRD-4] what was consumed before the split is dealt out, and each unit is made of its own', () => {
    const { book, order } = pumps(2);
    book.act(consume(order, plant.motor, motorName(2), 1), ana);
    book.act(consume(order, plant.motor, motorName(1), 1), ana);
    book.act(consume(order, plant.bolt, null, 16), ana);
    book.act(prepare(order, names(1, 2)), ana);
    expect(under(book, order).map(({ lines }) => lines.map(({ done }) => done))).toEqual([
      ['1', '0', '0', '8'],
      ['1', '0', '0', '8'],
    ]);
    for (const { id } of under(book, order)) book.act(produce(id), ana);
    expect(names(1, 2).map((pump) => motorsIn(book, pump))).toEqual([[motorName(2)], [motorName(1)]]);
    expect(quantitiesIn(book, 'PP-0002', plant.bolt)).toEqual(['8']);
    expect(pedigreeOf(book, 'PP-0001')?.gaps).toMatchObject([
      { product: plant.seal },
      { product: plant.grease, expected: '20', found: '0' },
    ]);
  });

  test('[PRD-3] fewer numbers than units: the rest is a backorder, which goes on counting when it is split', () => {
    const { book, order } = pumps(5);
    book.act(produceBatch(order, names(1, 3)), ana);
    const rest = under(book, order).at(-1);
    expect(rest).toMatchObject({
      reference: 'WH/MO/00042-004',
      state: 'open',
      lines: [{ expected: '2' }, { expected: '2' }, { expected: '40' }, { expected: '16' }],
      making: { quantity: '2', number: null },
    });
    if (!rest) throw new Error('no rest');
    book.act(produceBatch(rest.id, names(4, 5), { takes: pumpTakes(2, 4) }), ana);
    expect(under(book, order).map(({ reference }) => reference)).toEqual([
      'WH/MO/00042-001',
      'WH/MO/00042-002',
      'WH/MO/00042-003',
      'WH/MO/00042-004',
      'WH/MO/00042-005',
    ]);
  });

  test('[PRD-5] or the rest is given up, and what was consumed goes into the units that were made', () => {
    const { book, order } = pumps(5);
    book.act(produceBatch(order, names(1, 3), { rest: 'give-up' }), ana);
    expect(under(book, order).map(({ state }) => state)).toEqual(['closed', 'closed', 'closed']);
  });

  test('[PRD-3] more numbers than units is over-production, flagged', () => {
    const { book, order } = pumps(2);
    const made = book.act(produceBatch(order, names(1, 3), { takes: pumpTakes(3) }), ana);
    expect(made.ok && made.flags).toContainEqual({
      code: 'over-produced',
      args: { order: 'WH/MO/00042', planned: '2', now: '3' },
    });
    expect(under(book, order)).toHaveLength(3);
  });

  test('[PRD-3] prepared on two devices: both stand, ordinals go on, the excess is flagged', () => {
    const { book, order } = pumps(2);
    book.act(prepare(order, names(1, 2)), ana);
    const second = book.act(prepare(order, names(11, 12)), { ...abe, seen: 0 });
    expect(second.ok && second.flags).toEqual([
      { code: 'prepared-twice', args: { order: 'WH/MO/00042' } },
      { code: 'over-produced', args: { order: 'WH/MO/00042', planned: '2', now: '4' } },
    ]);
    expect(under(book, order).map(({ reference, making }) => [reference, making?.number])).toEqual([
      ['WH/MO/00042-001', 'PP-0001'],
      ['WH/MO/00042-002', 'PP-0002'],
      ['WH/MO/00042-003', 'PP-0011'],
      ['WH/MO/00042-004', 'PP-0012'],
    ]);
    // Units of the second split have a plan and components of their own.
    expect(
      under(book, order)
        .at(-1)
        ?.lines.map(({ expected }) => expected),
    ).toEqual(['1', '1', '20', '8']);
  });

  test('[PRD-3, ORD-1] produced on one device while another had made all of it: both stand', () => {
    const { book, order } = pumps(2);
    book.act(produceBatch(order, names(1, 2)), ana);
    const late = book.act(produceBatch(order, names(11, 12), { takes: pumpTakes(2, 3) }), {
      ...abe,
      seen: 0,
    });
    expect(codes(late)).toEqual(
      expect.arrayContaining(['closed-meanwhile', 'prepared-twice', 'over-produced']),
    );
    expect(under(book, order).map(({ state }) => state)).toEqual(['closed', 'closed', 'closed', 'closed']);
    expect(codes(book.act(produceBatch(order, names(21, 22)), abe))).toEqual(['order-ended']);
  });

  test('[NUM-7] a number that was taken meanwhile: that unit waits for a new one, the others are made', () => {
    const { book, order } = pumps(3);
    const other = confirmed(book, plant.pump, 1, plant.pumpBill, 'WH/MO/00130');
    book.act(produce(other, { number: { name: 'PP-0002', reserved: true }, takes: pumpTakes(1, 5) }), abe);
    const made = book.act(produceBatch(order, names(1, 3)), ana);
    expect(made).toMatchObject({
      ok: true,
      adjustments: [{ code: 'waits-for-number', args: { number: 'PP-0002', order: 'WH/MO/00042-002' } }],
    });
    expect(codes(made)).toContain('number-taken');
    const [, waiting] = under(book, order);
    expect(waiting).toMatchObject({ state: 'open', making: { number: null, made: '0' } });
    expect(waiting?.making?.consumed).toHaveLength(4);
    const repaired = produce(waiting?.id ?? order, { number: { name: 'PP-0099', reserved: true } });
    expect(codes(book.act(repaired, ana))).toEqual([]);
    expect(motorsIn(book, 'PP-0099')).toEqual([motorName(2)]);
  });

  test('[NUM-7] nothing of the list is free: refused; twice in one list: refused', () => {
    const { book, order } = pumps(2);
    book.act(produceBatch(order, names(1, 2)), ana);
    const other = confirmed(book, plant.pump, 2, plant.pumpBill);
    expect(codes(book.act(produceBatch(other, names(1, 2)), ana))).toEqual(['produced-already']);
    const twice = { numbers: [...numbers(['PP-0007']), ...numbers(['PP-0007'])] };
    expect(codes(book.act(produceBatch(other, ['PP-0007'], twice), ana))).toEqual(['number-twice']);
  });

  test('[NUM-7] typed numbers are marked unreserved, one flag a run', () => {
    const { book, order } = pumps(24);
    const made = book.act(
      produceBatch(order, names(4, 27), { numbers: numbers(names(4, 27), false), takes: pumpTakes(24) }),
      ana,
    );
    expect(made.ok && made.flags).toEqual([
      { code: 'unreserved-number', args: { number: 'PP-0004 … PP-0027 (24)' } },
    ]);
  });

  test('[PRD-5] what the units got is held against the plan as a whole', () => {
    const { book, order } = pumps(3);
    const takes = pumpTakes(3).filter(({ product }) => product !== plant.seal);
    const made = book.act(produceBatch(order, names(1, 3), { takes }), ana);
    expect(made.ok && made.flags).toEqual([
      { code: 'under-consumed', args: { product: 'seal', expected: '3', now: '0', unit: 'pcs' } },
    ]);
  });

  test('[PRD-11] without a bill what is scanned is dealt evenly; nothing scanned needs a reason', () => {
    const { book } = pumps(2);
    const order = confirmed(book, plant.pump, 3, null, 'WH/MO/00140');
    const motors = pumpTakes(3).slice(0, 1);
    const bare = produceBatch(order, names(1, 3), { takes: [] });
    expect(codes(book.act(bare, ana))).toEqual(['reason-missing']);
    const takes = motors.map((group) => ({ ...group, line: null }));
    expect(codes(book.act(produceBatch(order, names(1, 3), { takes }), ana))).toEqual([]);
    expect(names(1, 3).map((pump) => motorsIn(book, pump))).toEqual([
      [motorName(1)],
      [motorName(2)],
      [motorName(3)],
    ]);
  });

  test('lots are not split into units, and too many units are not one operation', () => {
    const { book, order } = pumps(2);
    const lots = confirmed(book, plant.muesli, 100, plant.muesliBill);
    expect(codes(book.act(prepare(lots, ['MU-1']), ana))).toEqual(['not-tracked']);
    const much = { numbers: [{ first: 'PP-1', count: 2000, reserved: true }, ...numbers(['PP-X'])] };
    expect(codes(book.act(produceBatch(order, ['PP-1'], { ...much, takes: [] }), ana))).toEqual([
      'too-many-units',
    ]);
  });

  test('[UND-1] a batch that a handheld was sent light is taken back by the server, which has it whole', () => {
    const { book, order } = pumps(2);
    const { id } = book.act(produceBatch(order, names(1, 2)), ana);
    const row = book.get('operation', id);
    if (row) book.put('operation', id, lightOperation(row));
    expect(book.act({ kind: 'undo', payload: { target: id } }, ana)).toMatchObject({ ok: true, facts: [] });
  });

  test('[PRD-10, STK-2] a serial beside the units is made once: not twice in one list, and not again later', () => {
    const { book, order } = pumps(4);
    const beside = (...of: string[]) =>
      of.map((name) => ({
        product: plant.motor,
        quantity: quantity(1),
        number: { name, reserved: true },
        dates: null,
        to: plant.bench,
      }));
    const twice = produceBatch(order, names(1, 2), { byProducts: beside('OLD-1', 'OLD-1') });
    expect(codes(book.act(twice, ana))).toEqual(['number-twice']);
    const once = produceBatch(order, names(1, 2), { byProducts: beside('OLD-1', 'OLD-2') });
    expect(codes(book.act(once, ana))).toEqual([]);
    const goods = { product: plant.motor, lot: { id: lotOf(plant.motor, 'OLD-1'), name: 'OLD-1' } };
    const scrapped: Intent = {
      kind: 'scrap',
      payload: {
        goods: { ...goods, quantity: quantity(1), weight: null, packaging: null, package: null },
        from: plant.bench,
        entry: 'scanned',
      },
    };
    expect(codes(book.act(scrapped, { ...ana, reason: 'Broken' }))).toEqual([]);
    const rest = under(book, order).at(-1)?.id ?? order;
    const again = produceBatch(rest, names(3, 4), { takes: pumpTakes(2, 3), byProducts: beside('OLD-1') });
    expect(codes(book.act(again, ana))).toEqual(['produced-already']);
  });

  test('[PRD-10] what came out beside the units has a lot of its own, and shares all their inputs', () => {
    const { book, order } = pumps(2);
    const byProducts = [
      {
        product: plant.bran,
        quantity: quantity('1.5'),
        number: { name: 'BR-7', reserved: true },
        dates: null,
        to: plant.bench,
      },
    ];
    expect(codes(book.act(produceBatch(order, names(1, 2), { byProducts }), ana))).toEqual([]);
    expect(balance(book, plant.bran, 'BR-7', plant.bench)).toBe('1.5');
    const lot = lotOf(plant.bran, 'BR-7');
    const [pedigree] = [...book.rows]
      .filter(([key]) => key.startsWith(`pedigree/${lot}/`))
      .map(([, row]) => row as Pedigree);
    expect(pedigree?.how).toBe('by-product');
    expect(
      pedigree?.inputs
        .filter(({ product }) => product !== plant.bolt)
        .map(({ product, quantity: much }) => [product, much]),
    ).toEqual([
      ['motor', '1'],
      ['seal', '1'],
      ['grease', '40'],
      ['motor', '1'],
      ['seal', '1'],
    ]);
  });

  test('[STK-6] what is kept for the order is kept for its units, and let go when they take it', () => {
    const { book, order } = pumps(2);
    const row = book.get('order', order);
    const reservations = [1, 2].map((n) => ({
      line: plant.line('motor'),
      product: plant.motor,
      lot: lotOf(plant.motor, motorName(n)),
      location: plant.shelf,
      package: null,
      quantity: quantity(1),
    }));
    if (row) book.put('order', order, { ...row, reservations });
    for (const { lot, line, location, quantity: kept } of reservations) {
      const stock = book.get('stock', `${plant.motor}/${lot}`);
      const reserved = [{ order, line, location, package: null, quantity: kept }];
      if (stock) book.put('stock', `${plant.motor}/${lot}`, { ...stock, reserved });
    }
    book.act(prepare(order, names(1, 2)), ana);
    const [first, second] = under(book, order);
    expect([first, second].map((unit) => unit?.reservations.map(({ lot }) => lot))).toEqual([
      [lotOf(plant.motor, motorName(1))],
      [lotOf(plant.motor, motorName(2))],
    ]);
    const taken = book.act(consume(second?.id ?? order, plant.motor, motorName(2), 1), ana);
    expect(codes(taken)).toEqual([]);
    expect(book.get('stock', `${plant.motor}/${lotOf(plant.motor, motorName(2))}`)?.reserved).toEqual([]);
  });

  test('[UND-1] a split is taken back while nobody has worked on it, and not after', () => {
    const { book, order } = pumps(2);
    const before = structuredClone(book.get('order', order));
    const split = book.act(prepare(order, names(1, 2)), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: split.id } }, ana))).toEqual([]);
    const under2 = { ...before?.making?.under, ordinals: 2 };
    expect(book.get('order', order)).toEqual({ ...before, making: { ...before?.making, under: under2 } });
    // The name -002 was given out and is not given to another order.
    const again = book.act(prepare(order, names(1, 2)), ana);
    expect(under(book, order).map(({ reference, state }) => [reference, state])).toEqual([
      ['WH/MO/00042-001', 'open'],
      ['WH/MO/00042-002', 'cancelled'],
      ['WH/MO/00042-003', 'open'],
    ]);
    book.act(consume(under(book, order)[2]?.id ?? order, plant.bolt, null, 8), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: again.id } }, ana))).toEqual(['used-since']);
  });

  test('[UND-1] a batch is taken back as a whole', () => {
    const { book, order } = pumps(3);
    const made = book.act(produceBatch(order, names(1, 3)), ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: made.id } }, ana))).toEqual([]);
    expect(book.get('order', order)).toMatchObject({
      state: 'open',
      reference: 'WH/MO/00042',
      lines: [{ done: '0' }, { done: '0' }, { done: '0' }, { done: '0' }],
      making: { quantity: '3', made: '0', outputs: [], consumed: [] },
    });
    expect(balance(book, plant.motor, motorName(1), plant.shelf)).toBe('1');
    expect(balance(book, plant.bolt, null, plant.shelf)).toBe('30');
    expect(codes(book.act(produceBatch(order, names(1, 3)), ana))).toEqual([]);
  });

  test('a thousand units fit one operation, on paper and in time', () => {
    const { book, order } = pumps(1000);
    const act = produceBatch(order, names(1, 1000));
    expect(JSON.stringify(act.payload).length).toBeLessThan(32_768);
    const made = book.act(act, ana);
    expect(codes(made)).toEqual([]);
    expect(under(book, order).at(-1)?.reference).toBe('WH/MO/00042-1000');
    expect(motorsIn(book, pumpName(777))).toEqual([motorName(777)]);
  });

  test('what the device does not know of refuses nothing', () => {
    const { book } = pumps(1, { missing: 'unknown' });
    const blind = book.act(produceBatch('elsewhere' as OrderId, names(1, 2)), ana);
    expect(blind).toMatchObject({ ok: true, facts: [] });
    stocked(book, plant.bolt, null, 1);
  });
});
