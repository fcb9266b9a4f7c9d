import { describe, expect, test } from 'vitest';
import {
  aWorkshop,
  balance,
  codes,
  confirmed,
  consume,
  lotOf,
  names,
  people,
  plant,
  prepare,
  produce,
  pumpTakes,
  pumps,
  stocked,
  under,
} from '../../../../tests/support/workshop.ts';
import { day } from '../../base/calendar.ts';
import { type DeviceId, childOrderId } from '../../base/ids.ts';
import { quantity } from '../../base/quantity.ts';
import { orderStage } from '../../making/stage.ts';
import { pedigreeKey } from '../../stock/rows.ts';
import type { Setting } from '../../../../tests/support/workshop.ts';

const ana = { actor: people.ana };
const abe = { actor: people.abe };
const mu = { name: 'MU-2001', reserved: true };

function muesli(setting: Setting = {}) {
  const book = aWorkshop(setting);
  stocked(book, plant.oats, 'OF-0901', 120);
  stocked(book, plant.oats, 'OF-0915', 400);
  stocked(book, plant.honey, 'L-2611', 200);
  return { book, order: confirmed(book, plant.muesli, 100, plant.muesliBill) };
}

const allTakes = (part = 1) => [
  {
    line: plant.line('oats'),
    product: plant.oats,
    from: plant.shelf,
    package: null,
    grade: 'scanned' as const,
    goods: [
      ['OF-0901', quantity(40 * part), null],
      ['OF-0915', quantity(3.5 * part), null],
    ] as [string, ReturnType<typeof quantity>, null][],
  },
  {
    line: plant.line('honey'),
    product: plant.honey,
    from: plant.shelf,
    package: null,
    grade: 'assumed' as const,
    goods: [['L-2611', quantity(8 * part), null]] as [string, ReturnType<typeof quantity>, null][],
  },
];

