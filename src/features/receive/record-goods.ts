import { type LotId, lotIdOf } from '#domain/base/ids.ts';
import { compare, max, one, subtract, sum, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { type Draft } from '../goods/draft.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { recordAndTell } from '../goods/record.ts';
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
  const format = context.floor.preferences.format.get();
  const text = goodsWords(draft, dates, format);
  const given = { scans: scansOf(draft.scans) };
  // Asked only where it can be: what the order expects is recorded with no second look.
  if (unidentified || !isBeyond(order, draft)) return recordIntent(context, intent, given, text);
  const recorded = await context.why.record(intent, given, text);
  if (!recorded && context.question.get()?.kind !== 'refused') context.question.set(null);
  return recorded;
}

/** More than the lines of the product expect, or a product that nobody ordered. */
function isBeyond({ lines, unplanned }: Order, { product, quantity }: Draft): boolean {
  const own = lines.filter((line) => line.product === product.id);
  if (own.length === 0) return !unplanned;
  const open = sum(own.map(({ expected, done }) => max(zero, subtract(expected, done))));
  return compare(quantity ?? one, open) > 0;
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
  const recorded = await recordAndTell(intent, given, {
    floor: context.floor,
    text,
    onRefused: (refused) => context.question.set({ kind: 'refused', ...refused }),
    signal: async ({ entry, decision }) => {
      const { payload } = entry.body as { payload: PayloadOf<'receive'> };
      return decision.ok && (await completesLine(context, payload)) ? 'line-done' : 'ok';
    },
  });
  if (!recorded) return null;
  context.question.set(null);
  context.labels.add(recorded.entry);
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
