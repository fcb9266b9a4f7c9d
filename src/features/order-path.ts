import type { Order } from '#domain/catalogue/order.ts';

/** Where the work on an order is done. */
export function orderPath({ id, kind }: Pick<Order, 'id' | 'kind'>): string {
  switch (kind) {
    case 'manufacture':
      return `/produce/${id}`;
    case 'receipt':
    case 'delivery':
    case 'transfer':
      return `/receive/${id}`;
  }
}
