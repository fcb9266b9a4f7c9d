import type { Quantity } from '#domain/base/quantity.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Replica } from '../../../data/contract.ts';

export interface KeptGoods {
  readonly key: string;
  readonly lot: string | null;
  readonly place: string;
  readonly quantity: string;
}

export interface LoadedOrder {
  readonly partner: string | null;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly made: Product | null;
  readonly backorder: Order | null;
  readonly lines: readonly {
    readonly id: OrderLine['id'];
    readonly product: Product | null;
    readonly name: string;
    readonly done: Quantity;
    readonly expected: Quantity;
    readonly kept: readonly KeptGoods[];
    readonly announced: Order['announced'];
  }[];
}

/** An order with everything on it by its name. */
export async function loadOrder(world: Replica, order: Order): Promise<LoadedOrder> {
  const placeOf = async (id: string): Promise<string> => (await world.get('location', id))?.name ?? id;
  const lines = order.lines.map(async ({ id, product: of, done, expected }) => {
    const product = (await world.get('product', of)) ?? null;
    const kept = order.reservations
      .filter(({ line }) => line === id)
      .map(async ({ lot, location, quantity }) => ({
        key: `${lot ?? '-'} ${location}`,
        lot: lot === null ? null : ((await world.get('lot', lot))?.name ?? lot),
        place: await placeOf(location),
        quantity,
      }));
    return {
      id,
      product,
      name: product?.name ?? of,
      done,
      expected,
      kept: await Promise.all(kept),
      announced: order.announced.filter(({ line }) => line === id),
    };
  });
  const { partner, making, backorder } = order;
  return {
    partner: partner === null ? null : ((await world.get('partner', partner))?.name ?? null),
    type: (await world.get('operation-type', order.operationType))?.name ?? order.operationType,
    from: await placeOf(order.from),
    to: await placeOf(order.to),
    made: making ? ((await world.get('product', making.product)) ?? null) : null,
    backorder: backorder === null ? null : ((await world.get('order', backorder)) ?? null),
    lines: await Promise.all(lines),
  };
}
