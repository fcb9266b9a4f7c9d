import type { Block } from '../protocol/messages.ts';

/** [NUM-5] A leased block and how far it is spent. */
export interface LeasedBlock extends Block {
  /** The next counter to spend; past `last` when the block is empty. */
  readonly next: number;
}

export const leftIn = (block: LeasedBlock): number => Math.max(0, block.last - block.next + 1);
export const left = (blocks: readonly LeasedBlock[]): number =>
  blocks.reduce((all, block) => all + leftIn(block), 0);

/** [A02] An administrator has raised the run: counters beneath are spent without being given out. */
export const passedTo = (block: LeasedBlock, least: number): LeasedBlock => ({
  ...block,
  next: Math.max(block.next, Math.min(least, block.last + 1)),
});

/** What would be given out next, in order. */
export function countersAhead(blocks: readonly LeasedBlock[], least: number, count: number): number[] {
  const counters: number[] = [];
  for (const { next, last } of blocks
    .map((block) => passedTo(block, least))
    .toSorted((a, b) => a.first - b.first))
    for (let at = next; at <= last && counters.length < count; at += 1) counters.push(at);
  return counters;
}

/** The block to spend from: the one begun first, so that numbers rise. Nothing when all are dry. */
export const currentBlock = (blocks: readonly LeasedBlock[]): LeasedBlock | undefined =>
  blocks.filter((block) => leftIn(block) > 0).toSorted((a, b) => a.first - b.first)[0];

/** Two ahead, refilled when less than one and a half is left: the first is half used while the second is whole. */
export const wantsRefill = (blocks: readonly LeasedBlock[], blockSize: number): boolean =>
  left(blocks) <= blockSize + Math.floor(blockSize / 2);

/** Said before it is dry, never after. */
export const isLow = (blocks: readonly LeasedBlock[], blockSize: number): boolean =>
  left(blocks) <= Math.floor(blockSize / 5);
