import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import type { Replica } from '../../../data/contract.ts';

export interface ListedOrder {
  readonly order: Order;
  readonly partner: string | null;
  /** What it is about: the product that is made, or the first of its goods. */
  readonly about: string | null;
}

/** Orders of a kind and state in the order of their days; typed, those whose reference or paper begins so. */
export async function listOrders(
  world: Replica,
  { kind, state, text }: { readonly kind: OrderKind; readonly state: Order['state']; readonly text: string },
  after: ListedOrder | null,
  limit: number,
): Promise<readonly ListedOrder[]> {
  const typed = text.trim();
  if (typed === '') {
    const rows = await world.scan('order', `list:${kind}:${state}:`, limit, after?.order.id);
    return Promise.all(rows.map((order) => asListed(world, order)));
  }
  if (after !== null) return [];
  const [byReference, byOrigin] = await Promise.all([
    world.scan('order', `reference:${typed}`, limit),
    world.scan('order', `origin:${typed}`, limit),
  ]);
  const rows = [...new Map([...byReference, ...byOrigin].map((order) => [order.id, order])).values()];
  return Promise.all(
    rows
      .filter((order) => order.kind === kind && order.state === state)
      .map((order) => asListed(world, order)),
  );
}

async function asListed(world: Replica, order: Order): Promise<ListedOrder> {
  const partner = order.partner === null ? undefined : await world.get('partner', order.partner);
  const [first]: readonly Pick<OrderLine, 'product'>[] = order.making ? [order.making] : order.lines;
  const product = first && (await world.get('product', first.product));
  return { order, partner: partner?.name ?? null, about: product?.name ?? null };
}
