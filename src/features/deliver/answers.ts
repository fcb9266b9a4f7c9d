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
  const { question, floor, turns, why } = context;
  /** Each is taken once, after the scans before it; the question stays until what was said is on the disk. */
  const press = (work: () => unknown): Promise<void> => turns.press(question, work);
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
    dismiss: (): void => question.set(null),
    ask: (next: Question): Promise<void> => press(() => question.set(next)),

    /** Begins with a line instead of a scan: the label is gone, or the goods have none. */
    startLine: (line: OrderLine): Promise<void> =>
      press(async () => {
        const product = await floor.world.get('product', line.product);
        if (!product) return;
        await proceed(context, takingOf({ ...emptyDraft(product), line: line.id, entry: 'picked' }));
      }),

    number: (taking: Taking, number: string, entry: Entry): Promise<void> =>
      press(() => proceed(context, entered(taking, number, entry))),

    /** [SER-1] Picked from what lies there. */
    pick: (taking: Taking, name: string, at: Spot): Promise<void> =>
      press(() =>
        proceed(context, {
          ...entered(taking, name, 'picked'),
          at: { location: at.location, package: at.package },
        }),
      ),

    spot: (taking: Taking, { location, package: inside }: Spot): Promise<void> =>
      press(() => proceed(context, { ...taking, at: { location, package: inside } })),

    weight: (taking: Taking, weight: Quantity): Promise<void> =>
      press(() =>
        proceed(context, {
          ...taking,
          draft: { ...taking.draft, weight, quantity: taking.draft.quantity ?? one },
        }),
      ),
    quantity: (taking: Taking, quantity: Quantity): Promise<void> =>
      press(() => proceed(context, counted(taking, quantity))),
    packaging: (taking: Taking, packaging: Packaging): Promise<void> =>
      press(() =>
        proceed(context, { ...taking, draft: countPackaging(taking.draft, packaging, one), isCounted: true }),
      ),

    /** [RCV-3] */
    again: (taking: Taking, which: 'another' | 'same'): Promise<void> =>
      press(() => {
        if (which === 'another') return proceed(context, { ...taking, isAnother: true });
        return say(floor, 'plain', msg`The same one`, i18n._(msg`Nothing was added.`));
      }),

    product: ({ number, scan }: Of<'product'>, product: Product): Promise<void> =>
      press(() => proceed(context, takingOf(numbered(product, number, scan)))),

    reading: ({ scan }: Of<'reading'>, meaning: Meaning): Promise<void> =>
      press(() => takeMeaning(context, meaning, scan)),

    /** It is taken all the same, and this is why; good for the like of it on the rest of the order. */
    because: ({ taking, causes }: Blocked, reason: string): Promise<void> =>
      press(() => {
        why.remember(causes, reason);
        return proceed(context, { ...taking, reason });
      }),

    /** [X16] */
    package: ({ content, scan }: Of<'package'>): Promise<void> =>
      press(async () => {
        const order = await floor.world.get('order', context.orderId);
        if (order) await recordPackage(context, order, content, scan);
      }),

    /** [T28] What a person changes in what is kept for the order. */
    change: (work: () => Promise<unknown>): Promise<void> => press(work),

    /** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
    anyway: (refused: Of<'refused'>): Promise<void> => press(() => recordRefused(context, refused)),
  };
}

export type Answers = ReturnType<typeof createAnswers>;
