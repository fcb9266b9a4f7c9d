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
}

/** Samples a pixel: rows that cross the bars at an angle see between the pixels, and this keeps what they see. */
const rate = 2;
export const bandCount = 8;

/**
 * Sorts every pixel of the region into the sample that it lies on, seen along the bars. No pixel is interpolated, so nothing is
 * blurred, and hundreds of rows average their noise away.
 */
export function gatherProfile(luma: Luma, region: BarsRegion, tilt: number): Profile {
  // Half a quiet zone of a long code, more than one of a short code.
  const reach = region.halfLength + Math.max(24, region.halfLength * 0.15);
  const samples = Math.ceil(reach * 2 * rate);
  const sums = Array.from({ length: bandCount }, () => new Float32Array(samples + 1));
  const weights = Array.from({ length: bandCount }, () => new Float32Array(samples + 1));
  const [ax, ay] = [Math.cos(region.angle), Math.sin(region.angle)];
  const half = Math.max(2, region.halfHeight * 0.92);
  const { slope, bend } = region;
  const askew = Math.abs(slope) * reach + Math.abs(bend) * reach * reach + half;
  const boxX = Math.abs(ax) * reach + Math.abs(ay) * askew;
  const boxY = Math.abs(ay) * reach + Math.abs(ax) * askew;
  const top = Math.max(0, Math.floor(region.y - boxY));
  const bottom = Math.min(luma.height - 1, Math.ceil(region.y + boxY));
  const left = Math.max(0, Math.floor(region.x - boxX));
  const right = Math.min(luma.width - 1, Math.ceil(region.x + boxX));
  for (let y = top; y <= bottom; y += 1) {
    const dy = y - region.y;
    for (let x = left; x <= right; x += 1) {
      const dx = x - region.x;
      const u = dx * ax + dy * ay;
      const height = dy * ax - dx * ay;
      const v = height - slope * u - bend * u * u;
      if (v < -half || v >= half) continue;
      const place = (u + height * (tilt + region.fan * u) + reach) * rate;
      const index = Math.floor(place);
      if (index < 0 || index >= samples) continue;
      const band = Math.min(bandCount - 1, Math.floor(((v + half) / (2 * half)) * bandCount));
      const part = place - index;
      const grey = luma.data[y * luma.width + x] ?? 0;
      const sum = sums[band];
      const weight = weights[band];
      if (sum === undefined || weight === undefined) continue;
      sum[index] = (sum[index] ?? 0) + grey * (1 - part);
      weight[index] = (weight[index] ?? 0) + 1 - part;
      sum[index + 1] = (sum[index + 1] ?? 0) + grey * part;
      weight[index + 1] = (weight[index + 1] ?? 0) + part;
    }
  }
  const total = new Float32Array(samples + 1);
  const totalWeight = new Float32Array(samples + 1);
  for (let band = 0; band < bandCount; band += 1)
    for (let i = 0; i <= samples; i += 1) {
      total[i] = (total[i] ?? 0) + (sums[band]?.[i] ?? 0);
      totalWeight[i] = (totalWeight[i] ?? 0) + (weights[band]?.[i] ?? 0);
    }
  return {
    rate,
    start: -reach,
    bands: sums.map((sum, band) => meanOf(sum, weights[band] ?? totalWeight)),
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

/** Finds the bars' direction to a tenth of a degree around what the cells say, and gathers along it. */
export function gatherSharpest(luma: Luma, region: BarsRegion): Profile {
  let best = gatherProfile(luma, region, 0);
  let bestSharpness = sharpness(best.whole);
  let tilt = 0;
  for (const step of [0.02, 0.006]) {
    const around = tilt;
    for (const turn of [-2, -1, 1, 2]) {
      const profile = gatherProfile(luma, region, around + turn * step);
      const value = sharpness(profile.whole);
      if (value <= bestSharpness) continue;
      best = profile;
      bestSharpness = value;
      tilt = around + turn * step;
    }
  }
  return best;
}

/** Codes shorter than this, in pixels from end to end, may have bars of little more than a pixel. */
const shortCode = 340;

/** The same from the code enlarged, for short codes only: what a code square to the sensor hides between its pixels. */
export function gatherEnlarged(frame: Luma, region: BarsRegion): Profile | undefined {
  if (region.halfLength * 2 > shortCode) return undefined;
  const reach = region.halfLength * 1.2 + region.halfHeight + 30;
  const { luma, left, top } = enlarge(frame, {
    x: region.x - reach,
    y: region.y - reach,
    width: 2 * reach,
    height: 2 * reach,
  });
  const profile = gatherSharpest(luma, {
    ...region,
    // Pixel middles, not corners, keep their places.
    x: (region.x - left) * 2 + 0.5,
    y: (region.y - top) * 2 + 0.5,
    halfLength: region.halfLength * 2,
    halfHeight: region.halfHeight * 2,
    bend: region.bend / 2,
    fan: region.fan / 2,
  });
  return { ...profile, rate: profile.rate * 2, start: profile.start / 2 };
}
