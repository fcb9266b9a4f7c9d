import type { Floor } from '../floor.tsx';
import { keep } from '../keep.ts';
import { type Changing, type Live, createLive } from '../live.ts';

/** Scans and presses of one screen are dealt with one after the other: none meets a question that is being answered. */
export interface Turns {
  /** A press is being dealt with: its sheet stays as it is until what it said is on the disk. */
  readonly isAnswering: Live<boolean>;
  /** A scan, or what a person said without a question: after all that came before it, and told where it cannot be kept. */
  take(work: () => Promise<unknown>): Promise<void>;
  /** A person answers what is open now, or begins something. Where another press was first, it is not asked any longer. */
  press<Question>(question: Changing<Question | null>, work: () => unknown): Promise<void>;
  /** Within a turn: deals with an answer, and closes what was asked unless it asks on or could not be kept. */
  answer<Question>(question: Changing<Question | null>, work: () => unknown): Promise<void>;
  /** Within a turn: what was said could not be kept. The question stands, so that it can be answered again. */
  notKept(): void;
}

export function createTurns(floor: Pick<Floor, 'desk'>): Turns {
  const isAnswering = createLive(false);
  let tail: Promise<unknown> = Promise.resolve();
  let presses = 0;
  let stands = false;

  function inTurn(work: () => Promise<void>): Promise<void> {
    const own = tail.then(work);
    // One that failed is told by whoever began it; the next one comes all the same.
    tail = own.catch(() => undefined);
    return own;
  }

  async function answer<Question>(question: Changing<Question | null>, work: () => unknown): Promise<void> {
    const asked = question.get();
    stands = false;
    const done = await keep(floor, async () => {
      await work();
      return true;
    });
    if (done && !stands && question.get() === asked) question.set(null);
  }

  return {
    isAnswering,
    answer,
    notKept: () => {
      stands = true;
    },
    take: (work) => inTurn(async () => void (await keep(floor, work))),
    async press(question, work) {
      const asked = question.get();
      presses += 1;
      isAnswering.set(true);
      try {
        await inTurn(async () => {
          if (question.get() === asked) await answer(question, work);
        });
      } finally {
        presses -= 1;
        if (presses === 0) isAnswering.set(false);
      }
    },
  };
}
