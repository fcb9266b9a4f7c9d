import type { LocationId, OrderId } from '#domain/base/ids.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Location, OperationType } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { TakePlan, TakeStep } from '#domain/stock/take-plan.ts';
import type { Floor } from '../floor.tsx';
import { type DoneRow, doneOn } from '../goods/done-rows.ts';
import { loadPlan } from '../goods/load-plan.ts';
import { todayAt } from '../use-today.ts';

export interface TransferLine {
  readonly line: OrderLine;
  readonly product: Product | undefined;
  /** [T25] What to take, in the order of the removal strategy: what is kept for it, and what this device proposes. */
  readonly plan: TakePlan | undefined;
  readonly rows: readonly DoneRow[];
}

export interface Transfer {
  readonly order: Order;
  readonly type: OperationType | undefined;
  readonly from: Location | undefined;
  readonly to: Location | undefined;
  readonly lines: readonly TransferLine[];
  /** Of packages that this device does not know. */
  readonly others: readonly DoneRow[];
  readonly backorder: Order | null;
  /** Names of the places in the plan. */
  readonly places: ReadonlyMap<LocationId, string>;
  /** The next thing to take. */
  readonly next: { readonly line: TransferLine; readonly step: TakeStep } | null;
}

/** Everything that the screen of one planned transfer shows; nothing when this device does not have it. */
export async function loadTransfer(floor: Floor, id: OrderId): Promise<Transfer | null> {
  const { world } = floor;
  const order = await world.get('order', id);
  if (order?.kind !== 'transfer') return null;
  const [rows, type, from, to, backorder, plans] = await Promise.all([
    doneOn(floor, id, 'transfer'),
    world.get('operation-type', order.operationType),
    world.get('location', order.from),
    world.get('location', order.to),
    order.backorder === null ? undefined : world.get('order', order.backorder),
    order.state === 'open' ? loadPlan(floor, order, await todayAt(floor)) : undefined,
  ]);
  const lines = await Promise.all(
    order.lines.map(async (line) => ({
      line,
      product: await world.get('product', line.product),
      plan: plans?.get(line.id),
      rows: rows.filter((row) => belongs(row, line, order)),
    })),
  );
  const steps = lines.flatMap((line) => (line.plan?.steps ?? []).map((step) => ({ line, step })));
  const names = await Promise.all(
    [...new Set(steps.map(({ step }) => step.location))].map(
      async (place) => [place, (await world.get('location', place))?.name ?? ''] as const,
    ),
  );
  return {
    order,
    type,
    from,
    to,
    lines,
    others: rows.filter(({ product }) => !order.lines.some((line) => line.product === product)),
    backorder: backorder ?? null,
    places: new Map(names),
    next: steps[0] ?? null,
  };
}

/** A row without a line, or with one of another order, stands under the first line of its product. */
function belongs(row: DoneRow, line: OrderLine, order: Order): boolean {
  if (row.product !== line.product) return false;
  const own = order.lines.find(({ id }) => id === row.line);
  const first = order.lines.find(({ product }) => product === row.product);
  return (own ?? first)?.id === line.id;
}
