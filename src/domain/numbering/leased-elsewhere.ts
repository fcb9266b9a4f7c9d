import type { Day } from '../base/calendar.ts';
import type { Sequence } from '../catalogue/place.ts';
import type { Block } from '../protocol/messages.ts';
import { counterOf } from './counter-of.ts';

interface Elsewhere {
  /** The run that numbers of these goods come from. */
  readonly sequence: Sequence;
  /** What other devices have leased of it, as far as it is known here. */
  readonly blocks: readonly Pick<Block, 'first' | 'last'>[];
  /** [EXP-5] The production day: date parts are spelled by it. */
  readonly day: Day;
}

/**
 * [NUM-7] Which of these numbers another device may give to other goods: each is the spelling of a counter that it has
 * leased. A number of another day, or of no run at all, is nobody's.
 */
export function leasedElsewhere(
  numbers: readonly string[],
  { sequence, blocks, day }: Elsewhere,
): ReadonlySet<string> {
  return new Set(
    numbers.filter((number) => {
      const counter = counterOf(sequence, number, day);
      return counter !== null && blocks.some(({ first, last }) => first <= counter && counter <= last);
    }),
  );
}
