import { type Quantity, isPositive, min, subtract, zero } from '../base/quantity.ts';
import type { TracedMove } from './port.ts';

/** How much of a move still stands, and how much of it was taken back by whom. */
export interface Standing {
  readonly move: TracedMove;
  /** Neither undone nor corrected. */
  readonly stands: Quantity;
  /** [COR-1] Found to be another lot later: recall of this lot lists it all the same. */
  readonly corrected: Quantity;
  /** [UND-1] Never happened. */
  readonly undone: Quantity;
}

/** [T33] The moves of a lot, oldest first, each with what became of it. Moves that only take others back are not listed by themselves. */
export function standing(moves: readonly TracedMove[]): Standing[] {
  const back = new Map<string, TracedMove[]>();
  for (const move of moves)
    if (move.reverses !== null) back.set(move.reverses, [...(back.get(move.reverses) ?? []), move]);
  const inOrder = moves.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return inOrder
    .filter(({ reverses }) => reverses === null)
    .map((move) => {
      const said = { stands: move.quantity, corrected: zero, undone: zero };
      for (const taken of back.get(move.id) ?? []) {
        // A correction that was itself undone is no correction.
        if (back.has(taken.id)) continue;
        const quantity = min(taken.quantity, said.stands);
        said.stands = subtract(said.stands, quantity);
        if (taken.act === 'correct') said.corrected = quantity;
        else said.undone = quantity;
      }
      return { move, ...said };
    });
}

export const isListed = ({ stands, corrected }: Standing): boolean =>
  isPositive(stands) || isPositive(corrected);
