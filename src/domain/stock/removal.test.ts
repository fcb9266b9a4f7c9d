import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../base/calendar.ts';
import type { LocationId, LotId } from '../base/ids.ts';
import { add, quantity, sum } from '../base/quantity.ts';
import { noDates } from './expiry.ts';
import { type Candidate, inOrder, passedOver, propose } from './removal.ts';

const today = day('2026-11-21');

const lot = (
  name: string,
  available: number,
  removal: string | null,
  more: Partial<Candidate> = {},
): Candidate => ({
  lot: name as LotId,
  name,
  location: 'shelf' as LocationId,
  package: null,
  available: quantity(available),
  arrived: 0,
  dates: { ...noDates, removal: removal === null ? null : day(removal) },
  hold: null,
  distance: 0,
  ...more,
});

const muesli = [
  lot('MU-1015', 60, '2027-01-20'),
  lot('MU-1001', 96, '2026-12-11'),
  lot('MU-1007', 300, '2027-01-05'),
];
const names = ({ takes }: ReturnType<typeof propose>): string[] =>
  takes.map(({ candidate, quantity: q }) => `${candidate.name} ${q}`);

describe('FEFO', () => {
  test('[T42] the nearest removal date first, [T43] a short lot spills into the next', () => {
    expect(names(propose('fefo', muesli, quantity(420), today))).toEqual([
      'MU-1001 96',
      'MU-1007 300',
      'MU-1015 24',
    ]);
  });

  test('[EXP-4] lots without a removal date last; then arrival, then id', () => {
    const all = [
      lot('none', 1, null),
      lot('b', 1, '2027-01-01', { arrived: 2 }),
      lot('c', 1, '2027-01-01', { arrived: 1 }),
      lot('a', 1, '2027-01-01', { arrived: 2 }),
    ];
    expect(inOrder('fefo', all).map(({ name }) => name)).toEqual(['c', 'a', 'b', 'none']);
  });

  test('[EXP-4, QLT-1] past removal and held goods are not proposed, the day of removal itself is', () => {
    const hold = { why: 'quality', since: 0, by: 'x' as never, location: null } as const;
    const all = [
      lot('gone', 5, '2026-11-20'),
      lot('last-day', 5, '2026-11-21'),
      lot('held', 5, '2026-12-01', { hold }),
      lot('empty', 0, '2026-12-02'),
    ];
    expect(propose('fefo', all, quantity(20), today)).toMatchObject({
      takes: [{ candidate: { name: 'last-day' } }],
      short: '15',
    });
  });

  test('[EXP-4] what is passed over is named; the same lot elsewhere is not', () => {
    const elsewhere = lot('MU-1007', 10, '2027-01-05', { location: 'a-shelf' as LocationId });
    expect(
      passedOver('fefo', [...muesli, elsewhere], muesli[2] as Candidate, today).map(({ name }) => name),
    ).toEqual(['MU-1001']);
    expect(passedOver('fefo', muesli, muesli[1] as Candidate, today)).toEqual([]);
  });
});

test('[T27] FIFO by arrival, LIFO the other way, closest by distance', () => {
  const all = [
    lot('a', 1, null, { arrived: 2, distance: 1 }),
    lot('b', 1, null, { arrived: 1, distance: 3 }),
    lot('c', 1, null, { arrived: 3, distance: 2 }),
  ];
  const order = (strategy: 'fifo' | 'lifo' | 'closest') =>
    inOrder(strategy, all)
      .map(({ name }) => name)
      .join('');
  expect([order('fifo'), order('lifo'), order('closest')]).toEqual(['bac', 'cab', 'acb']);
});

test('[T43] what is taken and what is short add up to what was wanted, and nothing is taken twice', () => {
  const candidate = fc.record({
    n: fc.nat(20),
    available: fc.nat(50),
    days: fc.option(fc.integer({ min: -5, max: 60 })),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(candidate, { selector: ({ n }) => n }),
      fc.integer({ min: 1, max: 500 }),
      (all, wanted) => {
        const candidates = all.map(({ n, available, days }) =>
          lot(`L${n}`, available, days === null ? null : `2027-0${1 + (Math.abs(days) % 9)}-01`, {
            arrived: n,
          }),
        );
        const { takes, short } = propose('fefo', candidates, quantity(wanted), today);
        expect(add(sum(takes.map((take) => take.quantity)), short)).toBe(String(wanted));
        expect(new Set(takes.map((take) => take.candidate.name)).size).toBe(takes.length);
        for (const take of takes)
          expect(Number(take.quantity)).toBeLessThanOrEqual(Number(take.candidate.available));
      },
    ),
  );
});
