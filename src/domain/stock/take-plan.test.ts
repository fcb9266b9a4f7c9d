import { describe, expect, test } from 'vitest';
import { newOperationId } from '../../../tests/support/rule-book.ts';
import {
  aDeliver,
  aWarehouse,
  loose,
  openDelivery,
  stocked,
  store,
} from '../../../tests/support/warehouse.ts';
import { type Day, day } from '../base/calendar.ts';
import { type OrderId, childOrderId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { type TakePlan, planLine, whyNotProposed } from './take-plan.ts';

const today = day('2026-11-21') as Day;
const old = { expiration: day('2026-12-31'), removal: day('2026-12-11') };
const young = { expiration: day('2027-02-20'), removal: day('2027-01-20') };

type House = ReturnType<typeof aWarehouse>;
const ordered = (house: House, much: number): OrderId =>
  childOrderId(house.act(openDelivery([[store.muesli, much]])).id, 0);
function plan(house: House, id: OrderId): TakePlan {
  const order = house.get('order', id);
  const [line] = order?.lines ?? [];
  if (!order || !line) throw new Error('No order');
  return planLine(house.view, order, line, today);
}
const said = ({ steps }: TakePlan): string[] =>
  steps.map(
    ({ name, quantity: much, location, kept }) => `${name} ${much} @${location}${kept ? '' : ' found'}`,
  );

describe('what to take', () => {
  test('[T25, T42, T43] what is kept, the earliest removal first, and it shrinks with what was taken', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-2', dates: young, quantity: 20 });
    stocked(house, { lot: 'MU-1', dates: old, quantity: 4, at: store.shelfB });
    const order = ordered(house, 10);
    expect(said(plan(house, order))).toEqual(['MU-1 4 @shelf-b', 'MU-2 6 @shelf-a']);
    house.act(aDeliver(loose({ lot: 'MU-2', quantity: 5 }), { order, line: null }));
    expect(said(plan(house, order))).toEqual(['MU-1 4 @shelf-b', 'MU-2 1 @shelf-a']);
  });

  test('[STK-6] what was kept and was taken by somebody else is looked for anew, and the rest is short', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-1', dates: old, quantity: 10 });
    const order = ordered(house, 10);
    stocked(house, { lot: 'MU-2', dates: young, quantity: 3 });
    const other = ordered(house, 1);
    house.act(aDeliver(loose({ lot: 'MU-1', quantity: 5 }), { order: other, line: null }));
    const now = plan(house, order);
    expect(said(now)).toEqual(['MU-1 5 @shelf-a', expect.stringMatching(/^MU-2 [23] @shelf-a/)]);
    expect(Number(now.short)).toBeGreaterThanOrEqual(2);
  });

  test('[T25] without a reservation of the server the device proposes by the same strategy', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-1', dates: young, quantity: 30 });
    stocked(house, { lot: 'MU-0', dates: old, quantity: 80 });
    expect(said(plan(house, store.delivery))).toEqual(['MU-0 80 @shelf-a found', 'MU-1 20 @shelf-a found']);
  });

  test('[QLT-1, EXP-4] goods on hold, past removal or promised are listed with why, and never a step', () => {
    const house = aWarehouse();
    const hold = { why: 'quality', since: 0, by: newOperationId(), location: null } as const;
    stocked(house, { lot: 'HELD', dates: young, more: { holds: [hold] } });
    stocked(house, { lot: 'GONE', dates: { ...old, removal: day('2026-11-20') } });
    stocked(house, { lot: 'GOOD', dates: young, quantity: 5 });
    ordered(house, 5);
    const { steps, short, candidates } = plan(house, store.delivery);
    expect(steps).toEqual([]);
    expect(short).toBe('100');
    expect(Object.fromEntries(candidates.map((each) => [each.name, whyNotProposed(each, today)]))).toEqual({
      HELD: 'held',
      GONE: 'past-removal',
      GOOD: 'promised',
    });
  });

  test('[ORD-2] a line that has all it expects takes nothing more', () => {
    const house = aWarehouse();
    stocked(house, { lot: 'MU-1', dates: young, quantity: 300 });
    house.act(aDeliver(loose({ quantity: quantity(120) })));
    expect(plan(house, store.delivery)).toMatchObject({ steps: [], short: '0' });
  });
});
