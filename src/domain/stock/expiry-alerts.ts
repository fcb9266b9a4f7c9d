import type { Day } from '../base/calendar.ts';
import type { LotId, PersonId } from '../base/ids.ts';
import { type Quantity, isPositive } from '../base/quantity.ts';
import type { Product } from '../catalogue/product.ts';
import { isExpired, isPastRemoval } from './expiry.ts';
import type { Lot } from './rows.ts';

/** expired: unsafe · past-removal: not proposed any more · alert: soon. */
export type AlertState = 'expired' | 'past-removal' | 'alert';

export interface ExpiryAlert {
  readonly lot: Lot;
  readonly product: Product;
  readonly onHand: Quantity;
  readonly state: AlertState;
  /** [T40] Who is told; null: the product names nobody. */
  readonly responsible: PersonId | null;
}

export interface LotInStock {
  readonly lot: Lot;
  readonly product: Product;
  /** Over all places of ours. */
  readonly onHand: Quantity;
}

/** [EXP-6] What stands in the expiry alerts today: from its alert date until it is gone, the most urgent first. */
export function expiryAlerts(lots: Iterable<LotInStock>, today: Day): ExpiryAlert[] {
  const alerts: ExpiryAlert[] = [];
  for (const { lot, product, onHand } of lots) {
    const state = isPositive(onHand) ? stateOf(lot, today) : null;
    if (state) alerts.push({ lot, product, onHand, state, responsible: product.responsible });
  }
  return alerts.toSorted(
    (a, b) =>
      order[a.state] - order[b.state] || byText(dueOf(a.lot), dueOf(b.lot)) || byText(a.lot.id, b.lot.id),
  );
}

/** Whether a lot stands out wherever it is shown; null when nothing is to be said. */
export function stateOf({ dates }: Pick<Lot, 'dates'>, today: Day): AlertState | null {
  if (isExpired(dates, today)) return 'expired';
  if (isPastRemoval(dates, today)) return 'past-removal';
  return dates.alert !== null && dates.alert <= today ? 'alert' : null;
}

const order: Record<AlertState, number> = { expired: 0, 'past-removal': 1, alert: 2 };

const dueOf = ({ dates }: Lot): string => dates.expiration ?? dates.removal ?? dates.alert ?? '9999-12-31';

const byText = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** The alerts of each responsible person; those that nobody is named for stand under null. */
export function byResponsible(alerts: readonly ExpiryAlert[]): Map<PersonId | null, ExpiryAlert[]> {
  const groups = new Map<PersonId | null, ExpiryAlert[]>();
  for (const alert of alerts)
    groups.set(alert.responsible, [...(groups.get(alert.responsible) ?? []), alert]);
  return groups;
}

/** [EXP-6] Whom to tell now: once a lot. The caller keeps what it has told. */
export const untold = (alerts: readonly ExpiryAlert[], told: ReadonlySet<LotId>): ExpiryAlert[] =>
  alerts.filter(({ lot, responsible }) => responsible !== null && !told.has(lot.id));
