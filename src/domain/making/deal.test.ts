import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantity, sum } from '../base/quantity.ts';
import { type DealItem, deal, evenPlan } from './deal.ts';
import { scale, shares } from './share.ts';

const unit = 1_000_000n;
const serial = (key = 'motor', chosen: number | null = null): DealItem => ({
  key,
  micros: unit,
  unit: chosen,
  whole: true,
});

test('[PRD-4] serials one by one, in scan order', () => {
  const dealt = deal([serial(), serial(), serial()], new Map([['motor', [unit, unit, unit]]]), 3);
  expect(dealt.map((pieces) => pieces.map(({ item }) => item))).toEqual([[0], [1], [2]]);
});

test('[PRD-4, X07] a chosen unit keeps what was scanned for it, and is not dealt its share again', () => {
  const plan = new Map([['motor', [unit, unit, unit]]]);
  const dealt = deal([serial(), serial('motor', 0), serial()], plan, 3);
  expect(dealt.map((pieces) => pieces.map(({ item }) => item))).toEqual([[1], [0], [2]]);
});

test('[PRD-4] a lot is cut where a unit is full; what is over goes to the last', () => {
  const lot = (micros: bigint): DealItem => ({ key: 'oil', micros, unit: null, whole: false });
  const dealt = deal([lot(5n), lot(9n)], new Map([['oil', [4n, 4n, 4n]]]), 3);
  expect(dealt).toEqual([
    [{ item: 0, micros: 4n }],
    [
      { item: 0, micros: 1n },
      { item: 1, micros: 3n },
    ],
    [{ item: 1, micros: 6n }],
  ]);
});

test('[PRD-4] every millionth is dealt exactly once, and no serial is cut', () => {
  const item = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    micros: fc.bigInt({ min: 1n, max: 50n }),
    unit: fc.option(fc.nat(9)),
    whole: fc.boolean(),
  });
  const plan = fc.array(fc.bigInt({ min: 0n, max: 30n }), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(item, { maxLength: 30 }),
      plan,
      fc.integer({ min: 1, max: 6 }),
      (items, a, units) => {
        const dealt = deal(items, new Map([['a', a.slice(0, units)]]), units);
        for (const [at, { micros, whole }] of items.entries()) {
          const pieces = dealt.flat().filter((piece) => piece.item === at);
          expect(pieces.reduce((all, piece) => all + piece.micros, 0n)).toBe(micros);
          if (whole) expect(pieces).toHaveLength(1);
          for (const unit of dealt)
            expect(unit.filter((piece) => piece.item === at).length).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

test('[PRD-4] shares add up to the whole, equal but for the last', () => {
  expect(shares(quantity(10), 3, 0)).toEqual(['3', '3', '4']);
  expect(shares(quantity('43.5'), 2, 3)).toEqual(['21.75', '21.75']);
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 6n }), fc.integer({ min: 1, max: 50 }), (total, units) => {
      expect(sum(shares(quantity(total.toString()), units, 0))).toBe(total.toString());
    }),
  );
});

test('[UOM-1] scaling is exact, rounded to the precision of the unit', () => {
  expect(scale(quantity('43.5'), quantity(30), quantity(100), 3, 'up')).toBe('13.05');
  expect(scale(quantity(8), quantity(1), quantity(3), 0, 'up')).toBe('3');
  expect(scale(quantity(8), quantity(1), quantity(3), 0, 'down')).toBe('2');
  expect(scale(quantity(8), quantity(1), quantity(0), 0, 'up')).toBe('0');
});

test('[PRD-11] what no bill plans is dealt evenly: serials one by one, the rest in equal parts', () => {
  expect(evenPlan([serial(), serial()], 3, 1n)).toEqual([unit, unit, 0n]);
  expect(evenPlan([{ key: 'x', micros: 10n, unit: null, whole: false }], 3, 1n)).toEqual([3n, 3n, 3n]);
});
