import type { Order } from '#domain/catalogue/order.ts';
import type { OrderKind } from '#domain/catalogue/place.ts';

const roots: Record<OrderKind, string> = {
  receipt: '/receive',
  delivery: '/deliver',
  transfer: '/move',
  manufacture: '/produce',
};

/** The screen on which an order is worked on. */
export const orderPath = ({ kind, id }: Pick<Order, 'kind' | 'id'>): string => `${roots[kind]}/${id}`;
