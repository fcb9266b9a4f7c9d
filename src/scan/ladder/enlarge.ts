import type { Luma, Rect } from './luma.ts';
import { fitRect } from './luma.ts';

export interface Enlarged {
  readonly luma: Luma;
  /** The corner of the enlarged part in the frame. */
  readonly left: number;
  readonly top: number;
}

/** Catmull-Rom at a quarter between two pixels; the three-quarter weights are the same mirrored. */
const quarter = [-0.0703125, 0.8671875, 0.2265625, -0.0234375] as const;

/**
 * A part of a frame twice as large. Cubic, because straight lines between pixels cost bars of one pixel half their contrast, and
 * where a code stands square to the sensor no row sees between the pixels of another.
 */
export function enlarge(frame: Luma, wanted: Rect): Enlarged {
  const { x: left, y: top, width, height } = fitRect(frame, wanted);
  const wide = new Float32Array(2 * width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const row = (top + y) * frame.width + left;
      const at = (i: number): number => frame.data[row + Math.max(0, Math.min(width - 1, x + i))] ?? 0;
      const to = y * 2 * width + 2 * x;
      wide[to] = between(at(1), at(0), at(-1), at(-2));
      wide[to + 1] = between(at(-1), at(0), at(1), at(2));
    }
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < 2 * width; x += 1) {
      const at = (i: number): number => wide[Math.max(0, Math.min(height - 1, y + i)) * 2 * width + x] ?? 0;
      data[2 * y * 2 * width + x] = Math.max(0, Math.min(255, between(at(1), at(0), at(-1), at(-2))));
      data[(2 * y + 1) * 2 * width + x] = Math.max(0, Math.min(255, between(at(-1), at(0), at(1), at(2))));
    }
  return { luma: { width: 2 * width, height: 2 * height, data }, left, top };
}

/** A quarter of the way from `b` to `c`. */
function between(a: number, b: number, c: number, d: number): number {
  return quarter[0] * a + quarter[1] * b + quarter[2] * c + quarter[3] * d;
}
