import type { ProductId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { LotRef } from '#domain/operations/goods.ts';
import type { Floor } from '../floor.tsx';

/** Which way the goods go back. */
export type Way = 'customer' | 'supplier';

const furthest = 300;

/**
 * [RET-1] The deliveries that these goods went out on, or the receipts they came in on, the last one first, as far as
 * this device knows. Goods without a number may have been on any order of their product.
 */
export async function ordersOf(
  { world }: Pick<Floor, 'world'>,
  way: Way,
  { product, lot }: { readonly product: ProductId; readonly lot: LotRef | null },
): Promise<Order[]> {
  const work = way === 'customer' ? 'deliver' : 'receive';
  const term = lot ? `lot:${lot.id}` : `product:${product}`;
  const rows = await world.find('operation', term, furthest);
  const ids = rows
    .filter(({ kind, settled }) => kind === work && settled === null)
    .toSorted((a, b) => b.at - a.at)
    .flatMap(({ facts }) =>
      facts.flatMap((fact) =>
        fact.kind === 'moved' &&
        fact.move.order !== null &&
        fact.move.product === product &&
        fact.move.lot === (lot?.id ?? null)
          ? [fact.move.order]
          : [],
      ),
    );
  const orders = await Promise.all([...new Set(ids)].map((id) => world.get('order', id)));
  const kind = way === 'customer' ? 'delivery' : 'receipt';
  return orders.filter((order) => order?.kind === kind).filter((order) => order !== undefined);
}

/** Orders that may be meant when the goods tell of none: those of the product. */
export async function ordersWith(
  { world }: Pick<Floor, 'world'>,
  way: Way,
  product: ProductId,
): Promise<Order[]> {
  const kind = way === 'customer' ? 'delivery' : 'receipt';
  const orders = await world.find('order', `product:${product}`, furthest);
  return orders
    .filter((order) => order.kind === kind && order.lines.some(({ done }) => done !== '0'))
    .toSorted((a, b) => (a.scheduled < b.scheduled ? 1 : -1));
}
