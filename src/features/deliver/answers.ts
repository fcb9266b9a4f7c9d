import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Quantity, one } from '#domain/base/quantity.ts';
import type { OrderLine } from '#domain/catalogue/order.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';
import { numbered } from '../goods/answer-by-scan.ts';
import { type Entry, countPackaging, emptyDraft } from '../goods/draft.ts';
import { say } from '../goods/say.ts';
import type { Meaning } from '../meaning.ts';
import { proceed, takeMeaning } from './delivery-flow.ts';
import type { FlowContext } from './flow-context.ts';
import type { Blocked, Question } from './question.ts';
import { recordPackage, recordRefused } from './record-goods.ts';
import { type Spot, type Taking, takingOf } from './taking.ts';

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

/** What a worker can answer to the questions of a delivery. Each goes on to the next question, or records. */
export function createAnswers(context: FlowContext) {
  const { question, floor, why } = context;
  const close = (): void => question.set(null);
  const entered = (taking: Taking, number: string, entry: Entry): Taking => ({
    ...taking,
    draft: { ...taking.draft, number: number.trim(), entry },
  });
  const counted = (taking: Taking, quantity: Quantity): Taking => ({
    ...taking,
    draft: { ...taking.draft, quantity, counted: null },
    isCounted: true,
  });
  return {
    dismiss: close,

    /** Begins with a line instead of a scan: the label is gone, or the goods have none. */
    async startLine(line: OrderLine): Promise<void> {
      const product = await floor.world.get('product', line.product);
      if (!product) return;
      await proceed(context, takingOf({ ...emptyDraft(product), line: line.id, entry: 'picked' }));
    },

    number: (taking: Taking, number: string, entry: Entry) =>
      proceed(context, entered(taking, number, entry)),

    /** [SER-1] Picked from what lies there. */
    pick: (taking: Taking, name: string, at: Spot) =>
      proceed(context, {
        ...entered(taking, name, 'picked'),
        at: { location: at.location, package: at.package },
      }),

    spot: (taking: Taking, { location, package: inside }: Spot) =>
      proceed(context, { ...taking, at: { location, package: inside } }),

    weight: (taking: Taking, weight: Quantity) =>
      proceed(context, {
        ...taking,
        draft: { ...taking.draft, weight, quantity: taking.draft.quantity ?? one },
      }),
    quantity: (taking: Taking, quantity: Quantity) => proceed(context, counted(taking, quantity)),
    packaging: (taking: Taking, packaging: Packaging) =>
      proceed(context, { ...taking, draft: countPackaging(taking.draft, packaging, one), isCounted: true }),

    /** [RCV-3] */
    async again(taking: Taking, which: 'another' | 'same'): Promise<void> {
      close();
      if (which === 'another') return proceed(context, { ...taking, isAnother: true });
      say(floor, 'plain', msg`The same one`, i18n._(msg`Nothing was added.`));
    },

    async product({ number, scan }: Of<'product'>, product: Product): Promise<void> {
      close();
      await proceed(context, takingOf(numbered(product, number, scan)));
    },

    async reading({ scan }: Of<'reading'>, meaning: Meaning): Promise<void> {
      close();
      await takeMeaning(context, meaning, scan);
    },

    /** It is taken all the same, and this is why; good for the like of it on the rest of the order. */
    async because({ taking, causes }: Blocked, reason: string): Promise<void> {
      close();
      why.remember(causes, reason);
      await proceed(context, { ...taking, reason });
    },

    /** [X16] */
    async package({ content, scan }: Of<'package'>): Promise<void> {
      const order = await floor.world.get('order', context.orderId);
      if (order) await recordPackage(context, order, content, scan);
    },

    /** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
    async anyway(refused: Of<'refused'>): Promise<void> {
      close();
      await recordRefused(context, refused);
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;
