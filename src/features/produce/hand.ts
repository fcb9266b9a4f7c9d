import { i18n } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { Instant } from '#domain/base/calendar.ts';
import type { CompanyId, LocationId, OrderId } from '#domain/base/ids.ts';
import { lotRefId } from '#domain/making/lot-ref.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { QueueEntry } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { type Kept, createKept } from '../goods/kept.ts';
import { type Asking, askingWords, isStillAsked } from '../goods/kept-question.ts';
import { entriesSince } from '../goods/recorded-since.ts';
import { keptKey } from '../goods/unanswered.ts';
import type { Changing } from '../live.ts';
import type { Batch } from './batch-draft.ts';
import type { Drawn, Purpose, Repair } from './flow-context.ts';
import type { Question } from './question.ts';
import type { SideGoods } from './side-goods.ts';

/** What a worker has in hand on one order: the question that is open, and all that was scanned, typed and spent for it. */
export interface Hand {
  readonly question: Question | null;
  /** Answered, and being recorded: asked again where that is broken off. */
  readonly underway: Question | null;
  /** What the next component that is scanned is meant for. */
  readonly purpose: Purpose;
  /** Where the next components are taken from, when a place was scanned; else where the books say they lie. */
  readonly place: LocationId | null;
  readonly batch: Batch | null;
  /** [PRD-9] Null: nothing is being repaired. */
  readonly repair: Repair | null;
  /** [PRD-10] What comes out beside the product, while it is being asked for; kept with its spent numbers when the sheet is closed. */
  readonly sideGoods: SideGoods | null;
  /** [NUM-5] A number that was shown or taken and is not recorded yet: it is used next, not thrown away. */
  readonly drawn: Drawn | null;
}

export const emptyHand: Hand = {
  question: null,
  underway: null,
  purpose: 'consume',
  place: null,
  batch: null,
  repair: null,
  sideGoods: null,
  drawn: null,
};

interface Options {
  readonly floor: Floor;
  readonly orderId: OrderId;
  readonly company: CompanyId;
}

/** [X01] All of it is written down while something is open, and is in hand again when the browser was killed. */
export function createHand({ floor, orderId, company }: Options): Kept<Hand> {
  let reference = '';
  const path = `/produce/${orderId}`;
  const kept = createKept<Hand>({
    floor,
    key: keptKey('question', path),
    path,
    none: emptyHand,
    words(hand) {
      const words = wordsOf(hand, floor);
      return words === null ? null : [reference, words].filter((part) => part !== '').join(' · ');
    },
    count: scansIn,
    async left(hand, at) {
      const open = { ...hand, question: hand.question ?? hand.underway, underway: null };
      if (await isRecorded(open, at)) return emptyHand;
      const asking = open.question && about(open.question);
      if (!asking || (await isStillAsked(asking, floor, at, ({ kind }) => byScan.has(kind)))) return open;
      return { ...open, question: open.repair ? { kind: 'rework' } : null, purpose: 'consume' };
    },
  });

  /** It was recorded in the very last moment. */
  async function isRecorded(hand: Hand, at: Instant): Promise<boolean> {
    const { question } = hand;
    const entries = await entriesSince(floor, at);
    const some = (...kinds: readonly Intent['kind'][]): boolean =>
      entries.some(({ body }) => kinds.some((kind) => kind === body.kind) && orderIn(body) === orderId);
    switch (question?.kind) {
      case 'batch':
      case 'batch-components':
        return some('prepare', 'produce-batch');
      case 'produce':
      case 'rest':
        return some('produce');
      case 'rework': {
        const order = await floor.world.get('order', orderId);
        const lots = order?.making?.outputs.map(({ lot }) => lot) ?? [];
        return entries.some(({ body }) => {
          const act = { kind: body.kind, payload: body.payload } as Intent;
          if (act.kind !== 'rework') return false;
          return lots.includes(lotRefId(company, act.payload.product, act.payload.lot));
        });
      }
      case undefined:
        return hand.purpose === 'return' && some('return-component');
      default:
        return false;
    }
  }

  return {
    ...kept,
    attach() {
      void floor.world.get('order', orderId).then(
        (order) => (reference = order?.reference ?? ''),
        () => undefined,
      );
      return kept.attach();
    },
  };
}

/** One part of what is in hand, as the rest of the order sees it. */
export const partOf = <Part extends keyof Hand>(hand: Kept<Hand>, part: Part): Changing<Hand[Part]> => ({
  get: () => hand.get()[part],
  subscribe: hand.subscribe,
  set(value) {
    if (!Object.is(hand.get()[part], value)) hand.set({ ...hand.get(), [part]: value });
  },
});

/** Closes the question while its answer is recorded: where that is broken off, it is asked again. */
export async function whileRecording<T>(hand: Kept<Hand>, work: () => Promise<T>): Promise<T> {
  const { question } = hand.get();
  hand.set({ ...hand.get(), question: null, underway: question });
  try {
    return await work();
  } finally {
    hand.set({ ...hand.get(), underway: null });
  }
}

/** Operations that a component is recorded as. */
const byScan: ReadonlySet<string> = new Set<Intent['kind']>(['consume', 'return-component', 'scrap']);

const orderIn = ({ payload }: QueueEntry['body']): unknown => (payload as { readonly order?: unknown }).order;

/** What a scan or a press has put on the screen. Where nothing is lost with a question, it is just asked for again. */
function about(question: Question): Asking {
  switch (question.kind) {
    case 'number':
    case 'quantity':
    case 'weight':
    case 'again':
      return { draft: question.draft };
    case 'wrong':
      return question.draft && { draft: question.draft };
    case 'product':
    case 'reading':
      return { scan: question.scan };
    case 'reason':
    case 'refused':
      return { act: question };
    case 'batch':
    case 'batch-components':
    case 'produce':
    case 'rest':
    case 'rework':
    case 'finished':
    case 'how-many':
    case 'units':
    case 'take-back':
    case 'end':
    case 'amend':
    case 'hand-over':
    case 'apart':
      return null;
  }
}

function wordsOf(hand: Hand, floor: Floor): string | null {
  const open = hand.question ?? hand.underway;
  const asked = open && askingWords(about(open), floor);
  if (asked !== null) return asked;
  if (hand.repair) return i18n._(msg`Rework`);
  switch (open?.kind) {
    case 'batch':
    case 'batch-components': {
      const count = hand.batch?.numbers.length ?? 0;
      return count === 0
        ? i18n._(msg`Batch production`)
        : i18n._(msg`Batch production, ${plural(count, { one: '# number', other: '# numbers' })}`);
    }
    case 'produce':
    case 'rest':
      return i18n._(msg`Produce`);
    default:
      break;
  }
  if (hand.purpose === 'return') return i18n._(msg`Return leftovers`);
  return hand.purpose === 'scrap' ? i18n._(msg`Scrap a component`) : null;
}

/** How many scans wait with it; what was begun by a press waits without any. */
function scansIn({ question, underway, repair, batch }: Hand): number {
  const open = question ?? underway;
  const asking = open && about(open);
  const added = repair?.added.length ?? 0;
  if (!asking) return added + (open?.kind === 'batch' ? (batch?.scanned.size ?? 0) : 0);
  const isByScan =
    open.kind !== 'reason' && open.kind !== 'refused' ? true : (open.given.scans ?? []).length > 0;
  return added + (isByScan ? 1 : 0);
}
