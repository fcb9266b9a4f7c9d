import type { Day } from '#domain/base/calendar.ts';
import type { CompanyId, OrderId } from '#domain/base/ids.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { type MakingOrder, isMaking } from '#domain/making/booking.ts';
import type { Input } from '#domain/stock/rows.ts';
import type { Floor } from '../floor.tsx';
import type { Draft } from '../goods/draft.ts';
import type { Kept } from '../goods/kept.ts';
import type { SeenLabels } from '../goods/seen-labels.ts';
import type { Changing } from '../live.ts';
import type { Hand } from './hand.ts';

/** What the next component that is scanned is meant for. */
export type Purpose = 'consume' | 'return' | 'scrap';

/** A number that is spent, and whether it had to come from the device's own prefix (NUM-5). */
export interface Drawn {
  readonly text: string;
  readonly dry: boolean;
}

/** [PRD-9] A part that comes out: broken, or good enough to go back to where the order takes its goods from. */
export interface RemovedPart {
  readonly input: Input;
  readonly goes: 'scrap' | 'back';
}

/** [PRD-9] What comes out of goods that are repaired, and what goes in. */
export interface Repair {
  readonly removed: readonly RemovedPart[];
  readonly added: readonly Draft[];
}

/** What the parts of one manufacturing order share while it is open. */
export interface FlowContext {
  readonly floor: Floor;
  readonly orderId: OrderId;
  readonly company: CompanyId;
  /** Everything below that changes, as one: it is kept and comes back together. */
  readonly hand: Kept<Hand>;
  readonly question: Changing<Hand['question']>;
  readonly purpose: Changing<Hand['purpose']>;
  readonly place: Changing<Hand['place']>;
  readonly batch: Changing<Hand['batch']>;
  readonly repair: Changing<Hand['repair']>;
  readonly sideGoods: Changing<Hand['sideGoods']>;
  readonly drawn: Changing<Hand['drawn']>;
  readonly labels: SeenLabels;
  today(): Promise<Day>;
  /** Leave this order for another one. */
  openOrder(order: OrderId): Promise<void> | void;
}

/** A question about a part that goes in stands before the repair, not in its place. */
export const closeQuestion = ({ question, repair }: FlowContext): void =>
  question.set(repair.get() ? { kind: 'rework' } : null);

/** The order as it is now. */
export async function orderOf({ floor, orderId }: FlowContext): Promise<MakingOrder | undefined> {
  const order = await floor.world.get('order', orderId);
  return order && isMaking(order) ? order : undefined;
}

/** Its components, each once. */
export async function componentsOf(context: FlowContext): Promise<Product[]> {
  const order = await orderOf(context);
  const ids = [...new Set((order?.lines ?? []).map(({ product }) => product))];
  const products = await Promise.all(ids.map((id) => context.floor.world.get('product', id)));
  return products.filter((product) => product !== undefined);
}

export async function finishedOf(context: FlowContext): Promise<Product | undefined> {
  const order = await orderOf(context);
  return order && context.floor.world.get('product', order.making.product);
}
