import type { Patch } from './patch.ts';

/** Evens out light and shadow: each pixel against the darkest and brightest of its neighbourhood, `reach` in patch pixels. */
export function evened(patch: Patch, reach: number): Patch {
  const { width, height, grey } = patch;
  const block = Math.max(2, Math.floor(reach / 2));
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const low = new Float32Array(columns * rows).fill(Infinity);
  const high = new Float32Array(columns * rows).fill(-Infinity);
  for (let y = 0; y < height; y += 1) {
    const from = Math.floor(y / block) * columns;
    for (let column = 0, x = 0; column < columns; column += 1) {
      let l = low[from + column] ?? 0;
      let h = high[from + column] ?? 0;
      const end = Math.min(width, x + block);
      for (; x < end; x += 1) {
        const value = grey[y * width + x] ?? 0;
        if (value < l) l = value;
        if (value > h) h = value;
      }
      low[from + column] = l;
      high[from + column] = h;
    }
  }
  const wideLow = widened(low, columns, rows, Math.min);
  const wideHigh = widened(high, columns, rows, Math.max);
  let widest = 1;
  for (let i = 0; i < wideLow.length; i += 1)
    widest = Math.max(widest, (wideHigh[i] ?? 0) - (wideLow[i] ?? 0));
  const out = new Float32Array(grey.length);
  const least = 0.2 * widest;
  const across = placesOf(width, block, columns);
  const down = placesOf(height, block, rows);
  const lows = new Float32Array(columns);
  const highs = new Float32Array(columns);
  for (let y = 0; y < height; y += 1) {
    const row = down[y] ?? first;
    for (let column = 0; column < columns; column += 1) {
      lows[column] = mixed(wideLow, row.from * columns + column, row.to * columns + column, row.part);
      highs[column] = mixed(wideHigh, row.from * columns + column, row.to * columns + column, row.part);
    }
    for (let x = 0; x < width; x += 1) {
      const { from, to, part } = across[x] ?? first;
      const l = mixed(lows, from, to, part);
      const h = mixed(highs, from, to, part);
      const range = h - l > least ? h - l : least;
      out[y * width + x] = 128 + (255 * ((grey[y * width + x] ?? 0) - (l + h) / 2)) / range;
    }
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

/** Between which two blocks a pixel stands, and how near the second is. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly part: number;
}
const first: Place = { from: 0, to: 0, part: 0 };

function placesOf(length: number, block: number, blocks: number): Place[] {
  return Array.from({ length }, (_, at) => {
    const place = Math.max(0, Math.min(blocks - 1, at / block - 0.5));
    const from = Math.floor(place);
    return { from, to: Math.min(blocks - 1, from + 1), part: place - from };
  });
}

function mixed(values: Float32Array, from: number, to: number, part: number): number {
  return (values[from] ?? 0) * (1 - part) + (values[to] ?? 0) * part;
}
