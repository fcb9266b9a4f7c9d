import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type LotId, lotIdOf } from '#domain/base/ids.ts';
import { compare } from '#domain/base/quantity.ts';
import type { Flag } from '#domain/base/refusal.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import type { Lot } from '#domain/stock/rows.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import { flagWords } from '../flag-words.ts';
import { keep } from '../keep.ts';
import { type Draft } from './draft.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import { goodsWords } from './goods-words.ts';
import { datesFor, receiveIntent, scansOf } from './intent.ts';

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

/** Hands an intent to the recorder; the strip speaks only once it is durable. */
export async function recordIntent(
  context: FlowContext,
  intent: Intent,
  given: Given,
  text: string,
): Promise<boolean> {
  const { recorder, desk } = context.floor;
  const answer = await keep(context.floor, () => recorder.record(intent, given));
  if (answer === null) return false;
  if (!answer.ok) {
    context.question.set({ kind: 'refused', refusal: answer.error, intent, given, text });
    desk.tell({ tone: 'error', word: i18n._(msg`Not recorded`), text, operation: null }, 'error');
    return false;
  }
  context.question.set(null);
  context.labels.add(answer.value.entry);
  await tell(context, answer.value, text);
  return true;
}

async function tell(context: FlowContext, { entry, decision }: Recorded, text: string): Promise<void> {
  const { desk, preferences } = context.floor;
  const format = preferences.format.get();
  const flags: readonly Flag[] = decision.ok ? decision.flags : [];
  const words = [text, ...flags.map((flag) => i18n._(flagWords(flag, format)))].join(' · ');
  const isDone = decision.ok && (await completesLine(context, entry.body.payload as PayloadOf<'receive'>));
  desk.tell(
    {
      tone: flags.length > 0 ? 'wait' : 'ok',
      word: i18n._(msg`Saved here`),
      text: words,
      operation: entry.id,
    },
    flags.length > 0 ? 'warn' : isDone ? 'line-done' : 'ok',
  );
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
