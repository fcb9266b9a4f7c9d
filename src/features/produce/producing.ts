import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import { type Quantity, compare } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { type LineProposal, assumed, proposalKeys, proposeFor } from '#domain/making/proposal.ts';
import { produceAll, remaining } from '#domain/making/stage.ts';
import type { Takes } from '#domain/making/takes.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import { loadView } from '../goods/load-view.ts';
import { batchNumbers, drawNumber, openBatch } from './batch-draft.ts';
import { type FlowContext, finishedOf, orderOf } from './flow-context.ts';
import type { Rest } from './question.ts';
import { whileRecording } from './hand.ts';
import { recordIntent } from './recording.ts';
import { openSideGoods, sideGoodsSaid } from './side-goods.ts';

/** [PRD-1] What nobody has scanned yet for so much of the product, with what would be taken. */
export async function missingComponents(
  context: FlowContext,
  order: MakingOrder,
  quantity: Quantity,
): Promise<LineProposal[]> {
  const view = await loadView(context.floor.world, (each) => proposalKeys(order, each));
  return proposeFor(view, order, quantity, await context.today());
}

/** [M13, M15, M20] Produce All: made at once, after one sheet for what was not scanned, or by Batch Production. */
export async function startProduceAll(context: FlowContext): Promise<void> {
  const order = await orderOf(context);
  const product = await finishedOf(context);
  if (!order || !product) return;
  const next = produceAll(order.making, product.tracking);
  switch (next.step) {
    case 'nothing-left':
      return;
    case 'batch':
      return openBatch(context, next.units);
    case 'produce':
      return startProduce(context, next.quantity, 'give-up');
  }
}

export async function startProduce(context: FlowContext, quantity: Quantity, rest: Rest): Promise<void> {
  const order = await orderOf(context);
  if (!order) return;
  const missing = await missingComponents(context, order, quantity);
  const beside = await openSideGoods(context, order, quantity);
  if (missing.length > 0 || beside.length > 0)
    return context.question.set({ kind: 'produce', quantity, rest });
  context.question.set(null);
  await produce(context, { quantity, rest, takes: [] });
}

export interface Making {
  readonly quantity: Quantity;
  readonly rest: Rest;
  readonly takes: readonly Takes[];
}

/** [PRD-1] The components that the sheet showed, taken as they were. */
export const takenAsProposed = (context: FlowContext, missing: readonly LineProposal[]): Takes[] =>
  assumed(missing, context.company);

export async function produce(context: FlowContext, making: Making): Promise<void> {
  const order = await orderOf(context);
  const product = await finishedOf(context);
  if (!order || !product) return;
  const { quantity, rest } = making;
  const number = await numberFor(context, order, product);
  const all = compare(quantity, remaining(order.making)) >= 0;
  const intent: Intent = {
    kind: 'produce',
    payload: {
      order: order.id,
      quantity,
      number,
      dates: null,
      to: order.to,
      takes: [...making.takes],
      uses: all ? 'all' : 'share',
      rest: all ? 'give-up' : rest,
      byProducts: sideGoodsSaid(context.sideGoods.get()?.goods ?? [], order),
    },
  };
  const format = context.floor.preferences.format.get();
  const name = number?.name ?? null;
  const text = [order.reference, product.name, name, format.amount(quantity, product.unit)]
    .filter((part) => part !== null)
    .join(' · ');
  if (order.making.bom === null && order.making.consumed.length === 0 && making.takes.length === 0)
    // [PRD-11] Nothing was declared to be in it: only with a reason.
    return context.question.set({
      kind: 'reason',
      intent,
      given: {},
      text,
      why: 'produce',
      flags: [],
      needed: true,
    });
  await made(context, intent, {}, text);
}

/** Records that something was made; the number that was drawn for it is used now. */
export async function made(
  context: FlowContext,
  intent: Intent,
  given: { readonly reason?: string },
  text: string,
): Promise<void> {
  const recorded = await whileRecording(context.hand, () => recordIntent(context, intent, given, text));
  if (recorded) context.hand.set({ ...context.hand.get(), drawn: null, batch: null, sideGoods: null });
}

/** [M13, M15] The one that was assigned before and stands on the goods, else the next one; goods that are not tracked have none. */
async function numberFor(
  context: FlowContext,
  order: MakingOrder,
  product: Product,
): Promise<PayloadOf<'produce'>['number']> {
  if (product.tracking === 'none') return null;
  const name = order.making.number ?? (await drawNumber(context, product));
  return name === null ? null : { name, reserved: true };
}

/** [M26] Prepare MO: the units have their numbers, and stay open. */
export async function prepareBatch(context: FlowContext): Promise<void> {
  const order = await orderOf(context);
  const batch = context.batch.get();
  if (!order || !batch) return;
  const count = batch.numbers.length;
  await made(
    context,
    { kind: 'prepare', payload: { order: order.id, numbers: batchNumbers(batch) } },
    {},
    i18n._(msg`${order.reference}: ${plural(count, { one: '# unit prepared', other: '# units prepared' })}`),
  );
}

/** [M27] Produce: what nobody scanned is asked for once, then every unit is made. */
export async function startProduceBatch(context: FlowContext): Promise<void> {
  const order = await orderOf(context);
  const batch = context.batch.get();
  if (!order || !batch) return;
  const units = unitsOf(batch.numbers.length);
  const missing = await missingComponents(context, order, units);
  const beside = await openSideGoods(context, order, units);
  if (missing.length > 0 || beside.length > 0) return context.question.set({ kind: 'batch-components' });
  await produceBatch(context, []);
}

export async function produceBatch(context: FlowContext, takes: readonly Takes[]): Promise<void> {
  const order = await orderOf(context);
  const batch = context.batch.get();
  if (!order || !batch) return;
  const count = batch.numbers.length;
  const byProducts = sideGoodsSaid(context.sideGoods.get()?.goods ?? [], order);
  const intent: Intent = {
    kind: 'produce-batch',
    payload: {
      order: order.id,
      numbers: batchNumbers(batch),
      dates: null,
      to: order.to,
      takes: [...takes],
      rest: batch.rest,
      ...(byProducts.length > 0 && { byProducts }),
    },
  };
  const text = i18n._(
    msg`${order.reference}: ${plural(count, { one: '# unit made', other: '# units made' })}`,
  );
  if (order.making.bom === null && order.making.consumed.length + takes.length === 0)
    return context.question.set({
      kind: 'reason',
      intent,
      given: {},
      text,
      why: 'produce',
      flags: [],
      needed: true,
    });
  await made(context, intent, {}, text);
}

export const unitsOf = (count: number): Quantity => String(count) as Quantity;

/** [PRD-5] Nothing more is made on it. */
export async function endMaking(context: FlowContext, rest: 'backorder' | 'give-up'): Promise<void> {
  const order = await orderOf(context);
  if (!order) return;
  context.question.set(null);
  await recordIntent(
    context,
    { kind: 'end-making', payload: { order: order.id, rest } },
    {},
    i18n._(msg`${order.reference} ended`),
  );
}
