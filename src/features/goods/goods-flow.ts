import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { LocationId, ProductId } from '#domain/base/ids.ts';
import { type Quantity, one, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import type { Packaging, Product } from '#domain/catalogue/product.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Package } from '#domain/stock/rows.ts';
import type { Given, Recorded } from '../../data/contract.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';
import type { Floor } from '../floor.tsx';
import { type Meaning, meaningOf } from '../meaning.ts';
import { readScan } from '../read-scan.ts';
import { answerByScan, sayAnswerFirst, sayNotReadable } from './answer-by-scan.ts';
import { type AtHand, isThere, thingsOfProduct } from './at-hand.ts';
import type { CommonQuestion } from './common-question.ts';
import { type Draft, type Entry, type Source, countPackaging, emptyDraft, missingOf } from './draft.ts';
import { lotRefOf } from './house.ts';
import { isStopped } from './kept-elsewhere.ts';
import { type Asking, keptQuestion } from './kept-question.ts';
import type { Proposal } from './quantity-sheet.tsx';
import { type Refused, type Thing, recordAllAndTell, recordAndTell, recordAnyway } from './record.ts';
import { say as sayOf } from './say.ts';
import { type Scanned, numberedDraft, scannedAs } from './scanned.ts';
import { createTurns } from './turns.ts';

/** The one thing that is asked of whoever has goods in hand; null while scans are just listened to. */
export type GoodsQuestion =
  | { readonly kind: 'number'; readonly draft: Draft; readonly expected: readonly string[] }
  /** [NUM-7] The number that was typed for them is kept for another device. */
  | { readonly kind: 'elsewhere'; readonly draft: Draft; readonly number: string }
  /** Where are they taken from? They lie at several places, or at none by the books. */
  | { readonly kind: 'source'; readonly draft: Draft; readonly stands: readonly AtHand[] }
  | { readonly kind: 'weight'; readonly draft: Draft }
  | { readonly kind: 'quantity'; readonly draft: Draft; readonly proposals: readonly Proposal[] }
  /** [RCV-3] The same label once more. */
  | { readonly kind: 'again'; readonly draft: Draft }
  | CommonQuestion;

/** What a scan brought to each question. */
function about(question: GoodsQuestion): Asking {
  switch (question.kind) {
    case 'number':
    case 'elsewhere':
    case 'source':
    case 'weight':
    case 'quantity':
    case 'again':
      return { draft: question.draft };
    case 'product':
    case 'reading':
      return { scan: question.scan };
    case 'refused':
      return { act: question };
  }
}

/** What a job does with goods once they are known; the flow asks whatever is missing before. */
export interface GoodsJob {
  /** What this job records, where goods become an operation at once. */
  readonly kind?: Intent['kind'] | undefined;
  /** A number that is typed here may come into being by it. */
  readonly namesGoods?: boolean | undefined;
  /** Products that are worked on here: a bare number means one of them before any other. */
  near(): Promise<readonly ProductId[]>;
  /** Nothing is missing: record it, or note it down. */
  complete(draft: Draft): Promise<void>;
  /** One tap each where the quantity is asked. */
  proposals(draft: Draft): Promise<readonly Proposal[]>;
  /** Numbers that this product may have here, offered as large buttons. */
  expected(draft: Draft): Promise<readonly string[]>;
  /**
   * For jobs that take goods from a place of ours: the place where the worker stands, or null where nobody has said it.
   * The flow finds or asks what they lie in there.
   */
  here?(): Promise<LocationId | null>;
  /** Which of the places where they lie come into question; all of them without it. */
  fits?(stand: AtHand): boolean;
  /** Before anything is asked: the goods as this job takes them, or null when it has said why not. */
  prepare?(draft: Draft): Promise<Draft | null>;
  /** [RCV-3] These very goods are noted already. */
  cameBefore?(draft: Draft): Promise<boolean>;
  /** Resolves once what this screen had in hand before a kill is in hand again. */
  ready?(): Promise<void>;
  /** Something else is asked on this screen, which a scan cannot answer. */
  isAsking?(): boolean;
  place?(location: Location): Promise<void> | void;
  package?(
    found: { readonly sscc: string; readonly row: Package | null },
    scan: ScanEvent,
  ): Promise<void> | void;
  order?(order: Order): Promise<void> | void;
}

type Said = Parameters<typeof sayOf> extends [unknown, ...infer Rest] ? Rest : never;

export type GoodsFlow = ReturnType<typeof createGoodsFlow>;

const askWords: Readonly<Record<'number' | 'weight' | 'quantity', MessageDescriptor>> = {
  number: msg`Which number?`,
  weight: msg`How heavy?`,
  quantity: msg`How many?`,
};

/**
 * Scans and taps of somebody with goods in hand, one after the other: what they are, which, how many.
 * @param path the screen that asks a question again which was open when the browser was killed
 */
export function createGoodsFlow(floor: Floor, job: GoodsJob, path: string) {
  const question = keptQuestion<GoodsQuestion>({
    floor,
    path,
    about,
    isMine: ({ kind }) => kind === job.kind,
  });
  const say = (...said: Said): void => sayOf(floor, ...said);
  const close = (): void => question.set(null);
  const turns = createTurns(floor);
  const press = (work: () => unknown): Promise<void> => turns.press(question, work);
  const options = {
    floor,
    onRefused: (refused: Refused): void => question.set({ kind: 'refused', ...refused }),
    onNotKept: turns.notKept,
  };

  async function begin(given: Draft): Promise<void> {
    const draft = job.prepare ? await job.prepare(given) : given;
    if (draft !== null) await proceed(draft);
  }

  async function proceed(given: Draft, isMeant = false): Promise<void> {
    let draft = given;
    if (job.here && draft.source === null && missingOf(draft) !== 'number') {
      const found = await sourceOf(draft, await job.here());
      if ('stands' in found) {
        question.set({ kind: 'source', draft, stands: found.stands });
        return say('plain', msg`Taken from where?`, draft.product.name);
      }
      draft = { ...draft, source: found };
    }
    const missing = missingOf(draft);
    if (missing) {
      question.set(await questionOf(missing, draft));
      return say('plain', askWords[missing], draft.product.name);
    }
    if (!isMeant && (await job.cameBefore?.(draft))) {
      if (draft.product.tracking === 'serial') {
        const number = draft.number ?? '';
        return say('wait', msg`Already scanned`, i18n._(msg`${draft.product.name} · serial ${number}`));
      }
      question.set({ kind: 'again', draft });
      return say('wait', msg`Scanned before`, i18n._(msg`Another one, or the same one?`));
    }
    await job.complete(draft);
  }

  /** Loose before packed; asked where the books leave a choice. */
  async function sourceOf(
    { product, number }: Draft,
    here: LocationId | null,
  ): Promise<Source | { readonly stands: readonly AtHand[] }> {
    const lot = number === null ? null : (await lotRefOf(floor, product.id, number)).id;
    const all = (await thingsOfProduct(floor.world, product.id, lot)).filter(
      (stand) => isThere(stand) && (job.fits?.(stand) ?? true),
    );
    const stands = here === null ? all : all.filter(({ location }) => location.id === here);
    const [first] = stands;
    const only = stands.length === 1 ? first : undefined;
    const loose = here === null ? undefined : stands.find((each) => each.package === null);
    const found = only ?? loose;
    if (found)
      return {
        location: found.location.id,
        package: found.package?.id ?? null,
        quantity: found.quantity,
      };
    // The books know nothing of it here: the worker sees it all the same.
    if (here !== null && stands.length === 0) return { location: here, package: null, quantity: zero };
    return { stands };
  }

  async function questionOf(missing: 'number' | 'weight' | 'quantity', draft: Draft): Promise<GoodsQuestion> {
    switch (missing) {
      case 'number':
        return { kind: 'number', draft, expected: await job.expected(draft) };
      case 'weight':
        return { kind: 'weight', draft };
      case 'quantity':
        return { kind: 'quantity', draft, proposals: await job.proposals(draft) };
    }
  }

  async function follow(scanned: Scanned, scan: ScanEvent): Promise<void> {
    switch (scanned.kind) {
      case 'goods':
        return begin(scanned.draft);
      case 'which-product':
        question.set({
          kind: 'product',
          number: scanned.number,
          products: scanned.products,
          scan: scanned.scan,
        });
        return say('wait', msg`Which product?`, scanned.number);
      case 'which-reading':
        question.set({ kind: 'reading', choices: scanned.choices, scan: scanned.scan });
        return say('wait', msg`Which one?`, i18n._(msg`This code can mean several things here.`));
      case 'place':
        if (job.place) return job.place(scanned.location);
        return say('plain', msg`Place`, scanned.location.name);
      case 'package':
        if (job.package) return job.package(scanned, scan);
        return say('wait', msg`Not goods`, scanned.sscc);
      case 'order':
        if (job.order) return job.order(scanned.order);
        return say('wait', msg`Not goods`, scanned.order.reference);
      case 'part':
        return say('error', msg`Not known`, scanned.text);
      case 'nothing':
        return say(scanned.tone, scanned.word, scanned.text);
    }
  }

  /** The place of goods that lie at several, or at none by the books. */
  async function takenFrom(draft: Draft, stands: readonly AtHand[], location: Location): Promise<void> {
    const at = stands.filter((each) => each.location.id === location.id);
    const found = at.find((each) => each.package === null) ?? at[0];
    await proceed({
      ...draft,
      source: {
        location: location.id,
        package: found?.package?.id ?? null,
        quantity: found?.quantity ?? zero,
      },
    });
  }

  /** A scan while nothing is asked, or as the answer to what is. */
  async function taken(meaning: Meaning, scan: ScanEvent): Promise<void> {
    const open = question.get();
    switch (open?.kind) {
      case 'source':
      case 'number':
      case 'elsewhere':
      case 'weight':
      case 'quantity': {
        if (meaning.kind === 'invalid') return sayNotReadable(floor, meaning);
        if (open.kind === 'source' && meaning.kind === 'location')
          return turns.answer(question, () => takenFrom(open.draft, open.stands, meaning.location));
        const draft = answerByScan(floor, open.draft, meaning, scan);
        return draft ? turns.answer(question, () => begin(draft)) : undefined;
      }
      case 'again':
      case 'product':
      case 'reading':
        return sayAnswerFirst(floor);
      case 'refused':
      case undefined:
        if (job.isAsking?.()) return sayAnswerFirst(floor);
        // Nothing was promised for what was refused: the worker has gone on to the next label.
        close();
        return follow(await scannedAs(floor, meaning, scan, { products: await job.near() }), scan);
    }
  }

  return {
    question,
    turns,
    say,
    /** Goods that a person names instead of scanning them. */
    begin: (draft: Draft): Promise<void> => press(() => begin(draft)),

    /** False: not about goods, and somebody else may deal with it. */
    async take(scan: ScanEvent): Promise<boolean> {
      await Promise.all([question.ready(), job.ready?.()]);
      const meaning = await meaningOf(floor.world, await readScan(floor, scan));
      if (meaning.kind === 'badge') return false;
      await turns.take(() => taken(meaning, scan));
      return true;
    },

    /** The goods as this job takes them and the place they lie at; null where somebody would have to be asked. */
    async known(given: Draft): Promise<Draft | null> {
      const draft = job.prepare ? await job.prepare(given) : given;
      if (draft === null || missingOf(draft) !== null) return null;
      if (!job.here || draft.source !== null) return draft;
      const found = await sourceOf(draft, await job.here());
      return 'stands' in found ? null : { ...draft, source: found };
    },

    /** Records; a refusal opens its question. */
    record: (intent: Intent, given: Given, text: string): Promise<Recorded | null> =>
      recordAndTell(intent, given, { ...options, text }),

    /** What one press records; where one is refused, none is recorded and its question opens. */
    recordAll: (things: readonly Thing[], text: string): Promise<readonly Recorded[] | null> =>
      recordAllAndTell({ things, text }, options),

    dismiss: close,
    pick: (product: Product): Promise<void> =>
      press(() => begin({ ...emptyDraft(product), entry: 'picked' })),
    number: (draft: Draft, typed: string, entry: Entry): Promise<void> =>
      press(async () => {
        const number = typed.trim();
        if (entry === 'typed' && job.namesGoods && (await isStopped(floor, draft.product, number)))
          return question.set({ kind: 'elsewhere', draft, number });
        return begin({ ...draft, number, entry });
      }),
    another: (draft: Draft): Promise<void> =>
      press(async () => question.set(await questionOf('number', draft))),
    source: (draft: Draft, { location, package: inside, quantity }: AtHand): Promise<void> =>
      press(() =>
        proceed({ ...draft, source: { location: location.id, package: inside?.id ?? null, quantity } }),
      ),
    takenFrom: (draft: Draft, stands: readonly AtHand[], location: Location): Promise<void> =>
      press(() => takenFrom(draft, stands, location)),
    weight: (draft: Draft, weight: Quantity): Promise<void> =>
      press(() => proceed({ ...draft, weight, quantity: draft.quantity ?? one })),
    // What a person has just said is meant: no label said it twice.
    quantity: (draft: Draft, quantity: Quantity): Promise<void> =>
      press(() => proceed({ ...draft, quantity, counted: null }, true)),
    packaging: (draft: Draft, packaging: Packaging): Promise<void> =>
      press(() => proceed(countPackaging(draft, packaging, one), true)),

    again: (draft: Draft, which: 'another' | 'same'): Promise<void> =>
      press(() => {
        if (which === 'another') return proceed(draft, true);
        return say('plain', msg`The same one`, i18n._(msg`Nothing was added.`));
      }),

    product: (asked: Extract<GoodsQuestion, { kind: 'product' }>, product: Product): Promise<void> =>
      press(() => begin(numberedDraft(product, asked.number, asked.scan))),

    reading: ({ scan }: Extract<GoodsQuestion, { kind: 'reading' }>, meaning: Meaning): Promise<void> =>
      press(async () => follow(await scannedAs(floor, meaning, scan, { products: await job.near() }), scan)),

    /** The device refuses, but its knowledge may be stale: kept and sent for a supervisor to decide. */
    anyway: (refused: Refused): Promise<void> => press(() => recordAnyway(refused, options)),
  };
}
