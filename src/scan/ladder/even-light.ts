import type { Patch } from './patch.ts';

/** Evens out light and shadow: each pixel against the darkest and brightest of its neighbourhood, `reach` in patch pixels. */
export function evened(patch: Patch, reach: number): Patch {
  const { width, height, grey } = patch;
  const block = Math.max(2, Math.floor(reach / 2));
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const low = new Float32Array(columns * rows).fill(Infinity);
  const high = new Float32Array(columns * rows).fill(-Infinity);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = Math.floor(y / block) * columns + Math.floor(x / block);
      const value = grey[y * width + x] ?? 0;
      low[at] = Math.min(low[at] ?? 0, value);
      high[at] = Math.max(high[at] ?? 0, value);
    }
  const wideLow = widened(low, columns, rows, Math.min);
  const wideHigh = widened(high, columns, rows, Math.max);
  let widest = 1;
  for (let i = 0; i < wideLow.length; i += 1)
    widest = Math.max(widest, (wideHigh[i] ?? 0) - (wideLow[i] ?? 0));
  const out = new Float32Array(grey.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const l = between(wideLow, columns, rows, x / block - 0.5, y / block - 0.5);
      const h = between(wideHigh, columns, rows, x / block - 0.5, y / block - 0.5);
      const range = Math.max(0.2 * widest, h - l);
      out[y * width + x] = 128 + (255 * ((grey[y * width + x] ?? 0) - (l + h) / 2)) / range;
    }
  return { ...patch, grey: out };
}

function widened(
  values: Float32Array,
  columns: number,
  rows: number,
  extreme: (a: number, b: number) => number,
): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let value = values[row * columns + column] ?? 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1)
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1)
          value = extreme(value, values[r * columns + c] ?? 0);
      out[row * columns + column] = value;
    }
  return out;
}

function between(values: Float32Array, columns: number, rows: number, x: number, y: number): number {
  const cx = Math.max(0, Math.min(columns - 1, x));
  const cy = Math.max(0, Math.min(rows - 1, y));
  const [ix, iy] = [Math.floor(cx), Math.floor(cy)];
  const [jx, jy] = [Math.min(columns - 1, ix + 1), Math.min(rows - 1, iy + 1)];
  const [fx, fy] = [cx - ix, cy - iy];
  const top = (values[iy * columns + ix] ?? 0) * (1 - fx) + (values[iy * columns + jx] ?? 0) * fx;
  const bottom = (values[jy * columns + ix] ?? 0) * (1 - fx) + (values[jy * columns + jx] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}
