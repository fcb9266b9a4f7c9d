import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Quantity, compare, isPositive, one, subtract } from '#domain/base/quantity.ts';
import type { OrderLine } from '#domain/catalogue/order.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';
import { type Draft, type Entry, countPackaging, emptyDraft } from '../goods/draft.ts';
import type { Meaning } from '../meaning.ts';
import { type FlowContext, closeQuestion } from './flow-context.ts';
import { numbered, proceed, takeMeaning } from './order-flow.ts';
import { made } from './producing.ts';
import type { Question } from './question.ts';
import { recordIntent, recordRefused } from './recording.ts';

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** What a worker can answer to the questions about a component. Each goes on to the next question, or records. */
export function createAnswers(context: FlowContext) {
  const { floor } = context;
  const close = (): void => closeQuestion(context);
  return {
    dismiss: close,

    /** Begins with a line instead of a scan: the label is gone, or there never was one. */
    async startLine(line: OrderLine): Promise<void> {
      const product = await floor.world.get('product', line.product);
      if (product) await proceed(context, { ...emptyDraft(product), line: line.id, entry: 'picked' });
    },

    number: (draft: Draft, number: string, entry: Entry) =>
      proceed(context, { ...draft, number: number.trim(), entry }),
    quantity: (draft: Draft, quantity: Quantity) =>
      proceed(context, { ...draft, quantity, counted: null }, true),
    weight: (draft: Draft, weight: Quantity) =>
      proceed(context, { ...draft, weight, quantity: draft.quantity ?? one }, true),
    packaging: (draft: Draft, packaging: Packaging) =>
      proceed(context, countPackaging(draft, packaging, one), true),

    async again(draft: Draft, which: 'another' | 'same'): Promise<void> {
      close();
      if (which === 'another') return proceed(context, draft, true);
      floor.desk.tell(
        {
          tone: 'plain',
          word: i18n._(msg`The same one`),
          text: i18n._(msg`Nothing was added.`),
          operation: null,
        },
        'ok',
      );
    },

    async product({ number, scan }: Of<'product'>, product: Product): Promise<void> {
      close();
      await proceed(context, numbered(product, number, scan));
    },

    async reading({ scan }: Of<'reading'>, meaning: Meaning): Promise<void> {
      close();
      await takeMeaning(context, meaning, scan);
    },

    /** It is not expected, and goes in all the same: the order says so, and its supervisor sees it. */
    async takeAnyway(draft: Draft): Promise<void> {
      close();
      await proceed(context, draft, true);
    },

    async reason({ intent, given, text }: Of<'reason'>, reason: string): Promise<void> {
      if (intent.kind === 'produce' || intent.kind === 'produce-batch')
        return made(context, intent, { reason }, text);
      close();
      await recordIntent(context, intent, { ...given, reason }, text);
      context.purpose.set('consume');
    },

    /** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
    async anyway(refused: Of<'refused'>): Promise<void> {
      close();
      await recordRefused(context, refused);
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;

/** What a line still needs, to be taken with one tap. */
export const stillNeeded = ({ expected, done }: OrderLine): Quantity | null => {
  const rest = subtract(expected, done);
  return isPositive(rest) && compare(expected, rest) >= 0 ? rest : null;
};
