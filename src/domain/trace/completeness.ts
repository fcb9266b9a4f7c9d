import type { Direction, TraceLine } from './trace.ts';

/** [PRD-7, G06] What keeps a trace from being complete, counted; all zero: it is. */
export interface Completeness {
  /** Tracked components that are not accounted for at their quantity. */
  readonly gaps: number;
  /** Components taken from the plan without anybody looking. */
  readonly assumed: number;
  /** Numbers that a person typed: sure enough to stand, worth knowing. */
  readonly typed: number;
  /** Lots that this place does not hold. */
  readonly unknown: number;
  /** Lots of which nothing says where they came from. */
  readonly rootless: number;
}

export function completenessOf(direction: Direction, lines: readonly TraceLine[]): Completeness {
  const count = { gaps: 0, assumed: 0, typed: 0, unknown: 0, rootless: 0 };
  lines.forEach(({ depth, node }, at) => {
    if (node.is === 'gap') count.gaps += 1;
    if (node.is !== 'lot') return;
    if (node.grade === 'assumed') count.assumed += 1;
    if (node.grade === 'typed') count.typed += 1;
    if (node.unknown) count.unknown += 1;
    const isLeaf = (lines[at + 1]?.depth ?? 0) <= depth;
    if (direction === 'backward' && isLeaf && !node.again && !node.unknown) count.rootless += 1;
  });
  return count;
}