describe('produce', () => {
  test('[M13, PRD-2] Produce All on a lot order without a lot: next number, assigned, closed', () => {
    const { book, order } = muesli();
    const made = book.act(produce(order, { quantity: quantity(100), number: mu, takes: allTakes() }), ana);
    expect(codes(made)).toEqual([]);
    expect(book.get('order', order)).toMatchObject({
      state: 'closed',
      ended: { operation: made.id },
      making: { number: 'MU-2001', made: '100', consumed: [], producers: ['ana'] },
    });
    expect(balance(book, plant.muesli, 'MU-2001', plant.bench)).toBe('100');
    const row = book.get('order', order);
    expect(row && orderStage(row)).toBe('done');
  });

  test('[M15, PRD-2] one unit: the next serial is taken, shown in the field, and the order is closed', () => {
    const { book, order } = pumps(1);
    const made = book.act(
      produce(order, { number: { name: 'PP-0001', reserved: true }, takes: pumpTakes(1) }),
      ana,
    );
    expect(codes(made)).toEqual([]);
    expect(book.get('order', order)).toMatchObject({ state: 'closed', making: { number: 'PP-0001' } });
  });

  test('[M02, A22] tracked goods are not finished without a number', () => {
    const { book, order } = muesli();
    expect(codes(book.act(produce(order, { quantity: quantity(100), takes: allTakes() }), ana))).toEqual([
      'number-missing',
    ]);
  });

  test('[PRD-7, G05] the finished lot is linked to exactly what went in, graded', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-0901', 20, { grade: 'typed' }), ana);
    const takes = allTakes();
    const made = book.act(produce(order, { quantity: quantity(100), number: mu, takes }), ana);
    expect(codes(made)).toEqual(['over-consumed']);
    expect(book.get('pedigree', pedigreeKey(lotOf(plant.muesli, 'MU-2001'), made.id))).toMatchObject({
      quantity: '100',
      how: 'produced',
      order,
      gaps: [],
      inputs: [
        { lot: lotOf(plant.oats, 'OF-0901'), quantity: '20', grade: 'typed' },
        { lot: lotOf(plant.oats, 'OF-0901'), quantity: '40', grade: 'scanned' },
        { lot: lotOf(plant.oats, 'OF-0915'), quantity: '3.5', grade: 'scanned' },
        { lot: lotOf(plant.honey, 'L-2611'), quantity: '8', grade: 'assumed' },
      ],
    });
  });

  test('[PRD-7, G06] a tracked component that is not accounted for is a named gap', () => {
    const { book, order } = muesli();
    const [oats] = allTakes();
    const made = book.act(
      produce(order, { quantity: quantity(100), number: mu, takes: oats ? [oats] : [] }),
      ana,
    );
    expect(made.ok && made.flags).toEqual([
      { code: 'under-consumed', args: { product: 'honey', expected: '8', now: '0', unit: 'kg' } },
    ]);
    expect(book.get('pedigree', pedigreeKey(lotOf(plant.muesli, 'MU-2001'), made.id))?.gaps).toEqual([
      { product: plant.honey, expected: '8', found: '0' },
    ]);
  });

  test('[PRD-5] less than planned: the rest becomes a backorder under the same root', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.honey, 'L-2611', 8), ana);
    book.act(consume(order, plant.oats, 'OF-0901', '43.5'), ana);
    const made = book.act(
      produce(order, { quantity: quantity(60), number: mu, uses: 'share', rest: 'backorder' }),
      ana,
    );
    expect(codes(made)).toEqual([]);
    expect(book.get('order', order)).toMatchObject({
      reference: 'WH/MO/00042-001',
      state: 'closed',
      backorder: childOrderId(made.id, 1),
      lines: [
        { expected: '26.1', done: '26.1' },
        { expected: '4.8', done: '4.8' },
      ],
      making: { quantity: '60', consumed: [] },
    });
    expect(book.get('order', childOrderId(made.id, 1))).toMatchObject({
      reference: 'WH/MO/00042-002',
      state: 'open',
      backorderOf: order,
      lines: [
        { expected: '17.4', done: '17.4' },
        { expected: '3.2', done: '3.2' },
      ],
      making: { quantity: '40', root: { order, reference: 'WH/MO/00042', ordinal: 2, planned: '100' } },
    });
    expect(
      book
        .get('pedigree', pedigreeKey(lotOf(plant.muesli, 'MU-2001'), made.id))
        ?.inputs.map(({ quantity: amount }) => amount),
    ).toEqual(['4.8', '26.1']);
  });

  test('[PRD-5] or it is given up, or the order simply goes on', () => {
    const { book, order } = muesli();
    book.act(produce(order, { quantity: quantity(60), number: mu, takes: allTakes(0.5) }), ana);
    expect(book.get('order', order)).toMatchObject({
      state: 'open',
      making: { made: '60', finished: false },
    });
    const rest = produce(order, {
      quantity: quantity(30),
      number: { name: 'MU-2002', reserved: true },
      takes: allTakes(0.5),
      rest: 'give-up',
    });
    expect(codes(book.act(rest, ana))).toEqual(['over-consumed', 'over-consumed']);
    expect(book.get('order', order)).toMatchObject({ state: 'closed', making: { made: '90' } });
    expect(under(book, order)).toHaveLength(1);
  });

  test('[PRD-5] the operation type decides about a rest, and says so', () => {
    const { book, order } = muesli({ type: { backorder: 'always' } });
    const made = produce(order, { quantity: quantity(60), number: mu, takes: allTakes(), rest: 'give-up' });
    expect(book.act(made, ana)).toMatchObject({
      adjustments: [{ code: 'rest-by-policy', args: { rest: 'backorder' } }],
    });
    expect(under(book, order)).toHaveLength(2);
  });

  test('[PRD-5] a strict bill: too little needs a supervisor', () => {
    const { book, order } = muesli();
    const bill = book.get('bom', plant.muesliBill);
    if (bill) book.put('bom', bill.id, { ...bill, strict: true });
    const short = produce(order, { quantity: quantity(100), number: mu, takes: allTakes(0.5) });
    expect(codes(book.act(short, ana))).toEqual(['strict-consumption']);
    expect(codes(book.act(short, { actor: people.carla }))).toEqual(['under-consumed', 'under-consumed']);
  });

  test('[PRD-5] more than planned is flagged with both figures', () => {
    const { book, order } = muesli();
    const more = book.act(produce(order, { quantity: quantity(104), number: mu, takes: allTakes() }), ana);
    expect(more.ok && more.flags).toEqual([
      { code: 'over-produced', args: { order: 'WH/MO/00042', planned: '100', now: '104' } },
    ]);
  });

  test('[PRD-10] a by-product has its own lot and shares the inputs', () => {
    const { book, order } = muesli({ approval: { when: 'always' } });
    const byProducts = [
      {
        product: plant.bran,
        quantity: quantity('1.5'),
        number: { name: 'BR-9', reserved: true },
        dates: null,
        to: plant.shelf,
      },
    ];
    const made = book.act(
      produce(order, { quantity: quantity(100), number: mu, takes: allTakes(), byProducts }),
      ana,
    );
    const [main, side] = [lotOf(plant.muesli, 'MU-2001'), lotOf(plant.bran, 'BR-9')].map((lot) =>
      book.get('pedigree', pedigreeKey(lot, made.id)),
    );
    expect(side).toMatchObject({ how: 'by-product', quantity: '1.5', inputs: main?.inputs });
    expect(balance(book, plant.bran, 'BR-9', plant.shelf)).toBe('1.5');
    expect(book.get('lot', lotOf(plant.bran, 'BR-9'))?.holds).toMatchObject([{ why: 'approval' }]);
  });

  test('[PRD-11] without a bill the inputs are what is scanned; none needs a reason and is a gap', () => {
    const book = aWorkshop();
    const order = confirmed(book, plant.bran, 20, null);
    const make = produce(order, { quantity: quantity(20), number: { name: 'BR-1', reserved: true } });
    expect(codes(book.act(make, ana))).toEqual(['reason-missing']);
    const made = book.act(make, { ...ana, reason: 'Sweepings' });
    expect(codes(made)).toEqual(['inputs-not-declared']);
    expect(book.get('pedigree', pedigreeKey(lotOf(plant.bran, 'BR-1'), made.id))?.gaps).toEqual([
      { product: null, expected: '0', found: '0' },
    ]);
    stocked(book, plant.oats, 'OF-1', 30);
    const other = confirmed(book, plant.bran, 20, null);
    const taken = book.act(consume(other, plant.oats, 'OF-1', 25, { line: null }), ana);
    expect(codes(taken)).toEqual([]);
    const scanned = book.act(
      produce(other, { quantity: quantity(20), number: { name: 'BR-2', reserved: true } }),
      ana,
    );
    expect(codes(scanned)).toEqual([]);
    expect(book.get('pedigree', pedigreeKey(lotOf(plant.bran, 'BR-2'), scanned.id))).toMatchObject({
      gaps: [],
      inputs: [{ lot: lotOf(plant.oats, 'OF-1'), quantity: '25' }],
    });
  });

  test('[EXP-1] dates as they were shown, or by the product’s rule from the day of production', () => {
    const { book, order } = muesli();
    book.act(produce(order, { quantity: quantity(50), number: mu, takes: allTakes() }), ana);
    expect(book.get('lot', lotOf(plant.muesli, 'MU-2001'))?.dates).toEqual({
      expiration: '2027-05-20',
      bestBefore: '2027-04-20',
      removal: '2027-04-05',
      alert: '2027-03-21',
    });
    const shown = { expiration: day('2027-01-31'), bestBefore: null, removal: null, alert: null };
    const number = { name: 'MU-2002', reserved: true };
    book.act(produce(order, { quantity: quantity(25), number, dates: shown }), ana);
    expect(book.get('lot', lotOf(plant.muesli, 'MU-2002'))?.dates).toEqual(shown);
    // [EXP-3] A known lot keeps its own.
    const again = produce(order, { quantity: quantity(25), number: mu, dates: shown });
    expect(codes(book.act(again, ana))).toContain('label-date-differs');
    expect(book.get('lot', lotOf(plant.muesli, 'MU-2001'))?.dates.expiration).toBe('2027-05-20');
  });

  test('[PRD-6, M26] a prepared order is produced unit by unit, by others, in any order', () => {
    const { book, order } = pumps(3);
    book.act(prepare(order, names(1, 3)), ana);
    const [first, second, third] = under(book, order);
    if (!first || !second || !third) throw new Error('not split');
    book.act(produce(third.id, { takes: pumpTakes(1, 3) }), { ...abe, device: 'tablet' as DeviceId });
    expect(under(book, order).map(({ state }) => state)).toEqual(['open', 'open', 'closed']);
    book.act(produce(first.id, { takes: pumpTakes(1, 1) }), ana);
    book.act(produce(second.id, { takes: pumpTakes(1, 2) }), abe);
    expect(under(book, order).map(({ state, making }) => [state, making?.number])).toEqual([
      ['closed', 'PP-0001'],
      ['closed', 'PP-0002'],
      ['closed', 'PP-0003'],
    ]);
  });

  test('[NUM-7] the same serial is made once; the second is refused and can be repaired with a new number', () => {
    const { book, order } = pumps(1);
    const make = produce(order, { number: { name: 'PP-0001', reserved: true }, takes: pumpTakes(1) });
    book.act(make, { ...ana, device: 'tablet' as DeviceId });
    expect(codes(book.act(make, { ...abe, seen: 0 }))).toEqual(['produced-already']);
    stocked(book, plant.seal, 'SK-1', 5);
    stocked(book, plant.bolt, null, 30);
    const repaired = produce(order, { number: { name: 'PP-0050', reserved: false }, takes: pumpTakes(1, 2) });
    const late = book.act(repaired, { ...abe, seen: 0 });
    expect(codes(late)).toEqual(['order-changed-meanwhile', 'unreserved-number']);
    expect(balance(book, plant.pump, 'PP-0050', plant.bench)).toBe('1');
    // What was made beside the plan is held against the bill all the same.
    const pedigree = book.get('pedigree', pedigreeKey(lotOf(plant.pump, 'PP-0050'), late.id));
    expect(pedigree?.gaps).toEqual([]);
    expect(pedigree?.inputs).toHaveLength(4);
  });

  test('[PRD-3] several serial units are split first, so that each keeps its own components', () => {
    const { book, order } = pumps(2);
    const make = produce(order, { number: { name: 'PP-0001', reserved: true }, takes: pumpTakes(1) });
    expect(codes(book.act(make, ana))).toEqual(['too-few-numbers']);
  });

  test('[UND-1] undo takes the goods, their components and their pedigree back, and the number may be used again', () => {
    const { book, order } = muesli();
    book.act(consume(order, plant.oats, 'OF-0901', '43.5'), ana);
    const before = structuredClone(book.get('order', order));
    const [, honey] = allTakes();
    const make = produce(order, { quantity: quantity(100), number: mu, takes: honey ? [honey] : [] });
    const made = book.act(make, ana);
    expect(codes(book.act({ kind: 'undo', payload: { target: made.id } }, ana))).toEqual([]);
    const after = book.get('order', order);
    expect(after).toEqual({ ...before, making: { ...before?.making, producers: ['ana'] } });
    expect(book.get('pedigree', pedigreeKey(lotOf(plant.muesli, 'MU-2001'), made.id))?.inputs).toEqual([]);
    expect(balance(book, plant.muesli, 'MU-2001', plant.bench)).toBe('0');
    expect(codes(book.act(make, ana))).toEqual([]);
  });
});
