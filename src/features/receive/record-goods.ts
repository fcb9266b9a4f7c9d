import { type LotId, lotIdOf } from '#domain/base/ids.ts';
import { type Quantity, compare, max, one, subtract, sum, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { type Draft } from '../goods/draft.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import { goodsWords } from '../goods/goods-words.ts';
import {
  type Refused,
  type Telling,
  type Thing,
  recordAllAndTell,
  recordAndTell,
  recordAnyway,
} from '../goods/record.ts';
import { scansOf } from '../goods/scans-of.ts';
import { datesFor, receiveIntent } from './intent.ts';

/** Records a draft that misses nothing, and tells what became of it. A refusal opens its question. */
export async function recordGoods(
  context: FlowContext,
  draft: Draft,
  unidentified: PayloadOf<'receive'>['unidentified'] = null,
): Promise<boolean> {
  const order = await orderOf(context);
  if (!order) return false;
  const { intent, given, text } = await thingOf(context, order, draft, unidentified);
  // Asked only where it can be: what the order expects is recorded with no second look.
  if (unidentified || !isBeyond(order, draft.product, draft.quantity ?? one))
    return recordIntent(context, intent, given, text);
  return context.why.record(intent, given, text);
}

/** [RCV-2] Several by one press: all of them by one append, or none. A refusal of one opens its question. */
export async function recordAllGoods(
  context: FlowContext,
  order: Order,
  drafts: readonly Draft[],
  text: string,
): Promise<void> {
  const things = await Promise.all(drafts.map((draft) => thingOf(context, order, draft, null)));
  const products = new Map(drafts.map(({ product }) => [product.id, product]));
  const quantityOf = (product: Product): Quantity =>
    sum(drafts.flatMap((each) => (each.product.id === product.id ? [each.quantity ?? one] : [])));
  if (![...products.values()].some((product) => isBeyond(order, product, quantityOf(product))))
    return void (await recordAllTold(context, things, text));
  await context.why.recordAll(things, text);
}

/** What a draft is recorded as. */
async function thingOf(
  context: FlowContext,
  order: Order,
  draft: Draft,
  unidentified: PayloadOf<'receive'>['unidentified'],
): Promise<Required<Thing>> {
  const known = await knownLot(context, draft);
  const dates = datesFor(draft, known, await context.today());
  const place = {
    order: order.id,
    operationType: order.operationType,
    from: order.from,
    to: context.place.get() ?? order.to,
  };
  const intent = receiveIntent(
    { ...draft, sscc: draft.sscc ?? context.pallet.get() },
    place,
    dates,
    unidentified,
  );
  const text = goodsWords(draft, dates, context.floor.preferences.format.get());
  return { intent, given: { scans: scansOf(draft.scans) }, text };
}

/** More than the lines of the product expect, or a product that nobody ordered. */
function isBeyond({ lines, unplanned }: Order, product: Product, quantity: Quantity): boolean {
  const own = lines.filter((line) => line.product === product.id);
  if (own.length === 0) return !unplanned;
  const open = sum(own.map(({ expected, done }) => max(zero, subtract(expected, done))));
  return compare(quantity, open) > 0;
}

/** A refusal opens its question. */
export async function recordIntent(
  context: FlowContext,
  intent: Intent,
  given: Given,
  text: string,
): Promise<boolean> {
  return (await recordTold(context, intent, given, text)) !== null;
}

export async function recordTold(
  context: FlowContext,
  intent: Intent,
  given: Given,
  text: string,
): Promise<Recorded | null> {
  const recorded = await recordAndTell(intent, given, { ...telling(context), text });
  told(context, recorded && [recorded]);
  return recorded;
}

export async function recordAllTold(
  context: FlowContext,
  things: readonly Thing[],
  text: string,
): Promise<readonly Recorded[] | null> {
  return told(context, await recordAllAndTell({ things, text }, telling(context)));
}

/** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
export async function recordRefused(context: FlowContext, refused: Refused): Promise<void> {
  told(context, await recordAnyway(refused, telling(context)));
}

const telling = (context: FlowContext): Telling => ({
  floor: context.floor,
  onRefused: (refused) => context.question.set({ kind: 'refused', ...refused }),
  onNotKept: context.turns.notKept,
  signal: async ({ decision }, intent) =>
    decision.ok && intent.kind === 'receive' && (await completesLine(context, intent.payload))
      ? 'line-done'
      : 'ok',
});

/** Their labels are known from now on. */
function told({ labels }: FlowContext, recorded: readonly Recorded[] | null): readonly Recorded[] | null {
  if (!recorded) return null;
  for (const { entry } of recorded) labels.add(entry);
  return recorded;
}

async function completesLine(context: FlowContext, { product }: PayloadOf<'receive'>): Promise<boolean> {
  const lines = (await orderOf(context))?.lines.filter((line) => line.product === product) ?? [];
  return lines.length > 0 && lines.every(({ done, expected }) => compare(done, expected) >= 0);
}

/** The lot of a draft, when this device knows it. */
async function knownLot({ floor, company }: FlowContext, draft: Draft): Promise<Lot | undefined> {
  if (draft.number === null) return undefined;
  const id: LotId = lotIdOf(company, draft.product.id, draft.number);
  return floor.world.get('lot', id);
}
