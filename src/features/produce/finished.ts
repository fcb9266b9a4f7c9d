import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { compare, one } from '#domain/base/quantity.ts';
import { drawNumber, openBatch } from './batch-draft.ts';
import { type FlowContext, finishedOf, orderOf } from './flow-context.ts';
import { recordIntent } from './recording.ts';

/** [M09-M12, M16] The number of the finished goods is given before they are made; the order stays open. */
export async function assignNumber(context: FlowContext, name: string, reserved: boolean): Promise<void> {
  const order = await orderOf(context);
  const product = await finishedOf(context);
  if (!order || !product || product.tracking === 'none') return;
  // [M18] Several serials make several orders: their numbers are given together.
  if (product.tracking === 'serial' && compare(order.making.quantity, one) > 0) {
    await openBatch(context, Number(order.making.quantity));
    const batch = context.batch.get();
    if (!batch || batch.numbers.length > 0) return;
    context.batch.set({ ...batch, numbers: [name] });
    const { count } = batch;
    context.floor.desk.tell(
      {
        tone: 'ok',
        word: i18n._(msg`Number read`),
        text: i18n._(msg`${name}: ${1} of ${count}`),
        operation: null,
      },
      'ok',
    );
    return;
  }
  const text =
    product.tracking === 'serial'
      ? i18n._(msg`${order.reference}: serial ${name}`)
      : i18n._(msg`${order.reference}: lot ${name}`);
  const recorded = await recordIntent(
    context,
    { kind: 'assign-number', payload: { order: order.id, number: { name, reserved } } },
    {},
    text,
  );
  if (!recorded) return;
  if (context.drawn.get()?.text === name) context.drawn.set(null);
  context.question.set(null);
}

/** [M09] [+]: the next number, into the field; of several units it is the first of them, and stands in the pop-up (M21). */
export async function giveNextNumber(context: FlowContext): Promise<void> {
  const order = await orderOf(context);
  const product = await finishedOf(context);
  if (order && product?.tracking === 'serial' && compare(order.making.quantity, one) > 0)
    return openBatch(context, Number(order.making.quantity));
  const number = product && (await drawNumber(context, product));
  if (number) await assignNumber(context, number, true);
}
