import type { Quad } from '../scan-event.ts';
import type { Engine, EngineOptions, Found } from './engine.ts';
import { type CodeFormat, isWeak } from './formats.ts';
import type { Luma } from './luma.ts';
import { type Profile, bandCount, gatherEnlarged, gatherSharpest } from './profile.ts';
import type { BarsRegion } from './bars-regions.ts';
import { type Attempt, attemptsOf } from './strip-lines.ts';

export interface StripOptions {
  readonly formats: readonly CodeFormat[];
  /** Which of the later attempts come first in this frame: over a second of video all of them do. */
  readonly turn: number;
  /** Says when this frame's time is up. */
  readonly isLate: () => boolean;
}

/** Attempts that are made in every frame; the others take turns. */
const always = 2;
/** A part is a quarter of the rows together; it counts for two lines of an engine that looks at rows one by one. */
const linesOfPart = 2;
/** How far on the next frame begins. */
const stride = 5;

/** Reads a linear code at any angle and in either polarity from the line that all its rows give together. */
export function readStrip(
  engine: Engine,
  luma: Luma,
  region: BarsRegion,
  options: StripOptions,
): Found | undefined {
  const profile = gatherSharpest(luma, region);
  const found = readProfile(engine, profile, attemptsOf(profile, region, luma.width), region, options);
  if (found !== undefined || options.isLate()) return found;
  const finer = gatherEnlarged(luma, region, profile.tilt);
  if (finer === undefined) return undefined;
  const attempts = attemptsOf(finer, region, luma.width).slice(0, finerAttempts);
  return readProfile(engine, finer, attempts, region, { ...options, turn: 0 });
}

/** Of the enlarged code only what helps against small bars: plain, and the smaller blurs undone. */
const finerAttempts = 8;

function readProfile(
  engine: Engine,
  profile: Profile,
  attempts: readonly Attempt[],
  region: BarsRegion,
  options: StripOptions,
): Found | undefined {
  const heard = new Map<string, number>();
  let doubtful: Found | undefined;
  for (const [count, attempt] of inTurn(attempts, options.turn).entries()) {
    if (count > always && options.isLate()) break;
    const found = readLine(engine, attempt(profile.bands), options.formats);
    if (found === undefined || !isWhole(found, -region.halfLength / profile.start)) continue;
    const votes = votesFor(engine, attempt, profile.bands, found, options.formats);
    // A strong code needs no vote but tolerates no dissent: two errors can balance in the checksum of Code 128 (measured).
    if (votes >= 2 || (votes >= 0 && isStrong(found)))
      return { ...found, lines: Math.max(2, votes) * linesOfPart, quad: quadOf(region) };
    const times = (heard.get(found.text) ?? 0) + 1;
    heard.set(found.text, times);
    // Two attempts that say the same from the same rows are no proof: it is said as doubtful, for another frame to confirm.
    doubtful =
      votes === 0 && times >= 2 && heard.size === 1
        ? { ...found, lines: linesOfPart, quad: quadOf(region) }
        : undefined;
  }
  return doubtful;
}

function inTurn(attempts: readonly Attempt[], turn: number): readonly Attempt[] {
  const later = attempts.slice(always);
  const from = (turn * stride) % later.length;
  return [...attempts.slice(0, always), ...later.slice(from), ...later.slice(0, from)];
}

/** A weak code that fills only a part of the bars is a part of another code. `share`: the part of the line that is bars. */
function isWhole(found: InLine, share: number): boolean {
  return isStrong(found) || found.cover >= 0.6 * share;
}

/** Code 128 and DataBar Expanded carry checks that no blur passes by chance. */
function isStrong({ symbology, format }: Found): boolean {
  return !isWeak(symbology) && (symbology !== ']e0' || format.startsWith('DataBarExp'));
}

/** How many parts of the rows say the same on their own, quarters first, then halves; below zero when one says something else. */
function votesFor(
  engine: Engine,
  attempt: Attempt,
  bands: readonly Float32Array[],
  found: Found,
  formats: readonly CodeFormat[],
): number {
  for (const size of [bandCount / 4, bandCount / 2]) {
    let votes = 0;
    for (let start = 0; start < bandCount; start += size) {
      const own = readLine(engine, attempt(bands.slice(start, start + size)), formats);
      if (own === undefined) continue;
      if (own.text !== found.text) return -1;
      votes += 1;
    }
    if (votes >= 2) return votes;
  }
  return 0;
}

/** Plain: the line is the code already, at its angle and in its polarity. */
const linePass: Omit<EngineOptions, 'formats'> = {
  harder: false,
  rotate: false,
  invert: false,
  downscale: false,
  symbols: 1,
  minLines: 1,
};
const lineRows = 3;

/** Hands a line to the engine as a picture a few rows high; twice as fine, so that widths are whole numbers of samples. */
function readLine(engine: Engine, line: Float32Array, formats: readonly CodeFormat[]): InLine | undefined {
  if (line.length < 40) return undefined;
  const width = line.length * 2;
  const data = new Uint8Array(width * lineRows);
  for (let i = 0; i < line.length; i += 1) {
    const here = line[i] ?? 0;
    const next = line[i + 1] ?? here;
    data[2 * i] = Math.max(0, Math.min(255, here));
    data[2 * i + 1] = Math.max(0, Math.min(255, (here + next) / 2));
  }
  for (let row = 1; row < lineRows; row += 1) data.copyWithin(row * width, 0, width);
  const [found] = engine.read({ width, height: lineRows, data }, { ...linePass, formats });
  if (found === undefined) return undefined;
  const [left, right] = found.quad;
  return { ...found, cover: Math.abs(right.x - left.x) / width };
}

interface InLine extends Found {
  /** The part of the line that the code takes up. */
  readonly cover: number;
}

function quadOf({ x, y, angle, halfLength, halfHeight, slope, fan }: BarsRegion): Quad {
  const [ax, ay] = [Math.cos(angle), Math.sin(angle)];
  const corner = (side: number, end: number) => {
    const u = side * halfLength;
    const v = end * halfHeight + slope * u;
    // Along the bars as they fan out, not square to the reading direction.
    const along = u - end * halfHeight * fan * u;
    return { x: x + along * ax - v * ay, y: y + along * ay + v * ax };
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
