import type { Day } from '#domain/base/calendar.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import { type TakePlan, planKeys, planLine } from '#domain/stock/take-plan.ts';
import type { Floor } from '../floor.tsx';
import { loadView } from './load-view.ts';

/** [T25, T42] What to take for each line, worked out on this device from what it knows: no network is asked. */
export async function loadPlan(
  { world }: Pick<Floor, 'world'>,
  order: Order,
  today: Day,
): Promise<ReadonlyMap<OrderLine['id'], TakePlan>> {
  const view = await loadView(world, (known) => planKeys(known, order));
  return new Map(order.lines.map((line) => [line.id, planLine(view, order, line, today)]));
}
