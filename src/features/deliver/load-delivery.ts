import type { LocationId, OrderId } from '#domain/base/ids.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { OperationType } from '#domain/catalogue/place.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { TakePlan, TakeStep } from '#domain/stock/take-plan.ts';
import type { Floor } from '../floor.tsx';
import { type DoneRow, doneOn } from '../goods/done-rows.ts';
import { todayAt } from '../use-today.ts';
import { loadPlan } from '../goods/load-plan.ts';

export interface DeliveryLine {
  readonly line: OrderLine;
  readonly product: Product | undefined;
  readonly plan: TakePlan | undefined;
  readonly rows: readonly DoneRow[];
}

/** Something to take, with the names that a worker looks for. */
export interface NextTake extends TakeStep {
  readonly product: Product;
  readonly place: string;
  readonly sscc: string | null;
}

export interface Delivery {
  readonly order: Order;
  readonly partner: string | null;
  readonly type: OperationType | undefined;
  readonly lines: readonly DeliveryLine[];
  /** What is to be taken, in the sequence of the lines and of their strategies. */
  readonly steps: readonly NextTake[];
  readonly backorder: Order | null;
  /** Rows that no line shows: a package that waits for a supervisor. */
  readonly others: readonly DoneRow[];
  /** Names of places, for the lists of lots. */
  readonly places: ReadonlyMap<LocationId, string>;
}

/** Everything the screen of one delivery shows; nothing when this device does not have it. */
export async function loadDelivery(floor: Floor, id: OrderId): Promise<Delivery | null> {
  const { world } = floor;
  const order = await world.get('order', id);
  if (!order) return null;
  const [rows, partner, type, backorder, plans] = await Promise.all([
    doneOn(floor, id, 'deliver'),
    order.partner === null ? undefined : world.get('partner', order.partner),
    world.get('operation-type', order.operationType),
    order.backorder === null ? undefined : world.get('order', order.backorder),
    todayAt(floor).then((today) => loadPlan(floor, order, today)),
  ]);
  const lines = await Promise.all(
    order.lines.map(async (line) => ({
      line,
      product: await world.get('product', line.product),
      plan: plans.get(line.id),
      rows: rows.filter((row) => belongs(row, line, order)),
    })),
  );
  const places = await placeNames(world, lines);
  const steps = order.state === 'open' ? await nextTakes(world, lines, places) : [];
  return {
    order,
    partner: partner?.name ?? null,
    type,
    lines,
    steps,
    backorder: backorder ?? null,
    others: rows.filter(({ product }) => !order.lines.some((line) => line.product === product)),
    places,
  };
}

/** A row without a line, or with one of another order, stands under the first line of its product. */
function belongs(row: DoneRow, line: OrderLine, order: Order): boolean {
  if (row.product !== line.product) return false;
  const own = order.lines.find(({ id }) => id === row.line);
  const first = order.lines.find(({ product }) => product === row.product);
  return (own ?? first)?.id === line.id;
}

async function placeNames(
  world: Floor['world'],
  lines: readonly DeliveryLine[],
): Promise<Map<LocationId, string>> {
  const ids = new Set(
    lines.flatMap(({ plan }) =>
      [...(plan?.steps ?? []), ...(plan?.candidates ?? [])].map((each) => each.location),
    ),
  );
  const names = await Promise.all(
    [...ids].map(async (id) => [id, (await world.get('location', id))?.name ?? id] as const),
  );
  return new Map(names);
}

async function nextTakes(
  world: Floor['world'],
  lines: readonly DeliveryLine[],
  places: ReadonlyMap<LocationId, string>,
): Promise<NextTake[]> {
  const steps = lines.flatMap(({ product, plan }) =>
    product ? (plan?.steps ?? []).map((step) => ({ step, product })) : [],
  );
  return Promise.all(
    steps.map(async ({ step, product }) => ({
      ...step,
      product,
      place: places.get(step.location) ?? '',
      sscc: step.package === null ? null : ((await world.get('package', step.package))?.sscc ?? null),
    })),
  );
}
