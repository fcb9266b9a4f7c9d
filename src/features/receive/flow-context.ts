import type { Day } from '#domain/base/calendar.ts';
import type { CompanyId, LocationId, OrderId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Floor } from '../floor.tsx';
import type { Changing } from '../live.ts';
import type { Kept } from '../goods/kept.ts';
import type { Turns } from '../goods/turns.ts';
import type { Question } from './question.ts';
import type { Why } from '../goods/why.ts';
import type { SeenLabels } from '../goods/seen-labels.ts';

/** What the parts of one receipt share while it is open. */
export interface FlowContext {
  readonly floor: Floor;
  readonly orderId: OrderId;
  readonly company: CompanyId;
  readonly question: Kept<Question | null>;
  readonly turns: Turns;
  /** [RCV-2] The pallet that the next labels stand on. */
  readonly pallet: Changing<string | null>;
  /** Where the goods go, when a place was scanned; else where the order says. */
  readonly place: Changing<LocationId | null>;
  /** [LOT-1] Lots get a number of ours, and the supplier's stands beside it. */
  readonly ownNumbers: Changing<boolean>;
  /** [RCV-3] Labels that were recorded on this receipt, by their raw text. */
  readonly labels: SeenLabels;
  /** [ORD-2] More than ordered, or something that nobody ordered: asked why, while the scans go on. */
  readonly why: Why;
  today(): Promise<Day>;
  /** Leave this receipt for another one. */
  openOrder(order: Order): void;
}

/** The order as it is now; work goes on with what was known when it was opened, even if the row is gone meanwhile. */
export async function orderOf({ floor, orderId }: FlowContext): Promise<Order | undefined> {
  return floor.world.get('order', orderId);
}

/** Products of the order, each once, those with something open first. */
export async function productsOf(context: FlowContext): Promise<Product[]> {
  const order = await orderOf(context);
  const ids = [...new Set((order?.lines ?? []).map(({ product }) => product))];
  const products = await Promise.all(ids.map((id) => context.floor.world.get('product', id)));
  return products.filter((product) => product !== undefined);
}
