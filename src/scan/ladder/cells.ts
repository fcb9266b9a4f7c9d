import type { Luma } from './luma.ts';

/**
 * The frame seen as cells of a few pixels: how much edge stands in each, and which way. Bars are cells full of edges that agree,
 * matrix codes are cells full of edges that do not. Energies are relative to brightness, so that a shadow changes nothing.
 */
export interface Cells {
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** Edge energy that agrees on a direction; noise has none on average. */
  readonly agreed: Float32Array;
  /** That direction as a doubled angle: cosine and sine, weighted by `agreed`. */
  readonly cos: Float32Array;
  readonly sin: Float32Array;
  /** All edge energy above what noise alone makes in this frame. */
  readonly energy: Float32Array;
}

/** The part of noise that agrees on a direction by chance, over three by three cells. */
const chance = 0.1;

/** Measures every cell. Smoothed over three by three cells, because one bar may fill a cell alone. */
export function measureCells(luma: Luma): Cells {
  const size = Math.max(4, Math.round(luma.width / 213));
  const columns = Math.floor((luma.width - 1) / size);
  const rows = Math.floor((luma.height - 1) / size);
  const count = columns * rows;
  const all = new Float32Array(count);
  const raw = new Float32Array(count);
  const shine = new Float32Array(count);
  const cos = new Float32Array(count);
  const sin = new Float32Array(count);
  const { data, width } = luma;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let xx = 0;
      let yy = 0;
      let xy = 0;
      let sum = 0;
      for (let dy = 0; dy < size; dy += 1) {
        let at = (row * size + dy) * width + column * size;
        let b = data[at] ?? 0;
        let d = data[at + width] ?? 0;
        for (let dx = 0; dx < size; dx += 1, at += 1) {
          // Differences of direct neighbours, summed over a pixel square: bars of one pixel still show.
          const a = b;
          const c = d;
          b = data[at + 1] ?? 0;
          d = data[at + width + 1] ?? 0;
          const gx = b - a + d - c;
          const gy = c - a + d - b;
          xx += gx * gx;
          yy += gy * gy;
          xy += gx * gy;
          sum += a;
        }
      }
      const bright = sum / (size * size) + 20;
      const scale = 1 / (size * size * bright * bright);
      const at = row * columns + column;
      raw[at] = (xx + yy) / (size * size);
      shine[at] = 1 / (bright * bright);
      all[at] = (xx + yy) * scale;
      cos[at] = (xx - yy) * scale;
      sin[at] = 2 * xy * scale;
    }
  }
  const smoothCos = smooth(cos, columns, rows);
  const smoothSin = smooth(sin, columns, rows);
  const energy = smooth(all, columns, rows);
  // In grey levels, not relative to brightness: in a shadow the same noise is a larger part of what is seen.
  const noise = quantile(raw, 0.4);
  const agreed = new Float32Array(count);
  for (let i = 0; i < count; i += 1) {
    const noiseHere = noise * (shine[i] ?? 0);
    // So few pixels of noise never cancel out altogether.
    agreed[i] = Math.max(0, Math.hypot(smoothCos[i] ?? 0, smoothSin[i] ?? 0) - chance * noiseHere);
    energy[i] = Math.max(0, (energy[i] ?? 0) - noiseHere);
  }
  return { size, columns, rows, agreed, cos: smoothCos, sin: smoothSin, energy };
}

function smooth(values: Float32Array, columns: number, rows: number): Float32Array {
  const passed = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = values[column > 0 ? at - 1 : at] ?? 0;
      const right = values[column < columns - 1 ? at + 1 : at] ?? 0;
      passed[at] = (left + (values[at] ?? 0) + right) / 3;
    }
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const up = passed[row > 0 ? at - columns : at] ?? 0;
      const down = passed[row < rows - 1 ? at + columns : at] ?? 0;
      out[at] = (up + (passed[at] ?? 0) + down) / 3;
    }
  return out;
}

/** The value that a part of the cells stay below. */
export function quantile(values: Float32Array, part: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
