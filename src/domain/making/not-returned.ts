import { refusal } from '../base/refusal.ts';
import { type Decision, refuse } from '../operations/define.ts';
import type { Sheet } from '../operations/sheet.ts';
import { found } from '../stock/view.ts';
import type { MakingOrder } from './booking.ts';

/** [PRD-7] Components that went in and are in nothing would be lost to every recall: they are returned first (PRD-8). */
export function notReturned({ view }: Sheet, { reference, making }: MakingOrder): Decision | null {
  const [left] = making.consumed;
  if (!left) return null;
  const product = found(view, 'product', left.product)?.name ?? left.product;
  return refuse(refusal('components-not-returned', { product, order: reference }));
}
