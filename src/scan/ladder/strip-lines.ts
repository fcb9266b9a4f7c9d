import type { Profile } from './profile.ts';
import type { BarsRegion } from './bars-regions.ts';
import { type Blur, filterLine, flattenLine, inverseKernel } from './sharpen.ts';
import { endsOf, unrolled } from './unroll.ts';

/** One way to turn rows into a line that an engine may read: from all bands of a profile, or from some for a second opinion. */
export type Attempt = (bands: readonly Float32Array[]) => Float32Array;

/** Blurs that are tried in turn when the plain line does not read; sizes in pixels of the frame. */
const blurs: readonly Blur[] = [
  { kind: 'defocus', sigma: 0.5 },
  { kind: 'defocus', sigma: 0.8 },
  { kind: 'defocus', sigma: 1.3 },
  { kind: 'defocus', sigma: 1.9 },
  { kind: 'motion', length: 3 },
  { kind: 'defocus', sigma: 2.5 },
  { kind: 'motion', length: 4.5 },
  { kind: 'motion', length: 6.5 },
];
/** Degrees of a can that a code may cover. */
const arcs = [75, 100, 115, 130] as const;

/** The ways to read a profile, the likeliest first. The first two are worth their time in every frame. */
export function attemptsOf(profile: Profile, region: BarsRegion, width: number): readonly Attempt[] {
  const { rate, bands: all } = profile;
  const inverted = isLightOnDark(profile);
  const noise = noiseOf(profile);
  // Fewer rows are noisier rows.
  const doubt = (rows: number): number => Math.min(0.05, (noise * all.length) / rows);
  const plain: Attempt = (bands) => meanOf(bands.map((band) => prepare(band, rate, inverted)));
  const sharp =
    (blur: Blur | undefined): Attempt =>
    (bands) =>
      prepare(rawMeanOf(bands), rate, inverted, blur, doubt(bands.length));
  const evenedSharp =
    (blur: Blur): Attempt =>
    (bands) =>
      meanOf(bands.map((band) => prepare(band, rate, inverted, blur, doubt(1))));
  const round =
    (attempt: Attempt, degrees: number): Attempt =>
    (bands) =>
      unrolled(attempt(bands), degrees, ends(), width, rate);
  let found: readonly [number, number] | undefined;
  const ends = () => (found ??= endsOf(plain(all), region.halfLength * rate));
  return [
    plain,
    (bands) => meanOf(bands.map((band) => prepare(band, rate, !inverted))),
    (bands) => medianOf(bands.map((band) => prepare(band, rate, inverted))),
    sharp(undefined),
    ...blurs.map(sharp),
    ...blurs.slice(1, 4).map(evenedSharp),
    ...arcs.flatMap((degrees) =>
      [plain, ...blurs.slice(0, 2).map(sharp)].map((attempt) => round(attempt, degrees)),
    ),
    // One band alone, where all others are dirty.
    ...all.map(
      (own): Attempt =>
        (bands) =>
          bands === all ? prepare(own, rate, inverted) : plain(bands),
    ),
  ];
}

function rawMeanOf(bands: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(bands[0]?.length ?? 0);
  for (const band of bands)
    for (let i = 0; i < out.length; i += 1) out[i] = (out[i] ?? 0) + (band[i] ?? 0) / bands.length;
  return out;
}

/** How far the paper's white is looked for, in pixels: beyond the widest space between bars. */
const paperReach = 24;

function prepare(
  raw: Float32Array,
  rate: number,
  inverted: boolean,
  blur?: Blur,
  noise = 0.02,
): Float32Array {
  const line = inverted ? raw.map((value) => 255 - value) : raw;
  const sharp = blur === undefined ? line : filterLine(line, inverseKernel(inSamples(blur, rate), noise));
  return flattenLine(sharp, paperReach * rate);
}

function inSamples(blur: Blur, rate: number): Blur {
  return blur.kind === 'defocus'
    ? { kind: 'defocus', sigma: blur.sigma * rate }
    : { kind: 'motion', length: blur.length * rate };
}

/** Paper is what stands beside the code. */
function isLightOnDark({ whole }: Profile): boolean {
  const edge = Math.max(4, Math.floor(whole.length * 0.04));
  const mean = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i += 1) sum += whole[i] ?? 0;
    return sum / (to - from);
  };
  const middle = mean(edge * 3, whole.length - edge * 3);
  const beside = (mean(edge, edge * 2) + mean(whole.length - edge * 2, whole.length - edge)) / 2;
  return beside < middle;
}

function meanOf(lines: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(lines[0]?.length ?? 0);
  for (const line of lines)
    for (let i = 0; i < out.length; i += 1)
      out[i] = (out[i] ?? 0) + Math.max(0, Math.min(255, line[i] ?? 0)) / lines.length;
  return out;
}

/** What most bands say: dirt and highlights that cover some of them are outvoted. */
function medianOf(lines: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(lines[0]?.length ?? 0);
  const values = new Float32Array(lines.length);
  for (let i = 0; i < out.length; i += 1) {
    for (const [index, line] of lines.entries()) values[index] = line[i] ?? 0;
    values.sort();
    out[i] = values[values.length >> 1] ?? 0;
  }
  return out;
}

/** The part of a profile's power that is noise: what differs between its odd and its even bands from sample to sample. */
function noiseOf({ bands, whole }: Profile): number {
  let noise = 0;
  let mean = 0;
  let square = 0;
  let before = 0;
  for (let i = 0; i < whole.length; i += 1) {
    let difference = 0;
    for (const [index, band] of bands.entries()) difference += (index % 2 === 0 ? 1 : -1) * (band[i] ?? 0);
    difference /= bands.length;
    noise += (difference - before) ** 2 / 2;
    before = difference;
    mean += whole[i] ?? 0;
    square += (whole[i] ?? 0) ** 2;
  }
  const power = square / whole.length - (mean / whole.length) ** 2;
  return Math.min(0.05, Math.max(0.0004, (4 * noise) / whole.length / Math.max(1, power)));
}
