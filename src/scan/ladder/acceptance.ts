import type { Point } from '../scan-event.ts';
import { hasCheckDigit } from '../typed/check-digit.ts';
import { isWeak } from './formats.ts';

/** One symbol said by the ladder in one frame. */
export interface Sighting {
  readonly text: string;
  readonly symbology: string | undefined;
  /** Independent lines of a linear symbol that agreed in this frame. */
  readonly lines: number;
  /** Its centre, between 0 and 1 across the frame. */
  readonly centre: Point;
}

export interface AcceptanceRules {
  /** Agreeing lines, over agreeing frames, that make a weak code sure. */
  readonly lines: number;
  /** Milliseconds within which two frames agree. */
  readonly window: number;
  /** Milliseconds that a code must have been out of view before it counts again … */
  readonly rearm: number;
  /** … and frames that looked for it in vain: on a slow device time alone passes between two frames. */
  readonly misses: number;
  /** `all`: the fallback engine, whose every code needs two sightings. */
  readonly doubt: 'weak' | 'all';
}

export const cameraRules: AcceptanceRules = { lines: 4, window: 350, rearm: 750, misses: 6, doubt: 'weak' };
/**
 * Of several codes a frame shows some: one has left only when many frames missed it, and more than a second of them however
 * fast they come.
 */
export const manyRules: AcceptanceRules = { ...cameraRules, rearm: 1200, misses: 30 };
export const fallbackRules: AcceptanceRules = {
  lines: Number.POSITIVE_INFINITY,
  window: 500,
  rearm: 750,
  misses: 4,
  doubt: 'all',
};

export interface Acceptance<S extends Sighting> {
  /** `sure`: believed in this frame, for outlines; `fresh`: those of them that are new in view, to be said. */
  readonly see: (sightings: readonly S[], at: number) => { readonly sure: S[]; readonly fresh: S[] };
  readonly reset: () => void;
}

interface Memory {
  readonly kind: string;
  readonly text: string;
  readonly centre: Point;
  lines: number;
  at: number;
  misses: number;
  sure: boolean;
}

/**
 * Decides what the camera may say aloud. A code that no rule makes sure is not said: the worker holds the camera a little longer.
 * Strong codes (matrix codes, DataBar, Code 128) need one sighting; weak ones enough lines or two frames that agree.
 */
export function createAcceptance<S extends Sighting>(rules: AcceptanceRules = cameraRules): Acceptance<S> {
  let memories: Memory[] = [];

  const see = (sighting: S, at: number): 'doubtful' | 'sure' | 'fresh' => {
    if (!isPossible(sighting)) return 'doubtful';
    const kind = sighting.symbology?.slice(0, 2) ?? '';
    const same = memories.find((memory) => memory.kind === kind && memory.text === sighting.text);
    const isStrong = rules.doubt === 'weak' && !isWeak(sighting.symbology);
    const rivals = isStrong ? [] : memories.filter((memory) => isRival(memory, kind, sighting, at));
    const agrees = same !== undefined && at - same.at <= rules.window;
    const lines = sighting.lines + (agrees ? same.lines : 0);
    const becomesSure = isStrong || agrees || (lines >= rules.lines && rivals.length === 0);
    // Another value at the same place starts the count anew for both.
    memories = memories.filter((memory) => memory !== same && !(rivals.includes(memory) && !memory.sure));
    // Whatever is still remembered has not left.
    const wasInView = same?.sure === true;
    const sure = becomesSure || (wasInView && agrees);
    memories.push({
      kind,
      text: sighting.text,
      centre: sighting.centre,
      lines,
      at,
      misses: -1,
      sure: sure || wasInView,
    });
    return sure ? (wasInView ? 'sure' : 'fresh') : 'doubtful';
  };

  const hasLeft = (memory: Memory, at: number): boolean => {
    const away = at - memory.at;
    return memory.sure ? away > rules.rearm && memory.misses >= rules.misses : away > rules.window;
  };

  const isRival = (memory: Memory, kind: string, sighting: S, at: number): boolean =>
    memory.kind === kind &&
    memory.text !== sighting.text &&
    at - memory.at <= rules.window &&
    isNear(memory.centre, sighting.centre);

  return {
    see(sightings, at) {
      memories = memories.filter((memory) => !hasLeft(memory, at));
      const sure: S[] = [];
      const fresh: S[] = [];
      for (const sighting of sightings) {
        const verdict = see(sighting, at);
        if (verdict !== 'doubtful') sure.push(sighting);
        if (verdict === 'fresh') fresh.push(sighting);
      }
      // Those seen just now start at -1 and stand at none.
      for (const memory of memories) memory.misses += 1;
      return { sure, fresh };
    },
    reset() {
      memories = [];
    },
  };
}

/** A fifth of the frame: two readings of one moving label, not two labels side by side. */
const near = 0.2;

function isNear(a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) < near;
}

/** Numbers that their own symbology forbids: ITF is 14 digits with a check digit here, EAN and UPC always carry one. */
export function isPossible({ text, symbology }: Pick<Sighting, 'text' | 'symbology'>): boolean {
  if (text === '') return false;
  if (symbology === undefined) return true;
  if (symbology.startsWith(']I')) return symbology === ']I1' && text.length === 14 && hasCheckDigit(text);
  if (symbology.startsWith(']E')) return hasCheckDigit(text);
  return true;
}
