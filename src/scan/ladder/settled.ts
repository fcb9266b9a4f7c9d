import { type Reading, isDoubtful, isSame } from './ladder.ts';

/** Whether all that can be read of several codes in view has been. */
export interface Settled {
  readonly isSettled: () => boolean;
  readonly see: (readings: readonly Reading[]) => void;
  readonly reset: () => void;
}

/** Frames without news: a slow device looks at one place a frame, and each has had its turn by then. */
const settledAfter = 20;
/** Frames for which a code that is read now and then is no news. */
const knownFor = 60;

/**
 * Where several codes are in view, every frame took all the time that a frame may take, for the sake of a code that might
 * still be missing. Once nothing new has come for a while, shorter frames follow each other faster.
 */
export function createSettled(): Settled {
  let frame = 0;
  let lastNew = 0;
  let seen: { readonly reading: Reading; readonly frame: number }[] = [];
  return {
    isSettled: () => seen.length > 0 && frame - lastNew >= settledAfter,
    see(readings) {
      frame += 1;
      for (const reading of readings) {
        // What one frame does not prove is no code yet.
        if (isDoubtful(reading)) continue;
        const others = seen.filter((one) => !isSame(one.reading, reading));
        if (others.length === seen.length) lastNew = frame;
        seen = [...others, { reading, frame }];
      }
      seen = seen.filter((one) => frame - one.frame < knownFor);
    },
    reset() {
      seen = [];
      lastNew = frame;
    },
  };
}
