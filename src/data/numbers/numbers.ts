import type { Day } from '#domain/base/calendar.ts';
import type { SequenceId } from '#domain/base/ids.ts';
import type { Sequence } from '#domain/catalogue/place.ts';
import { countersAhead, left, wantsRefill } from '#domain/numbering/blocks.ts';
import { fallbackNumber, productionDay, spell } from '#domain/numbering/spell.ts';
import type { Block, Enrolment } from '#domain/protocol/messages.ts';
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
  readonly rows: Pick<Rows, 'get' | 'findAny'>;
  readonly journal: Journal;
  /** Nothing is given out before this start was reconciled: a lost database must not count from one again. */
  readonly turn: Turn;
  readonly clock: Clock;
  /** Blocks want a refill by now. */
  readonly onLow: () => void;
}

interface Setting {
  readonly enrolment: Enrolment;
  readonly sequence: Sequence;
  readonly day: Day;
}

/** [NUM-5] Numbers out of leased blocks. What is returned has been spent durably before, so that nobody sees it twice. */
export function createNumbers(
  parts: NumbersParts,
): Numbers & { keep(leased: readonly Block[]): Promise<void> } {
  const { blocks, queue, rows, journal, turn, clock, onLow } = parts;

  const setting = async (id: SequenceId): Promise<Setting> => {
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

  /** Typed numbers may have come to stand inside our block: they are passed over (NUM-1). */
  const takenAmong = async (texts: readonly string[]): Promise<ReadonlySet<string>> => {
    const [lots, orders] = await Promise.all([
      rows.findAny(
        'lot',
        texts.map((text) => `exact:${text}`),
      ),
      rows.findAny(
        'order',
        texts.map((text) => `reference:${text}`),
      ),
    ]);
    return new Set([
      ...lots.flatMap(({ name, formerNames }) => [name, ...formerNames]),
      ...orders.map(({ reference }) => reference),
    ]);
  };

  const spent = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      return await write();
    } catch (error) {
      throw new NotKept(storageTrouble(error) ?? 'failed', { cause: error });
    }
  };

  /** Numbers of this device's own, from a prefix that nobody else has. */
  const dryOnes = async (count: number, { enrolment, sequence, day }: Setting): Promise<string[]> => {
    const first = await turn(() =>
      spent(async () => {
        const counter = await blocks.spendDry(count);
        await journal.append([{ t: 'dry', next: counter + count }]);
        return counter;
      }),
    );
    return Array.from({ length: count }, (_, at) =>
      fallbackNumber(sequence, enrolment.short, first + at, day),
    );
  };

  const take: Numbers['take'] = async (id, count) => {
    const here = await setting(id);
    const texts: string[] = [];
    while (texts.length < count) {
      const counters = await spent(() =>
        blocks.spendMany(id, count - texts.length, here.sequence.startAt ?? 1),
      );
      if (wantsRefill(await blocks.of(id), blockSize)) onLow();
      if (counters.length === 0) break;
      const spelled = counters.map((counter) => spell(here.sequence, counter, here.day));
      const taken = await takenAmong(spelled);
      texts.push(...spelled.filter((text) => !taken.has(text)));
    }
    const dry = count - texts.length;
    if (dry === 0) return { texts, dry };
    await spent(() => blocks.want(id));
    return { texts: [...texts, ...(await dryOnes(dry, here))], dry };
  };

  return {
    async next(id) {
      const { texts, dry } = await take(id, 1);
      return { text: texts[0] ?? '', dry: dry > 0 };
    },

    take,

    async want(id, count) {
      await spent(() => blocks.need(id, count));
      onLow();
    },

    ahead: async (id, count) => {
      const least = (await rows.get('sequence', id))?.startAt ?? 1;
      return countersAhead(await blocks.of(id), least, count);
    },
    left: async (id) => left(await blocks.of(id)),
    elsewhere: (id) => blocks.elsewhere(id),
    keep: (leased) => blocks.keep(leased),
  };
}
