import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PayloadOf } from '#domain/operations/registry.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import type { MakingPage } from './load-order.ts';
import { recordIntent } from './recording.ts';

/** [PRD-3] A unit of a batch under its number: it is one and stays one. */
export const hasOwnNumber = ({ order: { making }, product }: MakingPage): boolean =>
  product?.tracking === 'serial' && making.root !== null && making.number !== null;

/** What a supervisor wants otherwise is kept; a refusal says what stands against it. */
export async function amendOrder(
  context: FlowContext,
  amended: Omit<PayloadOf<'amend-making'>, 'order'>,
): Promise<void> {
  const order = await orderOf(context);
  if (!order) return;
  const { id, reference } = order;
  context.question.set(null);
  await recordIntent(
    context,
    { kind: 'amend-making', payload: { order: id, ...amended } },
    {},
    i18n._(msg`${reference} is changed`),
  );
}
