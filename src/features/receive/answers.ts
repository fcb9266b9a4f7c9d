import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Day } from '#domain/base/calendar.ts';
import { type Quantity, one } from '#domain/base/quantity.ts';
import type { Announced, Order, OrderLine } from '#domain/catalogue/order.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Meaning } from '../meaning.ts';
import { type Draft, type Entry, countPackaging, emptyDraft } from '../goods/draft.ts';
import { type FlowContext, orderOf } from './flow-context.ts';
import type { Question } from './question.ts';
import { runOf, siteOf } from '../goods/house.ts';
import { isStopped } from '../goods/kept-elsewhere.ts';
import { sequenceOf } from '#domain/numbering/sequence-of.ts';
import { say } from '../goods/say.ts';
import { numbered } from '../goods/answer-by-scan.ts';
import { proceed, takeMeaning } from './receipt-flow.ts';
import { recordAllGoods, recordGoods, recordRefused } from './record-goods.ts';

/** What a worker can answer to the questions of a receipt. Each goes on to the next question, or records. */
export function createAnswers(context: FlowContext) {
  const { question, floor, turns } = context;
  /** Each is taken once, after the scans before it; the question stays until what was said is on the disk. */
  const press = (work: () => unknown): Promise<void> => turns.press(question, work);
  const ask = (next: Question): Promise<void> => press(() => question.set(next));
  return {
    dismiss: (): void => question.set(null),
    ask,

    /** Begins with a line instead of a scan: the label is gone, or there never was one. */
    startLine: (line: OrderLine): Promise<void> =>
      press(async () => {
        const product = await floor.world.get('product', line.product);
        if (product) await proceed(context, { ...emptyDraft(product), line: line.id, entry: 'picked' });
      }),

    number: (draft: Draft, typed: string, entry: Entry): Promise<void> =>
      press(async () => {
        const number = typed.trim();
        if (entry === 'typed' && (await isStopped(floor, draft.product, number)))
          return question.set({ kind: 'elsewhere', draft, number });
        return proceed(context, { ...draft, number, entry });
      }),
    another: (draft: Draft): Promise<void> => ask({ kind: 'number', draft }),

    /** [NUM-5] The next number of the product's own run, spent once it is shown. */
    newNumber: (draft: Draft): Promise<void> =>
      press(async () => {
        const run = await runOf(floor, draft.product);
        if (!run) return;
        const { text } = await floor.numbers.next(run);
        await proceed(context, { ...draft, number: text, entry: 'picked' });
      }),

    weight: (draft: Draft, weight: Quantity): Promise<void> =>
      press(() => proceed(context, { ...draft, weight, quantity: draft.quantity ?? one })),
    askExpires: (draft: Draft): Promise<void> => ask({ kind: 'expires', draft }),
    /** [EXP-2] As the goods say it, where no label could be read. */
    expires: (draft: Draft, expiration: Day): Promise<void> =>
      press(() => proceed(context, { ...draft, label: { ...draft.label, expiration } })),
    quantity: (draft: Draft, quantity: Quantity): Promise<void> =>
      press(() => proceed(context, { ...draft, quantity, counted: null })),
    packaging: (draft: Draft, packaging: Packaging): Promise<void> =>
      press(() => proceed(context, countPackaging(draft, packaging, one))),

    /** [RCV-3] */
    again: (draft: Draft, which: 'another' | 'same'): Promise<void> =>
      press(() => {
        if (which === 'another') return proceed(context, draft, true);
        return say(floor, 'plain', msg`The same one`, i18n._(msg`Nothing was added.`));
      }),

    product: ({ number, scan }: Extract<Question, { kind: 'product' }>, product: Product): Promise<void> =>
      press(() => proceed(context, numbered(product, number, scan))),

    reading: ({ scan }: Extract<Question, { kind: 'reading' }>, meaning: Meaning): Promise<void> =>
      press(() => takeMeaning(context, meaning, scan)),

    /** The unknown code is a number of one of these products. */
    isNumber: (number: string, products: readonly Product[], scan: ScanEvent): Promise<void> =>
      press(() => {
        const [only] = products;
        if (only && products.length === 1) return proceed(context, numbered(only, number, scan));
        return question.set({ kind: 'product', number, products, scan });
      }),

    isUnidentified: (scan: ScanEvent | null): Promise<void> => ask({ kind: 'unidentified', scan }),

    /** [RCV-1] Goods that nobody can identify get a lot of their own, on hold until somebody names them. */
    unidentified: (given: { count: Quantity; note: string; photo: string | null }): Promise<void> =>
      press(async () => {
        const open = question.get();
        const scan = open?.kind === 'unidentified' ? open.scan : null;
        const site = await siteOf(floor);
        const product = site && (await floor.world.get('product', site.unidentifiedProduct));
        const run = product && sequenceOf(product, site);
        if (!product || !run) return;
        const { text } = await floor.numbers.next(run);
        await recordGoods(
          context,
          {
            ...emptyDraft(product),
            number: text,
            entry: 'picked',
            quantity: given.count,
            scans: scan ? [scan] : [],
          },
          { code: scan?.text.slice(0, 512) ?? null, note: given.note, photo: given.photo },
        );
      }),

    /** [RCV-2] Every lot that was announced on the pallet: one press, so all of them or none. */
    pallet: (
      { sscc, scan }: Extract<Question, { kind: 'pallet' }>,
      lots: readonly Announced[],
    ): Promise<void> =>
      press(async () => {
        const order = await orderOf(context);
        if (!order) return;
        const drafts: Draft[] = [];
        for (const lot of lots) {
          const draft = await announcedDraft(context, order, lot);
          if (!draft) return;
          drafts.push({ ...draft, sscc, scans: [scan] });
        }
        const count = drafts.length;
        await recordAllGoods(context, order, drafts, i18n._(msg`Pallet ${sscc}: ${count} lots`));
      }),

    /** Something that the supplier announced, picked from the list. */
    announced: (lot: Announced): Promise<void> =>
      press(async () => {
        const order = await orderOf(context);
        const draft = order && (await announcedDraft(context, order, lot));
        if (draft)
          await proceed(context, { ...draft, quantity: draft.product.tracking === 'serial' ? one : null });
      }),

    /** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
    anyway: (refused: Extract<Question, { kind: 'refused' }>): Promise<void> =>
      press(() => recordRefused(context, refused)),
  };
}

export type Answers = ReturnType<typeof createAnswers>;

async function announcedDraft(
  context: FlowContext,
  order: Order,
  lot: Announced,
): Promise<Draft | undefined> {
  const line = order.lines.find(({ id }) => id === lot.line);
  const product = line && (await context.floor.world.get('product', line.product));
  if (!line || !product) return undefined;
  return {
    ...emptyDraft(product),
    line: line.id,
    number: product.tracking === 'none' ? null : lot.lot,
    entry: 'picked',
    label: { expiration: lot.expiration, bestBefore: null },
    quantity: lot.quantity,
  };
}
