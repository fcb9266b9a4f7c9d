import { type Acceptance, type AcceptanceRules, createAcceptance } from '../ladder/acceptance.ts';
import type { Point, ScanEvent } from '../scan-event.ts';
import type { ScanMode } from './camera-state.ts';
import { type FoundCode, eventOf, nearestTo } from './sightings.ts';
import { type Counted, createTally } from './tally.ts';

export interface SessionListener {
  readonly onEvent: (event: ScanEvent) => void;
  /** The codes believed in this frame, for outlines; in `choose` mode those of the last second, to be tapped. */
  readonly onFound: (codes: readonly FoundCode[]) => void;
  readonly onCount: (counted: readonly Counted[]) => void;
}

export interface FrameSession {
  readonly frame: (codes: readonly FoundCode[], at: number) => void;
  readonly setMode: (mode: ScanMode) => void;
  /** A tap on the picture, in `choose` mode: the code there is the scan. */
  readonly choose: (point: Point, at: number) => boolean;
  readonly reset: () => void;
}

const middle: Point = { x: 0.5, y: 0.5 };
/** A finger's breadth beside an outline still means that code. */
const reach = 0.25;
/** Outlines that are older than this, in milliseconds, are no longer under the finger. */
const inReach = 1000;

interface Offered {
  readonly code: FoundCode;
  readonly since: number;
  readonly at: number;
  readonly frames: number;
  readonly said: boolean;
}

/** What may be chosen now: no frame shows every code, so those of the last second count together. */
function offeredNow(before: readonly Offered[], sure: readonly FoundCode[], at: number): Offered[] {
  const kept = before.filter(
    (offer) => at - offer.at <= inReach && !sure.some(({ text }) => text === offer.code.text),
  );
  const seen = sure.map((code): Offered => {
    const known = before.find((offer) => offer.code.text === code.text);
    return known === undefined
      ? { code, since: at, at, frames: 1, said: false }
      : { ...known, code, at, frames: known.frames + 1 };
  });
  // In the order of their coming: a button must not move away from under a finger.
  return [...kept, ...seen].toSorted(
    (a, b) => a.since - b.since || a.code.centre.y - b.code.centre.y || a.code.centre.x - b.code.centre.x,
  );
}

/** From the readings of frames to scans: acceptance, then the mode. Knows no camera and no page. */
export function createFrameSession(listener: SessionListener, rules: AcceptanceRules): FrameSession {
  const acceptance: Acceptance<FoundCode> = createAcceptance(rules);
  const tally = createTally();
  let mode: ScanMode = 'single';
  let offered: Offered[] = [];

  const say = (code: FoundCode, at: number): void => listener.onEvent(eventOf(code, at, 'camera', 1));

  return {
    frame(codes, at) {
      const { sure, fresh: news } = acceptance.see(codes, at);
      if (mode === 'choose') offered = offeredNow(offered, sure, at);
      listener.onFound(mode === 'choose' ? offered.map(({ code }) => code) : sure);
      switch (mode) {
        case 'single': {
          const meant = nearestTo(news, middle);
          if (meant !== undefined) say(meant, at);
          return;
        }
        case 'choose': {
          const [only, another] = offered;
          // One alone is meant, once it is plain that no other appears beside it.
          if (
            only === undefined ||
            another !== undefined ||
            only.said ||
            only.frames < 3 ||
            at - only.since < 250
          )
            return;
          offered = [{ ...only, said: true }];
          say(only.code, at);
          return;
        }
        case 'multi':
          for (const code of news) say(code, at);
          return;
        case 'count':
          if (tally.add(sure.map((code) => eventOf(code, at, 'camera', 1))))
            listener.onCount(tally.counted());
          return;
      }
    },
    setMode(next) {
      mode = next;
      acceptance.reset();
      tally.reset();
      offered = [];
    },
    choose(point, at) {
      const meant = nearestTo(
        offered.filter((offer) => at - offer.at <= inReach).map(({ code }) => code),
        point,
      );
      if (meant === undefined || Math.hypot(meant.centre.x - point.x, meant.centre.y - point.y) > reach)
        return false;
      offered = offered.map((offer) => (offer.code.text === meant.text ? { ...offer, said: true } : offer));
      say(meant, at);
      return true;
    },
    reset() {
      acceptance.reset();
      tally.reset();
    },
  };
}
