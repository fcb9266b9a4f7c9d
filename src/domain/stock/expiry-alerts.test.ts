import { expect, test } from 'vitest';
import { aProduct } from '../../../tests/support/rule-book.ts';
import { day } from '../base/calendar.ts';
import type { LotId, OperationId, PersonId, ProductId } from '../base/ids.ts';
import { quantity } from '../base/quantity.ts';
import { noDates } from './expiry.ts';
import { type LotInStock, byResponsible, expiryAlerts, stateOf, untold } from './expiry-alerts.ts';
import type { LotDates } from './rows.ts';

const today = day('2026-11-21');
const cook = 'cook' as PersonId;

const inStock = (
  name: string,
  dates: Partial<LotDates>,
  onHand = 5,
  responsible: PersonId | null = cook,
): LotInStock => ({
  lot: {
    id: name as LotId,
    product: 'jam' as ProductId,
    name,
    reference: null,
    supplier: null,
    note: null,
    dates: { ...noDates, ...dates },
    holds: [],
    formerNames: [],
    archived: false,
    registered: { at: 0, by: 'x' as OperationId },
  },
  product: aProduct({ id: 'jam' as ProductId, responsible }),
  onHand: quantity(onHand),
});

const all = [
  inStock('tomorrow', { alert: day('2026-11-22'), expiration: day('2027-01-01') }),
  inStock('today', { alert: today, expiration: day('2027-01-01') }),
  inStock('old', { alert: day('2026-10-01'), removal: day('2026-11-20'), expiration: day('2026-12-01') }),
  inStock('bad', { alert: day('2026-10-01'), expiration: day('2026-11-20') }, 5, null),
  inStock('gone', { expiration: day('2026-01-01') }, 0),
  inStock('dateless', {}),
];

test('[EXP-6, T40] from its alert date until it is gone a lot stands in the alerts, the worst first', () => {
  expect(expiryAlerts(all, today).map(({ lot, state }) => `${lot.name} ${state}`)).toEqual([
    'bad expired',
    'old past-removal',
    'today alert',
  ]);
});

test('[EXP-6] by responsible person, who is told once', () => {
  const alerts = expiryAlerts(all, today);
  expect([...byResponsible(alerts)].map(([who, list]) => [who, list.length])).toEqual([
    [null, 1],
    [cook, 2],
  ]);
  expect(untold(alerts, new Set(['old' as LotId])).map(({ lot }) => lot.name)).toEqual(['today']);
});

test('[T37, T38, T39] best before is declined and still safe, removal leaves the stock, expiration is unsafe; each from its own day', () => {
  const dates: LotDates = {
    alert: day('2027-01-01'),
    bestBefore: day('2026-11-10'),
    removal: day('2026-12-01'),
    expiration: day('2026-12-15'),
  };
  const on = (now: string) => stateOf({ dates }, day(now));
  // Past best before alone nothing is stopped and nobody is alarmed.
  expect(on('2026-11-21')).toBeNull();
  expect([on('2026-12-01'), on('2026-12-02')]).toEqual([null, 'past-removal']);
  expect([on('2026-12-15'), on('2026-12-16')]).toEqual(['past-removal', 'expired']);
});
