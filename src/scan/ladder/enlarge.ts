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
  // The row with its ends drawn out by two, so that no pixel asks whether its neighbours are there.
  const row = new Float32Array(width + 4);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * frame.width + left;
    for (let x = 0; x < width; x += 1) row[x + 2] = frame.data[from + x] ?? 0;
    row.fill(row[2] ?? 0, 0, 2);
    row.fill(row[width + 1] ?? 0, width + 2);
    for (let x = 0, to = y * 2 * width; x < width; x += 1, to += 2) {
      const [before, here, after] = [row[x + 1] ?? 0, row[x + 2] ?? 0, row[x + 3] ?? 0];
      wide[to] = between(after, here, before, row[x] ?? 0);
      wide[to + 1] = between(before, here, after, row[x + 4] ?? 0);
    }
  }
  const across = 2 * width;
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y += 1) {
    const line = (i: number): number => Math.max(0, Math.min(height - 1, y + i)) * across;
    const [above2, above, own, below, below2] = [line(-2), line(-1), line(0), line(1), line(2)];
    for (let x = 0, to = 2 * y * across; x < across; x += 1, to += 1) {
      const [before, here, after] = [wide[above + x] ?? 0, wide[own + x] ?? 0, wide[below + x] ?? 0];
      data[to] = grey(between(after, here, before, wide[above2 + x] ?? 0));
      data[to + across] = grey(between(before, here, after, wide[below2 + x] ?? 0));
    }
  }
  return { luma: { width: across, height: 2 * height, data }, left, top };
}

const grey = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);

/** A quarter of the way from `b` to `c`. */
function between(a: number, b: number, c: number, d: number): number {
  return quarter[0] * a + quarter[1] * b + quarter[2] * c + quarter[3] * d;
}
