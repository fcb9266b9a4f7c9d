import { compare } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';

/** How many lines there are, and how many have all they expect. */
export const lineCounts = ({
  lines,
}: Pick<Order, 'lines'>): { readonly complete: number; readonly all: number } => ({
  complete: lines.filter(({ done, expected }) => compare(done, expected) >= 0).length,
  all: lines.length,
});
