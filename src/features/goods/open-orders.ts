import type { Order } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import type { Replica } from '../../data/contract.ts';

export interface OrderFilter {
  readonly product: string | null;
  readonly partner: string | null;
  /** Typed: looked for in references, papers, products and partners. */
  readonly text: string;
}

export interface OpenOrders {
  readonly orders: readonly { readonly order: Order; readonly partner: string | null }[];
  /** The name of what the list is narrowed to. */
  readonly about: string | null;
}

const longestList = 300;

/** Open orders of one kind in the order of their days. */
export async function openOrders(world: Replica, kind: OrderKind, filter: OrderFilter): Promise<OpenOrders> {
  const orders = await world.scan('order', `list:${kind}:open:`, longestList);
  const named = await Promise.all(
    orders.map(async (order) => ({
      order,
      partner: order.partner === null ? null : ((await world.get('partner', order.partner))?.name ?? null),
    })),
  );
  const { product, partner, text } = filter;
  const wanted = fold(text);
  const kept = [];
  for (const each of named) {
    if (product !== null && !each.order.lines.some((line) => line.product === product)) continue;
    if (partner !== null && each.order.partner !== partner) continue;
    if (wanted !== '' && !(await says(world, each, wanted))) continue;
    kept.push(each);
  }
  return { orders: kept, about: await nameOf(world, filter) };
}

async function nameOf(world: Replica, { product, partner }: OrderFilter): Promise<string | null> {
  if (product !== null) return (await world.get('product', product))?.name ?? null;
  return partner === null ? null : ((await world.get('partner', partner))?.name ?? null);
}

async function says(
  world: Replica,
  { order, partner }: OpenOrders['orders'][number],
  wanted: string,
): Promise<boolean> {
  const own = [order.reference, order.origin ?? '', partner ?? '', ...order.announced.map(({ lot }) => lot)];
  if (own.some((text) => fold(text).includes(wanted))) return true;
  const products = await Promise.all(order.lines.map((line) => world.get('product', line.product)));
  return products.some((product) => product && fold(`${product.name} ${product.code}`).includes(wanted));
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
