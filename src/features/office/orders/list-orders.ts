import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';
import type { Replica } from '../../../data/contract.ts';

export interface ListedOrder {
  readonly order: Order;
  readonly partner: string | null;
  /** What it is about: the product that is made, or the first of its goods. */
  readonly about: string | null;
  /** [PRD-3] How many parts of one split stand here together; each of them is found on its page. */
  readonly units: number;
  /** Where the list goes on behind them. */
  readonly last: Order;
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
    const groups = await groupsOf(world, `list:${kind}:${state}:`, after, limit);
    return Promise.all(groups.map(({ first, last, units }) => asListed(world, first, last, units)));
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

const rootOf = ({ id, making }: Order): string => making?.root?.order ?? id;

/**
 * A thousand units of one order stand one after the other, and are one line. Read on to the end of the last one, so that
 * the next page begins with another order.
 */
async function groupsOf(world: Replica, term: string, after: ListedOrder | null, limit: number) {
  const groups: { readonly first: Order; last: Order; units: number }[] = [];
  let last = after?.last.id;
  for (;;) {
    const rows = await world.scan('order', term, limit, last);
    for (const order of rows) {
      const group = groups.at(-1);
      if (group && rootOf(group.first) === rootOf(order)) {
        group.units += 1;
        group.last = order;
      } else if (groups.length === limit) return groups;
      else groups.push({ first: order, last: order, units: 1 });
      last = order.id;
    }
    if (rows.length < limit) return groups;
  }
}

async function asListed(world: Replica, order: Order, last = order, units = 1): Promise<ListedOrder> {
  const partner = order.partner === null ? undefined : await world.get('partner', order.partner);
  const [first]: readonly Pick<OrderLine, 'product'>[] = order.making ? [order.making] : order.lines;
  const product = first && (await world.get('product', first.product));
  return { order, partner: partner?.name ?? null, about: product?.name ?? null, last, units };
}
