import { Type, type Static } from 'typebox';
import type { Order } from '../catalogue/order.ts';
import { found } from '../stock/view.ts';
import type { Sheet } from '../operations/sheet.ts';

export const RestSchema = Type.Union([Type.Literal('backorder'), Type.Literal('give-up')]);
/** [PRD-5] What becomes of what was not made: an order of its own, or nothing. */
export type Rest = Static<typeof RestSchema>;

/** As the worker says, within the policy of the operation type; where it decides otherwise, that is said. */
export function restByPolicy(sheet: Sheet, order: Order, said: Rest): Rest {
  const policy = found(sheet.view, 'operation-type', order.operationType)?.backorder ?? 'ask';
  const rest = { ask: said, always: 'backorder', never: 'give-up' } as const;
  const decided = rest[policy];
  if (decided !== said)
    sheet.adjust({ code: 'rest-by-policy', args: { order: order.reference, rest: decided } });
  return decided;
}
