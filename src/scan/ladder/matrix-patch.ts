import { evened } from './even-light.ts';
import { type Engine, type Found, fullPass } from './engine.ts';
import type { CodeFormat } from './formats.ts';
import type { Luma } from './luma.ts';
import { type Patch, cutPatch, focused, patchLuma, smearOf, smoothed, steadied, toFrame } from './patch.ts';
import type { MatrixRegion } from './matrix-regions.ts';

type Treatment = (patch: Patch, cut: (angle: number) => Patch) => Patch;

/** A sixth of the patch holds the light and the dark of any code in it. */
const even: Treatment = (patch) => evened(patch, Math.max(patch.width, patch.height) / 6);

/**
 * Plain first, then what shadow, dirt, defocus and motion ask for; sizes in pixels of the frame. In the order in which each reads
 * most of what those before it leave (measured on jittering video).
 */
const treatments: readonly Treatment[] = [
  (patch) => patch,
  (patch, cut) => even(focused(patch, 1.6, 0.02), cut),
  (patch, cut) => even(smoothed(patch, 1), cut),
  (patch, cut) => steady(patch, cut, 4),
  (patch) => smoothed(patch, 1),
  (patch) => smoothed(patch, 1.5),
  (patch, cut) => steady(patch, cut, 2.5),
  even,
  (patch) => focused(patch, 0.6, 0.01),
  (patch) => focused(patch, 1, 0.01),
];
/** Those that a frame of a video tries; the rest read little that these do not, and are for pictures that have all the time. */
const best = 6;

/** Undoes a smear in the direction that the patch itself shows; the patch is cut anew with that direction along its rows. */
function steady(patch: Patch, cut: (angle: number) => Patch, length: number): Patch {
  const { angle, ratio } = smearOf(patch);
  return ratio < 1.15 ? patch : steadied(cut(angle), length, 0.04);
}

const always = 1;
const stride = 2;
/**
 * Pixels of the patch for each of the frame's, one a frame: the finest is not the best. Twice reads most, three times the smallest
 * modules, less than twice the noisiest (measured on jittering video).
 */
const scales = [2, 3, 2, 1.5] as const;
/** Turns that together take every scale. */
export const scaleTurns = [0, 1, 3] as const;
/** Frame pixels that fill a patch; a code that is larger needs no enlarging. */
const patchSize = 140;

/** The treatments by number, plain first; the next ones begin elsewhere in each frame, so that a second of video tries them all. */
export function treatmentsInTurn(turn: number): readonly number[] {
  const all = [...treatments.keys()];
  const next = all.slice(always, best);
  const from = (turn * stride) % next.length;
  return [...all.slice(0, always), ...next.slice(from), ...next.slice(0, from), ...all.slice(best)];
}

/** Reads a matrix code from its own surroundings, enlarged and treated for what spoils it; asked for one treatment at a time. */
export function patchReader(
  engine: Engine,
  luma: Luma,
  region: MatrixRegion,
  formats: readonly CodeFormat[],
  turn: number,
): (treatment: number) => Found | undefined {
  const margin = Math.max(12, Math.max(region.width, region.height) * 0.2);
  const rect = {
    x: region.x - margin,
    y: region.y - margin,
    width: region.width + 2 * margin,
    height: region.height + 2 * margin,
  };
  const most = scales[turn % scales.length] ?? 2;
  const scale = Math.min(most, (most * patchSize) / Math.max(rect.width, rect.height));
  const cut = (angle: number): Patch => cutPatch(luma, rect, scale, angle);
  let plain: Patch | undefined;
  return (treatment) => {
    plain ??= cut(0);
    const patch = treatments[treatment]?.(plain, cut);
    if (patch === undefined || (patch === plain && treatment > 0)) return undefined;
    const [found] = engine.read(patchLuma(patch), { ...fullPass, formats });
    return found && inFrame(found, patch);
  };
}

function inFrame(found: Found, patch: Patch): Found {
  const [a, b, c, d] = found.quad;
  return { ...found, quad: [toFrame(patch, a), toFrame(patch, b), toFrame(patch, c), toFrame(patch, d)] };
}
