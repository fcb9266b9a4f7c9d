import type { Day } from '#domain/base/calendar.ts';
import type { PersonId } from '#domain/base/ids.ts';
import { isPositive } from '#domain/base/quantity.ts';
import { type ExpiryAlert, type LotInStock, expiryAlerts, untold } from '#domain/stock/expiry-alerts.ts';
import { type Lot, stockKey } from '#domain/stock/rows.ts';
import { type Floor, useAsked, useFloor } from './floor.tsx';
import { todayAt } from './use-today.ts';
import { housesOf, ownQuantity } from './where.ts';

const rowsAtOnce = 200;

/** [EXP-6] Lots that stand out by a date and are in stock, in the order of that date. Nothing is read of all the others. */
async function* dueLots(floor: Floor, today: Day): AsyncGenerator<readonly LotInStock[]> {
  const { world } = floor;
  const houses = await housesOf(floor);
  // [T07, T35] Dates may be switched off for the whole plant.
  if (!houses.expiryDates) return;
  for (let after: string | undefined; ;) {
    const lots: Lot[] = await world.scan('lot', 'due:', rowsAtOnce, after);
    const due = lots.filter(({ dates: { alert, removal, expiration } }) =>
      [alert, removal, expiration].some((day) => day !== null && day <= today),
    );
    const found = await Promise.all(
      due.map(async (lot) => {
        const onHand = ownQuantity(houses, await world.get('stock', stockKey(lot.product, lot.id)));
        const product = isPositive(onHand) ? await world.get('product', lot.product) : undefined;
        return product && { lot, product, onHand };
      }),
    );
    yield found.filter((each) => each !== undefined);
    // The index is in the order of days: what follows is not due yet.
    if (lots.length < rowsAtOnce || due.length < lots.length) return;
    after = lots.at(-1)?.id;
  }
}

/** [T40, EXP-6] What stands in the expiry alerts today, the most urgent first. */
export async function loadExpiryAlerts(floor: Floor): Promise<readonly ExpiryAlert[]> {
  const today = await todayAt(floor);
  const lots: LotInStock[] = [];
  for await (const some of dueLots(floor, today)) lots.push(...some);
  return expiryAlerts(lots, today);
}

/** [EXP-6] Those of this person's alerts that no device has told them of yet. */
export async function untoldAlerts(floor: Floor, person: PersonId): Promise<readonly ExpiryAlert[]> {
  const [alerts, row] = await Promise.all([loadExpiryAlerts(floor), floor.world.get('person', person)]);
  const mine = alerts.filter(({ responsible }) => responsible === person);
  // Nobody is told on a device that does not know what they were told.
  return row ? untold(mine, new Set(row.profile.told)) : [];
}

/** Beyond this many the exact number helps nobody. */
export const mostCounted = 99;

export interface ExpiryCount {
  /** At most `mostCounted` and one. */
  readonly alerts: number;
  /** Of them, those that this person is responsible for. */
  readonly mine: number;
}

/** [EXP-6] How many stand in the alerts, and how many of them are this person's. */
export async function countExpiry(floor: Floor, person: PersonId | null): Promise<ExpiryCount> {
  const today = await todayAt(floor);
  let [alerts, mine] = [0, 0];
  for await (const some of dueLots(floor, today)) {
    const states = expiryAlerts(some, today);
    alerts += states.length;
    mine += states.filter(({ responsible }) => responsible !== null && responsible === person).length;
    if (alerts > mostCounted) break;
  }
  return { alerts: Math.min(alerts, mostCounted + 1), mine };
}

/** Null until it is counted. */
export function useExpiryCount(person: PersonId | null): ExpiryCount | null {
  const floor = useFloor();
  const asked = useAsked(() => countExpiry(floor, person), [person]);
  return asked.state === 'here' ? asked.value : null;
}
