import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Step } from '#domain/catalogue/order.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import { recordIntent } from './recording.ts';

/** [PRD-12] The code of a step starts it, and finishes it when it was started. */
export async function stepScan(context: FlowContext, text: string): Promise<boolean> {
  const order = await orderOf(context);
  const said = fold(text);
  const step = order?.making.steps.find(({ name }) => fold(name) === said || `step-${fold(name)}` === said);
  if (!step) return false;
  await changeStep(context, step);
  return true;
}

export async function changeStep(context: FlowContext, { name, state }: Step): Promise<void> {
  const isBegun = state === 'begun';
  await recordIntent(
    context,
    { kind: isBegun ? 'finish-step' : 'start-step', payload: { order: context.orderId, step: name } },
    {},
    isBegun ? i18n._(msg`Step ${name} finished`) : i18n._(msg`Step ${name} begun`),
  );
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();
