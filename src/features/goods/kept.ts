import { msg } from '@lingui/core/macro';
import type { Instant } from '#domain/base/calendar.ts';
import type { Note } from '../../data/contract.ts';
import type { Floor } from '../floor.tsx';
import { type Changing, createLive } from '../live.ts';
import { say } from './say.ts';
import type { KeptNote } from './unanswered.ts';

const keptShape = 1;

/**
 * A value of a screen that outlives a killed browser: while `words` has something to say of it, it is written down, and the
 * screen takes it up again when it is opened next. Nothing is in force by it, and it never leaves the device.
 */
export interface Kept<T> extends Changing<T> {
  /** Takes up what an interruption left. Answers how to leave the screen; what is open stays written down. */
  attach(): () => void;
  /** Resolves once what was left is on the screen again: the next scan waits for it. */
  ready(): Promise<void>;
  /** Resolves once all so far is on the disk. */
  durable(): Promise<void>;
}

interface Options<T> {
  readonly floor: Pick<Floor, 'notes' | 'changes' | 'now' | 'desk'>;
  /** Question, reason: what a screen keeps apart. */
  readonly key: string;
  readonly path: string;
  /** Nothing is open. */
  readonly none: T;
  /** What was scanned, in words. Null: no scan is lost with it, and it is not kept. */
  readonly words: (value: T) => string | null;
  readonly count?: (value: T) => number;
  /** What is left of it after an interruption: it may have been answered and recorded in the very last moment. */
  readonly left: (value: T, at: Instant) => Promise<T>;
}

export function createKept<T>({ floor, key, path, none, words, count, left }: Options<T>): Kept<T> {
  const { notes } = floor;
  const live = createLive<T>(none);
  let isWritten = false;
  let tail = Promise.resolve();
  let taken: Promise<void> | undefined;

  /** Written behind the screen, always what is open now: a question that was answered at once is never written. */
  const write = async (): Promise<void> => {
    const value = live.get();
    const text = words(value);
    if (text === null) {
      if (isWritten) await notes.remove(key);
      isWritten = false;
      return;
    }
    const note: KeptNote<T> = {
      shape: keptShape,
      at: floor.now(),
      path,
      text,
      count: count?.(value) ?? 1,
      value,
    };
    // From here on there is something to take away, however soon the answer comes.
    isWritten = true;
    await notes.put(key, note);
  };
  // A full disk keeps no question either; it stands on the screen all the same, and recording it will say so.
  const later = (): Promise<void> => (tail = tail.then(write).catch(() => undefined));

  const noteNow = async (): Promise<KeptNote<T> | undefined> => {
    const found: readonly Note<KeptNote<T>>[] = await notes.list(key);
    return found.find((note) => note.key === key)?.value;
  };

  async function takeUp(): Promise<void> {
    const note = await noteNow().catch(() => undefined);
    if (!note || live.get() !== none) return;
    isWritten = true;
    const isOurs = note.shape === keptShape;
    if (!isOurs && note.text !== '') say(floor, 'wait', msg`Scan it again`, note.text);
    const value = isOurs ? await left(note.value, note.at) : none;
    if (live.get() === none) live.set(value);
    await later();
  }

  /** Answered in another tab. */
  async function look(): Promise<void> {
    await tail;
    const value = live.get();
    if (!isWritten || (await noteNow()) || live.get() !== value) return;
    isWritten = false;
    live.set(none);
  }

  return {
    get: live.get,
    subscribe: live.subscribe,
    set(value) {
      if (Object.is(value, live.get())) return;
      live.set(value);
      if (isWritten || words(value) !== null) void later();
    },
    attach() {
      taken ??= takeUp();
      // Whoever waits for it (a scan) is told; a screen that was left has nobody who waits.
      taken.catch(() => undefined);
      return floor.changes.subscribe(() => void (isWritten && look().catch(() => undefined)));
    },
    ready: () => taken ?? Promise.resolve(),
    durable: () => tail,
  };
}
