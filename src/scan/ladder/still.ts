import { isPossible } from './acceptance.ts';
import type { Engine } from './engine.ts';
import type { CodeFormat } from './formats.ts';
import { type LadderResult, type Reading, climb, isDoubtful } from './ladder.ts';
import type { Luma } from './luma.ts';

/** Reads a still picture with all the time it takes, and keeps only what one picture can prove. */
export function readStill(
  engine: Engine,
  picture: Luma,
  formats: readonly CodeFormat[],
  now: () => number,
): LadderResult {
  const options = { formats, many: true, budget: Number.POSITIVE_INFINITY, turn: 0, now };
  const { readings, ms } = climb(engine, picture, options);
  return { readings: provenOf(readings), ms };
}

/** No second frame will come: a doubtful code, or one that another reading of the same place contradicts, is not said. */
export function provenOf(readings: readonly Reading[]): Reading[] {
  const possible = readings.filter(isPossible);
  return possible.filter(
    (reading) =>
      !isDoubtful(reading) && !possible.some((other) => other !== reading && contradicts(other, reading)),
  );
}

function contradicts(a: Reading, b: Reading): boolean {
  return a.symbology.slice(0, 2) === b.symbology.slice(0, 2) && a.text !== b.text && overlap(a, b);
}

/** Whether the middle of either lies within the reach of the other. */
function overlap(a: Reading, b: Reading): boolean {
  const [ma, mb] = [middleOf(a), middleOf(b)];
  const reach = Math.min(sizeOf(a), sizeOf(b)) / 2;
  return Math.hypot(ma.x - mb.x, ma.y - mb.y) < reach;
}

function middleOf({ quad }: Reading): { x: number; y: number } {
  return { x: (quad[0].x + quad[2].x) / 2, y: (quad[0].y + quad[2].y) / 2 };
}

function sizeOf({ quad }: Reading): number {
  return Math.hypot(quad[0].x - quad[2].x, quad[0].y - quad[2].y);
}
