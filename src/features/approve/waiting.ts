import type { OperationId, OrderId } from '#domain/base/ids.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Replica } from '../../data/contract.ts';

/** Everything that waits for a decision under one order, however often it was split. */
export interface Waiting {
  readonly root: OrderId;
  readonly reference: string;
  readonly product: Product | undefined;
  readonly units: number;
  readonly productions: readonly OperationId[];
}

/** More orders than this are not read at once: a batch of thousands is one row all the same. */
const most = 5000;

/** [APR-3] What waits, one entry an order that was planned, the oldest first. */
export async function loadWaiting(world: Replica): Promise<Waiting[]> {
  const orders = await world.find('order', 'approval:waiting', most);
  const groups = new Map<OrderId, Order[]>();
  for (const order of orders) {
    const root = order.making?.root?.order ?? order.id;
    groups.set(root, [...(groups.get(root) ?? []), order]);
  }
  const waiting = await Promise.all(
    [...groups].map(async ([root, of]): Promise<Waiting[]> => {
      const making = of[0]?.making;
      if (!making) return [];
      const outputs = of.flatMap((order) =>
        (order.making?.outputs ?? []).filter(({ approval }) => approval === 'waiting'),
      );
      return [
        {
          root,
          reference: making.root?.reference ?? of[0]?.reference ?? '',
          product: await world.get('product', making.product),
          units: outputs.length,
          productions: [...new Set(outputs.map(({ operation }) => operation))],
        },
      ];
    }),
  );
  return waiting.flat().toSorted((a, b) => a.reference.localeCompare(b.reference, 'en', { numeric: true }));
}
