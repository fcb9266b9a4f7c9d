import { Type, type Static } from 'typebox';
import type { OrderId } from '../base/ids.ts';
import { flag, refusal } from '../base/refusal.ts';
import { Id, NameSchema, strict } from '../base/schema.ts';
import { type Circumstances, type Decision, accept, refuse } from '../operations/define.ts';
import { endedRefusal, hadSeenEnd } from '../operations/order-rules.ts';
import { type RowKey, type View, rowKey } from '../stock/view.ts';
import { isMaking } from './booking.ts';

export const StepPayloadSchema = Type.Object({ order: Id<OrderId>(), step: NameSchema }, strict);
export type StepPayload = Static<typeof StepPayloadSchema>;

export const stepKeys = ({ order }: StepPayload): RowKey[] => [rowKey('order', order)];

/** [PRD-12] Said twice it is said once. A finished step may be begun again: rework happens. */
export function changeStep(
  { order: id, step }: StepPayload,
  state: 'begun' | 'finished',
  circumstances: Circumstances,
  view: View,
): Decision {
  const known = view.get('order', id);
  if (known.state === 'absent') return refuse(refusal('unknown-order', { orderId: id }));
  if (known.state === 'unknown') return accept([]);
  const order = known.value;
  if (!isMaking(order)) return refuse(refusal('wrong-kind', { order: order.reference, kind: order.kind }));
  if (order.state === 'draft')
    return refuse(refusal('order-not-open', { order: order.reference, state: order.state }));
  if (order.state !== 'open')
    return hadSeenEnd(order, circumstances)
      ? refuse(endedRefusal(order))
      : accept([], [flag('closed-meanwhile', { order: order.reference })]);
  const before = order.making.steps.find(({ name }) => name === step);
  if (!before) return refuse(refusal('unknown-step', { step, order: order.reference }));
  if (before.state === state) return accept([]);
  const by = circumstances.actor;
  return accept([{ kind: 'step-changed', order: id, step, state, before: before.state, by }]);
}
