import { type LotId, lotIdOf } from '#domain/base/ids.ts';
import { compare } from '#domain/base/quantity.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { Given } from '../../data/contract.ts';
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
  return recordIntent(context, intent, { scans: scansOf(draft.scans) }, text);
}

/** A refusal opens its question. */
export async function recordIntent(
  context: FlowContext,
  intent: Intent,
  given: Given,
  text: string,
): Promise<boolean> {
  const recorded = await recordAndTell(intent, given, {
    floor: context.floor,
    text,
    onRefused: (refused) => context.question.set({ kind: 'refused', ...refused }),
    signal: async ({ entry, decision }) => {
      const { payload } = entry.body as { payload: PayloadOf<'receive'> };
      return decision.ok && (await completesLine(context, payload)) ? 'line-done' : 'ok';
    },
  });
  if (!recorded) return false;
  context.question.set(null);
  context.labels.add(recorded.entry);
  return true;
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
