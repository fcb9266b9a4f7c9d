import { type Acceptance, type AcceptanceRules, createAcceptance } from '../ladder/acceptance.ts';
import type { Point, ScanEvent } from '../scan-event.ts';
import type { ScanMode } from './camera-state.ts';
import { type FoundCode, eventOf, nearestTo } from './sightings.ts';
import { createTally } from './tally.ts';

export interface SessionListener {
  readonly onEvent: (event: ScanEvent) => void;
  /** The codes believed in this frame, for outlines; in `choose` mode the ones to tap. */
  readonly onFound: (codes: readonly FoundCode[]) => void;
  readonly onCount: (counts: ReadonlyMap<string, number>) => void;
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
/** Outlines that are older than this are no longer under the finger. */
const fresh = 1000;

/** From the readings of frames to scans: acceptance, then the mode. Knows no camera and no page. */
export function createFrameSession(listener: SessionListener, rules: AcceptanceRules): FrameSession {
  const acceptance: Acceptance<FoundCode> = createAcceptance(rules);
  const tally = createTally();
  let mode: ScanMode = 'single';
  let offered: { codes: readonly FoundCode[]; at: number } = { codes: [], at: Number.NEGATIVE_INFINITY };

  const say = (code: FoundCode, at: number): void => listener.onEvent(eventOf(code, at, 'camera', 1));

  return {
    frame(codes, at) {
      const { sure, fresh: news } = acceptance.see(codes, at);
      listener.onFound(sure);
      if (sure.length > 0) offered = { codes: sure, at };
      switch (mode) {
        case 'single': {
          const meant = nearestTo(news, middle);
          if (meant !== undefined) say(meant, at);
          return;
        }
        case 'choose':
          if (sure.length === 1 && news[0] !== undefined) say(news[0], at);
          return;
        case 'multi':
          for (const code of news) say(code, at);
          return;
        case 'count':
          if (tally.add(sure.map(({ text }) => text))) listener.onCount(tally.counts());
          return;
      }
    },
    setMode(next) {
      mode = next;
      acceptance.reset();
      tally.reset();
    },
    choose(point, at) {
      if (at - offered.at > fresh) return false;
      const meant = nearestTo(offered.codes, point);
      if (meant === undefined || Math.hypot(meant.centre.x - point.x, meant.centre.y - point.y) > reach)
        return false;
      say(meant, at);
      return true;
    },
    reset() {
      acceptance.reset();
      tally.reset();
    },
  };
}
