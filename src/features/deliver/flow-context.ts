import type { Day } from '#domain/base/calendar.ts';
import type { CompanyId, LocationId, OrderId } from '#domain/base/ids.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Floor } from '../floor.tsx';
import type { Kept } from '../goods/kept.ts';
import type { SeenLabels } from '../goods/seen-labels.ts';
import type { Turns } from '../goods/turns.ts';
import type { Why } from '../goods/why.ts';
import type { Changing } from '../live.ts';
import type { Question } from './question.ts';

/** What the parts of one delivery share while it is open. */
export interface FlowContext {
  readonly floor: Floor;
  readonly orderId: OrderId;
  readonly company: CompanyId;
  readonly question: Kept<Question | null>;
  readonly turns: Turns;
  /** The place that was scanned: goods are taken from here as long as they lie here. */
  readonly place: Changing<LocationId | null>;
  /** [RCV-3] Labels that were recorded on this delivery, by their raw text. */
  readonly labels: SeenLabels;
  /** [EXP-4, STK-6] Reasons, given once for the rest of the order. */
  readonly why: Why;
  today(): Promise<Day>;
  /** Leave this delivery for another order. */
  openOrder(order: Order): void;
}
