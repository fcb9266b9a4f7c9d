import type { Flag } from '../base/refusal.ts';
import { type Adjustment, type Circumstances, type Decision, accept } from '../operations/define.ts';
import { apply } from '../stock/apply.ts';
import { type Draft, createDraft } from '../stock/draft.ts';
import type { Fact, Move } from '../stock/facts.ts';
import type { View } from '../stock/view.ts';

/** What a rule says of a move; the rest follows from the circumstances. */
type MoveSaid = Pick<Move, 'product' | 'lot' | 'package' | 'quantity' | 'from' | 'to'> &
  Partial<Pick<Move, 'order' | 'line' | 'grade' | 'reverses'>>;

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
  accept(): Decision;
}

export function openSheet(circumstances: Circumstances, beneath: View): Sheet {
  const { operation, at } = circumstances;
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
      for (const flag of more) flags.set(JSON.stringify(flag), flag);
    },
    adjust: (...more) => void adjustments.push(...more),
    accept: () => accept(facts, [...flags.values()], adjustments),
  };
  return sheet;
}
