import { enlarge } from './enlarge.ts';
import type { Luma } from './luma.ts';
import type { BarsRegion } from './bars-regions.ts';

/** The grey of a linear code along its reading direction, gathered from all its rows. */
export interface Profile {
  /** Samples a pixel of the frame. */
  readonly rate: number;
  /** One line each for equal parts of the bars' height, independent of each other. */
  readonly bands: readonly Float32Array[];
  /** All rows together. */
  readonly whole: Float32Array;
  /** Where the samples begin along the reading direction, from the region's middle, in pixels. */
  readonly start: number;
  /** The bars' direction beyond what the cells said, as pixels along a pixel across. */
  readonly tilt: number;
}

/** Samples a pixel: rows that cross the bars at an angle see between the pixels, and this keeps what they see. */
const rate = 2;
export const bandCount = 8;

/**
 * Sorts every pixel of the region into the sample that it lies on, seen along the bars. No pixel is interpolated, so nothing is
 * blurred, and hundreds of rows average their noise away. `step`: every how manieth row of pixels is looked at.
 */
export function gatherProfile(luma: Luma, region: BarsRegion, tilt: number, step = 1): Profile {
  // Half a quiet zone of a long code, more than one of a short code.
  const reach = region.halfLength + Math.max(24, region.halfLength * 0.15);
  const samples = Math.ceil(reach * 2 * rate);
  const length = samples + 1;
  const sums = new Float32Array(bandCount * length);
  const weights = new Float32Array(bandCount * length);
  const [ax, ay] = [Math.cos(region.angle), Math.sin(region.angle)];
  const half = Math.max(2, region.halfHeight * 0.92);
  const { slope, bend, fan } = region;
  const askew = Math.abs(slope) * reach + Math.abs(bend) * reach * reach + half;
  const boxX = Math.abs(ax) * reach + Math.abs(ay) * askew;
  const boxY = Math.abs(ay) * reach + Math.abs(ax) * askew;
  const top = Math.max(0, Math.floor(region.y - boxY));
  const bottom = Math.min(luma.height - 1, Math.ceil(region.y + boxY));
  const left = Math.max(0, Math.floor(region.x - boxX));
  const right = Math.min(luma.width - 1, Math.ceil(region.x + boxX));
  // Rows are left out across the reading direction only: along it every pixel is needed.
  const [stepX, stepY] = Math.abs(ax) > Math.abs(ay) ? [1, step] : [step, 1];
  for (let y = top; y <= bottom; y += stepY) {
    const dy = y - region.y;
    for (let x = left; x <= right; x += stepX) {
      const dx = x - region.x;
      const u = dx * ax + dy * ay;
      const height = dy * ax - dx * ay;
      const v = height - slope * u - bend * u * u;
      if (v < -half || v >= half) continue;
      const place = (u + height * (tilt + fan * u) + reach) * rate;
      const index = Math.floor(place);
      if (index < 0 || index >= samples) continue;
      const band = Math.min(bandCount - 1, Math.floor(((v + half) / (2 * half)) * bandCount));
      const part = place - index;
      const grey = luma.data[y * luma.width + x] ?? 0;
      const at = band * length + index;
      sums[at] = (sums[at] ?? 0) + grey * (1 - part);
      weights[at] = (weights[at] ?? 0) + 1 - part;
      sums[at + 1] = (sums[at + 1] ?? 0) + grey * part;
      weights[at + 1] = (weights[at + 1] ?? 0) + part;
    }
  }
  const total = new Float32Array(length);
  const totalWeight = new Float32Array(length);
  for (let at = 0; at < sums.length; at += 1) {
    const i = at % length;
    total[i] = (total[i] ?? 0) + (sums[at] ?? 0);
    totalWeight[i] = (totalWeight[i] ?? 0) + (weights[at] ?? 0);
  }
  return {
    rate,
    start: -reach,
    tilt,
    bands: Array.from({ length: bandCount }, (_, band) => {
      const own = (values: Float32Array) => values.subarray(band * length, (band + 1) * length);
      return meanOf(own(sums), own(weights));
    }),
    whole: meanOf(total, totalWeight),
  };
}

/** Means, with places that no pixel fell on filled from their neighbours. */
function meanOf(sums: Float32Array, weights: Float32Array): Float32Array {
  const out = new Float32Array(sums.length);
  let last = -1;
  for (let i = 0; i < sums.length; i += 1) {
    const weight = weights[i] ?? 0;
    if (weight < 0.05) continue;
    out[i] = (sums[i] ?? 0) / weight;
    const from = last < 0 ? (out[i] ?? 0) : (out[last] ?? 0);
    for (let gap = last + 1; gap < i; gap += 1)
      out[gap] = from + (((out[i] ?? 0) - from) * (gap - last)) / (i - last);
    last = i;
  }
  for (let i = last + 1; i < out.length; i += 1) out[i] = last < 0 ? 128 : (out[last] ?? 0);
  return out;
}

/** How sharp a profile is: the lines run along the bars exactly where this is highest. */
export function sharpness(line: Float32Array): number {
  let sum = 0;
  for (let i = 2; i < line.length; i += 1) sum += ((line[i] ?? 0) - (line[i - 2] ?? 0)) ** 2;
  return sum;
}

/** Rows that are enough to tell which direction is the sharpest. */
const enoughRows = 60;

/** Finds the bars' direction to a tenth of a degree around what the cells say, and gathers along it. */
export function gatherSharpest(luma: Luma, region: BarsRegion): Profile {
  const step = Math.max(1, Math.floor((2 * region.halfHeight) / enoughRows));
  const sharpnessAt = (tilt: number): number => sharpness(gatherProfile(luma, region, tilt, step).whole);
  let best = sharpnessAt(0);
  let tilt = 0;
  for (const size of [0.02, 0.006]) {
    const around = tilt;
    for (const turn of [-2, -1, 1, 2]) {
      const value = sharpnessAt(around + turn * size);
      if (value <= best) continue;
      best = value;
      tilt = around + turn * size;
    }
  }
  return gatherProfile(luma, region, tilt);
}

/** Codes shorter than this, in pixels from end to end, may have bars of little more than a pixel. */
const shortCode = 340;

/** The same from the code enlarged, for short codes only: what a code square to the sensor hides between its pixels. */
export function gatherEnlarged(frame: Luma, region: BarsRegion, tilt: number): Profile | undefined {
  if (region.halfLength * 2 > shortCode) return undefined;
  const [ax, ay] = [Math.abs(Math.cos(region.angle)), Math.abs(Math.sin(region.angle))];
  const [along, across] = [region.halfLength * 1.2 + 30, region.halfHeight * 1.2 + 30];
  const [reachX, reachY] = [along * ax + across * ay, along * ay + across * ax];
  const { luma, left, top } = enlarge(frame, {
    x: region.x - reachX,
    y: region.y - reachY,
    width: 2 * reachX,
    height: 2 * reachY,
  });
  const grown = {
    ...region,
    // Pixel middles, not corners, keep their places.
    x: (region.x - left) * 2 + 0.5,
    y: (region.y - top) * 2 + 0.5,
    halfLength: region.halfLength * 2,
    halfHeight: region.halfHeight * 2,
    bend: region.bend / 2,
    fan: region.fan / 2,
  };
  const profile = gatherProfile(luma, grown, tilt);
  return { ...profile, rate: profile.rate * 2, start: profile.start / 2 };
}
