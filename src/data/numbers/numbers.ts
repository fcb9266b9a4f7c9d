import type { SequenceId } from '#domain/base/ids.ts';
import { countersAhead, left, wantsRefill } from '#domain/numbering/blocks.ts';
import { fallbackNumber, productionDay, spell } from '#domain/numbering/spell.ts';
import type { Block } from '#domain/protocol/messages.ts';
import type { Turn } from '../append/turn.ts';
import { NotKept, type Numbers, type Rows } from '../contract.ts';
import type { Journal } from '../journal/contract.ts';
import type { Clock } from '../ports.ts';
import type { QueueStore } from '../queue/queue-store.ts';
import { storageTrouble } from '../storage-errors.ts';
import { blockSize } from './block-size.ts';
import type { BlockStore } from './block-store.ts';

export interface NumbersParts {
  readonly blocks: BlockStore;
  readonly queue: Pick<QueueStore, 'get'>;
  readonly rows: Pick<Rows, 'get' | 'find'>;
  readonly journal: Journal;
  /** Nothing is given out before this start was reconciled: a lost database must not count from one again. */
  readonly turn: Turn;
  readonly clock: Clock;
  /** Blocks want a refill by now. */
  readonly onLow: () => void;
}

/** [NUM-5] Numbers out of leased blocks. What is returned has been spent durably before, so that nobody sees it twice. */
export function createNumbers(
  parts: NumbersParts,
): Numbers & { keep(leased: readonly Block[]): Promise<void> } {
  const { blocks, queue, rows, journal, turn, clock, onLow } = parts;

  const setting = async (id: SequenceId) => {
    const enrolment = await queue.get('enrolment');
    if (!enrolment) throw new NotKept('not-enrolled');
    // A device that has lost its rows still makes numbers that are its own, without a prefix.
    const sequence = (await rows.get('sequence', id)) ?? {
      id,
      name: id,
      prefix: '',
      suffix: '',
      padding: 1,
      startAt: 1,
    };
    const site = await rows.get('site', enrolment.site);
    const day = productionDay(clock.now(), site ?? { timeZone: 'UTC', shiftStart: 0 });
    return { enrolment, sequence, day };
  };

  /** A typed number may have come to stand inside our block: it is passed over (NUM-1). */
  const isTaken = async (text: string): Promise<boolean> => {
    const lots = await rows.find('lot', `exact:${text}`, 1);
    return lots.length > 0 || (await rows.find('order', `reference:${text}`, 1)).length > 0;
  };

  const spent = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } catch (error) {
      throw new NotKept(storageTrouble(error) ?? 'failed', { cause: error });
    }
  };

  return {
    async next(id) {
      const { enrolment, sequence, day } = await setting(id);
      for (;;) {
        const counter = await spent(() => blocks.spend(id, sequence.startAt ?? 1));
        if (wantsRefill(await blocks.of(id), blockSize)) onLow();
        if (counter === null) break;
        const text = spell(sequence, counter, day);
        if (!(await isTaken(text))) return { text, dry: false };
      }
      await spent(() => blocks.want(id));
      const counter = await turn(() =>
        spent(async () => {
          const dry = await blocks.spendDry();
          await journal.append([{ t: 'dry', next: dry + 1 }]);
          return dry;
        }),
      );
      return { text: fallbackNumber(sequence, enrolment.short, counter, day), dry: true };
    },

    ahead: async (id, count) => {
      const least = (await rows.get('sequence', id))?.startAt ?? 1;
      return countersAhead(await blocks.of(id), least, count);
    },
    left: async (id) => left(await blocks.of(id)),
    keep: (leased) => blocks.keep(leased),
  };
}
