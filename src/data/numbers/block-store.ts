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

  /** [NUM-7] What other devices had leased when the server was last asked. */
  setElsewhere: async (ranges: readonly Block[]): Promise<void> =>
    void (await db.meta.put({ name: 'leasedElsewhere', value: ranges })),
  elsewhere: async (sequence: SequenceId): Promise<readonly Block[]> => {
    const all = ((await db.meta.get('leasedElsewhere'))?.value as readonly Block[] | undefined) ?? [];
    return all.filter((range) => range.sequence === sequence);
  },

  all: (): Promise<LeasedBlock[]> => db.blocks.toArray(),

  /** As many of the next counters as there are, up to so many, spent together. Those beneath `least` are passed over and spent with them. */
  spendMany: (sequence: SequenceId, count: number, least = 1): Promise<number[]> =>
    db.transaction('rw', db.blocks, async () => {
      const all = await db.blocks.where('sequence').equals(sequence).toArray();
      const blocks = new Map(
        all.map((block) => [block.id, block.next < least ? passedTo(block, least) : block]),
      );
      const counters: number[] = [];
      while (counters.length < count) {
        const block = currentBlock([...blocks.values()]);
        if (!block) break;
        const last = Math.min(block.last, block.next + count - counters.length - 1);
        for (let next = block.next; next <= last; next += 1) counters.push(next);
        blocks.set(block.id, { ...block, next: last + 1 });
      }
      await db.blocks.bulkPut([...blocks.values()]);
      return counters;
    }),

  /** So many of a run will be wanted at once. */
  need: (sequence: SequenceId, count: number): Promise<void> =>
    db.transaction('rw', db.meta, async () => {
      const needs = ((await db.meta.get('needs'))?.value as Record<string, number> | undefined) ?? {};
      await db.meta.put({ name: 'needs', value: { ...needs, [sequence]: count } });
    }),
  needs: async (): Promise<Readonly<Record<string, number>>> =>
    ((await db.meta.get('needs'))?.value as Record<string, number> | undefined) ?? {},
  /** They are here, or were asked for in vain: the next batch says anew what it needs. */
  needsNothing: async (): Promise<void> => void (await db.meta.delete('needs')),

  /** One run for the whole device, over all its sequences. Gives the first of so many. */
  spendDry: (count: number): Promise<number> =>
    db.transaction('rw', db.meta, async () => {
      const counter = ((await db.meta.get('dry'))?.value as number | undefined) ?? 1;
      await db.meta.put({ name: 'dry', value: counter + count });
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
