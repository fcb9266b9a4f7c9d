import { evened } from './even-light.ts';
import { type Engine, type Found, fullPass } from './engine.ts';
import type { CodeFormat } from './formats.ts';
import type { Luma } from './luma.ts';
import { type Patch, cutPatch, focused, patchLuma, smearOf, smoothed, steadied, toFrame } from './patch.ts';
import type { MatrixRegion } from './matrix-regions.ts';

export interface PatchOptions {
  readonly formats: readonly CodeFormat[];
  /** Which of the later attempts come first in this frame. */
  readonly turn: number;
  readonly isLate: () => boolean;
}

type Treatment = (patch: Patch, cut: (angle: number) => Patch) => Patch;

/** A sixth of the patch holds the light and the dark of any code in it. */
const even: Treatment = (patch) => evened(patch, Math.max(patch.width, patch.height) / 6);

/** Plain first, then what shadow, dirt, defocus and motion ask for; sizes in pixels of the frame. */
const treatments: readonly Treatment[] = [
  (patch) => patch,
  even,
  (patch, cut) => even(smoothed(patch, 1), cut),
  (patch) => focused(patch, 0.6, 0.01),
  (patch, cut) => steady(patch, cut, 2.5),
  (patch) => smoothed(patch, 1),
  (patch) => focused(patch, 1, 0.01),
  (patch, cut) => steady(patch, cut, 4),
  (patch, cut) => even(focused(patch, 1.6, 0.02), cut),
  (patch) => smoothed(patch, 1.5),
];

/** Undoes a smear in the direction that the patch itself shows; the patch is cut anew with that direction along its rows. */
function steady(patch: Patch, cut: (angle: number) => Patch, length: number): Patch {
  const { angle, ratio } = smearOf(patch);
  return ratio < 1.15 ? patch : steadied(cut(angle), length, 0.04);
}

const always = 1;
const stride = 3;
/** Pixels of the enlarged patch: three for each of the frame's, fewer for codes that are large already. */
const patchSize = 420;
const largest = 3;

/** Reads a matrix code from its own surroundings, enlarged and treated for what spoils it. */
export function readPatch(
  engine: Engine,
  luma: Luma,
  region: MatrixRegion,
  options: PatchOptions,
): Found | undefined {
  const margin = Math.max(12, Math.max(region.width, region.height) * 0.2);
  const rect = {
    x: region.x - margin,
    y: region.y - margin,
    width: region.width + 2 * margin,
    height: region.height + 2 * margin,
  };
  const scale = Math.min(largest, patchSize / Math.max(rect.width, rect.height));
  const cut = (angle: number): Patch => cutPatch(luma, rect, scale, angle);
  const plain = cut(0);
  const later = treatments.slice(always);
  const from = (options.turn * stride) % later.length;
  const inTurn = [...treatments.slice(0, always), ...later.slice(from), ...later.slice(0, from)];
  for (const [count, treat] of inTurn.entries()) {
    if (count > always && options.isLate()) return undefined;
    const patch = treat(plain, cut);
    if (count > 0 && patch === plain) continue;
    const [found] = engine.read(patchLuma(patch), { ...fullPass, formats: options.formats });
    if (found !== undefined) return inFrame(found, patch);
  }
  return undefined;
}

function inFrame(found: Found, patch: Patch): Found {
  const [a, b, c, d] = found.quad;
  return { ...found, quad: [toFrame(patch, a), toFrame(patch, b), toFrame(patch, c), toFrame(patch, d)] };
}
