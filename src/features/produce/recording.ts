import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { compare } from '#domain/base/quantity.ts';
import { asksReason } from '#domain/base/refusal.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import type { Draft } from '../goods/draft.ts';
import { goodsWords } from '../goods/goods-words.ts';
import { type Refused, type Telling, recordAndTell, recordAnyway } from '../goods/record.ts';
import { scansOf } from '../goods/scans-of.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import { componentIntent } from './intents.ts';
import type { Pending } from './question.ts';

/** Records, and keeps the question closed; a refusal opens its own. */
export async function recordIntent(
  context: FlowContext,
  intent: Intent,
  given: Given,
  text: string,
): Promise<Recorded | null> {
  const recorded = await recordAndTell(intent, given, { ...telling(context), text });
  if (recorded) told(context, intent, recorded);
  return recorded;
}

/** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
export async function recordRefused(context: FlowContext, refused: Refused): Promise<void> {
  const recorded = await recordAnyway(refused, telling(context));
  for (const each of recorded ?? []) told(context, refused.intent, each);
}

const telling = (context: FlowContext): Telling => ({
  floor: context.floor,
  onRefused: (refused) => context.question.set({ kind: 'refused', ...refused }),
  signal: async ({ decision }, intent) =>
    decision.ok && intent.kind === 'consume' && (await completes(context, intent.payload.product))
      ? 'line-done'
      : 'ok',
});

/** Its label is known; a repair that is recorded is no longer in hand. */
function told(context: FlowContext, intent: Intent, { entry }: Recorded): void {
  context.labels.add(entry);
  if (intent.kind !== 'rework') return;
  const { question, ...hand } = context.hand.get();
  context.hand.set({ ...hand, question: question?.kind === 'rework' ? null : question, repair: null });
}

async function completes(context: FlowContext, product: string): Promise<boolean> {
  const lines = (await orderOf(context))?.lines.filter((line) => line.product === product) ?? [];
  return lines.length > 0 && lines.every(({ done, expected }) => compare(done, expected) >= 0);
}

/**
 * [EXP-4, PRD-5] What is improbable asks why, with one tap to answer; what is not is recorded at once. The question
 * never stops the next scan: it is booked without a reason then.
 */
export async function askOrRecord(
  context: FlowContext,
  pending: Omit<Pending, 'flags' | 'needed'>,
): Promise<Recorded | null> {
  const { intent, given, text } = pending;
  const decision = await context.floor.recorder.preview(intent, given);
  const flags = decision.ok ? decision.flags.filter(({ code }) => asksReason.has(code)) : [];
  if (flags.length === 0) return recordIntent(context, intent, given, text);
  context.question.set({ kind: 'reason', ...pending, flags, needed: false });
  context.floor.desk.tell({ tone: 'wait', word: i18n._(msg`Why?`), text, operation: null }, 'warn');
  return null;
}

/** A component that misses nothing: consumed, returned or scrapped. */
export async function recordComponent(context: FlowContext, draft: Draft): Promise<void> {
  const order = await orderOf(context);
  if (!order) return;
  const purpose = context.purpose.get();
  const intent = await componentIntent(context, order, draft);
  const text = goodsWords(draft, null, context.floor.preferences.format.get());
  const given: Given = { scans: scansOf(draft.scans) };
  if (context.question.get()?.kind !== 'produce' && context.question.get()?.kind !== 'batch-components')
    context.question.set(null);
  if (purpose === 'scrap') {
    // Whoever throws something away says why: it is part of the act.
    context.question.set({ kind: 'reason', intent, given, text, why: 'scrap', flags: [], needed: true });
    return;
  }
  const recorded = await askOrRecord(context, {
    intent,
    given,
    text,
    why: purpose === 'return' ? 'return-component' : 'consume',
  });
  if (recorded && purpose === 'return') context.purpose.set('consume');
}
