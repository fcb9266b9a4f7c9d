import type { SequenceId } from '#domain/base/ids.ts';
import { type LeasedBlock, currentBlock, passedTo } from '#domain/numbering/blocks.ts';
import type { Block } from '#domain/protocol/messages.ts';
import type { QueueDatabase } from '../queue/database.ts';

export type BlockStore = ReturnType<typeof createBlockStore>;

/** Leased counters, in the precious database: a counter that was shown is never given out again. */
export const createBlockStore = (db: QueueDatabase) => ({
  of: (sequence: SequenceId): Promise<LeasedBlock[]> =>
    db.blocks.where('sequence').equals(sequence).toArray(),
  /** Runs that were ever asked for a number here, or leased. */
  async wanted(): Promise<SequenceId[]> {
    const asked = ((await db.meta.get('wanted'))?.value as readonly SequenceId[] | undefined) ?? [];
    return [...new Set([...asked, ...(await db.blocks.toArray()).map(({ sequence }) => sequence)])];
  },

  want: (sequence: SequenceId): Promise<void> =>
    db.transaction('rw', db.meta, async () => {
      const asked = ((await db.meta.get('wanted'))?.value as readonly SequenceId[] | undefined) ?? [];
      if (!asked.includes(sequence)) await db.meta.put({ name: 'wanted', value: [...asked, sequence] });
    }),

  all: (): Promise<LeasedBlock[]> => db.blocks.toArray(),

  /** The next counter, spent; null when all blocks are used up. Those beneath `least` are passed over and spent with it. */
  spend: (sequence: SequenceId, least = 1): Promise<number | null> =>
    db.transaction('rw', db.blocks, async () => {
      const all = await db.blocks.where('sequence').equals(sequence).toArray();
      const passed = all.filter((block) => block.next < least).map((block) => passedTo(block, least));
      await db.blocks.bulkPut(passed);
      const block = currentBlock(all.map((each) => passed.find(({ id }) => id === each.id) ?? each));
      if (!block) return null;
      await db.blocks.put({ ...block, next: block.next + 1 });
      return block.next;
    }),

  /** One run for the whole device, over all its sequences. */
  spendDry: (): Promise<number> =>
    db.transaction('rw', db.meta, async () => {
      const counter = ((await db.meta.get('dry'))?.value as number | undefined) ?? 1;
      await db.meta.put({ name: 'dry', value: counter + 1 });
      return counter;
    }),

  /** A block that is here already keeps how far it was spent: a repeated answer gives nothing out twice. */
  keep: (leased: readonly Block[]): Promise<void> =>
    db.transaction('rw', db.blocks, async () => {
      const known = new Set(await db.blocks.toCollection().primaryKeys());
      const fresh = leased.filter(({ id }) => !known.has(id));
      await db.blocks.bulkAdd(fresh.map((block) => ({ ...block, next: block.first })));
    }),
});
