import type { OrderId } from '../base/ids.ts';
import type { Flag } from '../base/refusal.ts';
import { flag } from '../base/refusal.ts';
import { apply } from '../stock/apply.ts';
import { candidateKeys } from '../stock/availability.ts';
import { type Draft, createDraft } from '../stock/draft.ts';
import type { Fact, Move } from '../stock/facts.ts';
import { strategyKeys } from '../stock/place-tree.ts';
import { rereserve } from '../stock/reservation.ts';
import { stockKey } from '../stock/rows.ts';
import { type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type Adjustment, type Circumstances, type Decision, accept } from './define.ts';

/** What a rule says of a move; the rest follows from the circumstances. */
export type MoveSaid = Pick<Move, 'product' | 'lot' | 'package' | 'quantity' | 'from' | 'to'> &
  Partial<Pick<Move, 'into' | 'weight' | 'order' | 'line' | 'packaging' | 'grade' | 'reverses'>>;

/** A stock row, and a place; null: wherever it is. */
export interface PromisedAt {
  readonly key: string;
  readonly at: Move['from'] | null;
}

/**
 * What an operation writes down while it is judged. Each fact takes effect at once on `view`, so that the second of
 * three goods is judged with the first one gone.
 */
export interface Sheet {
  readonly circumstances: Circumstances;
  readonly view: Draft;
  add(...facts: readonly Fact[]): void;
  /** Gives the move's id. */
  move(said: MoveSaid): string;
  /** The same thing said twice is said once: a batch of a thousand units has a thousand reasons to repeat itself. */
  flag(...flags: readonly Flag[]): void;
  adjust(...adjustments: readonly Adjustment[]): void;
  /**
   * [STK-6] Whoever lost reserved goods by this is given others, and named.
   * @param promised more places where too much may be promised now
   */
  accept(promised?: readonly PromisedAt[]): Decision;
}

export function openSheet(circumstances: Circumstances, beneath: View): Sheet {
  const { operation, at, today } = circumstances;
  const view = createDraft(beneath);
  const facts: Fact[] = [];
  const flags = new Map<string, Flag>();
  const adjustments: Adjustment[] = [];
  let moves = 0;
  const sheet: Sheet = {
    circumstances,
    view,
    add(...more) {
      for (const fact of more) {
        apply(view, fact);
        facts.push(fact);
      }
    },
    move(said) {
      const id = `${operation}/${moves}`;
      moves += 1;
      const rest = { weight: null, order: null, line: null, packaging: null, grade: null, reverses: null };
      sheet.add({ kind: 'moved', move: { ...rest, ...said, id, operation, at } });
      return id;
    },
    flag(...more) {
      for (const each of more) flags.set(JSON.stringify(each), each);
    },
    adjust: (...more) => void adjustments.push(...more),
    accept(promised = []) {
      for (const { key, at, by } of placesLeft(facts, promised, view)) {
        const lost = rereserve(view, key, at, today);
        facts.push(...lost.facts);
        if (lost.losers.length === 0) continue;
        const lot = found(view, 'stock', key)?.lot;
        const number = (lot && found(view, 'lot', lot)?.name) ?? '';
        for (const { order, reference } of lost.losers)
          if (!isKin(view, order, by)) sheet.flag(flag('reserved-by-other', { number, order: reference }));
      }
      return accept(facts, [...flags.values()], adjustments);
    },
  };
  return sheet;
}

interface Left extends PromisedAt {
  /** The order that took the goods. */
  readonly by: OrderId | null;
}

/** The stock rows that were taken from, and the places, each once; a hold takes a lot from everywhere. */
function placesLeft(facts: readonly Fact[], promised: readonly PromisedAt[], view: View): Left[] {
  const places = new Map<string, Left>();
  const add = (left: Left): void => void places.set([left.key, left.at, left.by].join('\n'), left);
  for (const fact of facts)
    if (fact.kind === 'moved') {
      const { product, lot, from, order } = fact.move;
      add({ key: stockKey(product, lot), at: from, by: order });
    } else if (fact.kind === 'lot-changed' && fact.change.holds !== undefined) {
      const lot = found(view, 'lot', fact.lot);
      if (lot) add({ key: stockKey(lot.product, lot.id), at: null, by: null });
    }
  for (const each of promised) add({ ...each, by: null });
  return [...places.values()];
}

/** [PRD-3] What is kept for one part of a split order is there for its other parts too. */
function isKin(view: View, loser: OrderId, by: OrderId | null): boolean {
  const rootOf = (id: OrderId): OrderId => found(view, 'order', id)?.making?.root?.order ?? id;
  return by !== null && rootOf(loser) === rootOf(by);
}

/** What `accept` reads when goods of this row leave a place or are held: whose they are, and what else there is. */
export function reservationKeys(view: View, key: string): RowKey[] {
  const stock = found(view, 'stock', key);
  if (!stock || stock.reserved.length === 0) return [];
  return stock.reserved.flatMap(({ order }) => promiseKeys(view, stock, order));
}

/** What it takes to give an order other goods than these. */
export function promiseKeys(
  view: View,
  { product, lot }: Pick<Move, 'product' | 'lot'>,
  order: OrderId,
): RowKey[] {
  const keys = [rowKey('order', order), ...candidateKeys(view, product)];
  if (lot) keys.push(rowKey('lot', lot));
  const row = found(view, 'order', order);
  return row ? [...keys, ...strategyKeys(view, found(view, 'product', product), row.from)] : keys;
}
