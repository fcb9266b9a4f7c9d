import { type Quantity, add, compare, one, zero } from '#domain/base/quantity.ts';
import type { OrderId } from '#domain/base/ids.ts';
import { type MakingOrder, isMaking } from '#domain/making/booking.ts';
import type { Stage } from '#domain/making/stage.ts';
import type { Replica } from '../../data/contract.ts';
import { stageOf } from '../stage-of.ts';

/** Orders that were one before they were split stand together: a thousand prepared units are one line of the list. */
export interface OrderGroup {
  readonly key: string;
  readonly reference: string;
  /** The one to open: the first with something left to do. */
  readonly open: MakingOrder;
  readonly product: string;
  readonly unit: string;
  /** What is still open of it. */
  readonly planned: Quantity;
  readonly units: number;
  /** Each of them is a single one. */
  readonly areUnits: boolean;
  readonly stage: Stage | 'prepared';
}

export type Which = 'open' | 'waiting';

export interface OrderFilter {
  readonly which: Which;
  readonly product: string | null;
  readonly text: string;
}

const page = 300;
const longest = 3000;

/** Open manufacturing orders in the order of their days. */
export async function orderGroups(world: Replica, filter: OrderFilter): Promise<readonly OrderGroup[]> {
  const groups = new Map<string, MakingOrder[]>();
  let after: OrderId | undefined;
  for (let read = 0; read < longest; read += page) {
    const orders = await world.scan('order', 'list:manufacture:open:', page, after);
    for (const order of orders) {
      if (!isMaking(order)) continue;
      const key = order.making.root?.order ?? order.id;
      const group = groups.get(key);
      if (group) group.push(order);
      else groups.set(key, [order]);
    }
    after = orders.at(-1)?.id;
    if (orders.length < page) break;
  }
  const wanted = fold(filter.text);
  const found: OrderGroup[] = [];
  for (const [key, orders] of groups) {
    const group = await groupOf(world, key, orders);
    const isWaiting = group.stage === 'waiting-for-approval' || group.stage === 'rejected';
    if (isWaiting !== (filter.which === 'waiting')) continue;
    if (filter.product !== null && group.open.making.product !== filter.product) continue;
    const said = [group.reference, group.product, ...orders.map(({ making }) => making.number ?? '')];
    if (wanted !== '' && !said.some((text) => fold(text).includes(wanted))) continue;
    found.push(group);
  }
  return found;
}

async function groupOf(world: Replica, key: string, orders: MakingOrder[]): Promise<OrderGroup> {
  const sorted = orders.toSorted((a, b) => (a.making.root?.ordinal ?? 0) - (b.making.root?.ordinal ?? 0));
  const open = sorted.find(({ making }) => !making.finished) ?? (sorted[0] as MakingOrder);
  const product = await world.get('product', open.making.product);
  return {
    key,
    reference: open.making.root && sorted.length > 1 ? open.making.root.reference : open.reference,
    open,
    product: product?.name ?? '',
    unit: product?.unit ?? '',
    planned: sorted.reduce((all, { making }) => add(all, making.quantity), zero),
    units: sorted.length,
    areUnits: sorted.every(({ making }) => compare(making.quantity, one) === 0),
    stage: stageOf(open),
  };
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
