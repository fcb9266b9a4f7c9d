import type { Luma, Rect } from './luma.ts';
import { inverseKernel } from './sharpen.ts';

/** A part of a frame, enlarged: `scale` pixels for each of the frame's, turned by `angle` radians about its middle. */
export interface Patch {
  readonly width: number;
  readonly height: number;
  readonly grey: Float32Array;
  readonly scale: number;
  readonly angle: number;
  /** The patch's middle in the frame. */
  readonly x: number;
  readonly y: number;
}

/** Cuts and enlarges in one step, bilinear. */
export function cutPatch(luma: Luma, rect: Rect, scale: number, angle = 0): Patch {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const grow = Math.abs(cos) + Math.abs(sin);
  const width = Math.round(rect.width * scale * grow);
  const height = Math.round(rect.height * scale * grow);
  const [mx, my] = [rect.x + rect.width / 2, rect.y + rect.height / 2];
  const grey = new Float32Array(width * height);
  const [stepX, stepY] = [cos / scale, sin / scale];
  for (let y = 0; y < height; y += 1) {
    const dy = (y + 0.5 - height / 2) / scale;
    const dx = (0.5 - width / 2) / scale;
    let fx = mx + dx * cos - dy * sin - 0.5;
    let fy = my + dx * sin + dy * cos - 0.5;
    for (let at = y * width; at < (y + 1) * width; at += 1, fx += stepX, fy += stepY)
      grey[at] = sample(luma, fx, fy);
  }
  return { width, height, grey, scale, angle, x: mx, y: my };
}

function sample({ data, width, height }: Luma, x: number, y: number): number {
  const cx = x < 0 ? 0 : x > width - 1.001 ? width - 1.001 : x;
  const cy = y < 0 ? 0 : y > height - 1.001 ? height - 1.001 : y;
  const ix = Math.floor(cx);
  const iy = Math.floor(cy);
  const [fx, fy] = [cx - ix, cy - iy];
  const at = iy * width + ix;
  const top = (data[at] ?? 0) * (1 - fx) + (data[at + 1] ?? 0) * fx;
  const bottom = (data[at + width] ?? 0) * (1 - fx) + (data[at + width + 1] ?? 0) * fx;
  return top * (1 - fy) + bottom * fy;
}

/** A place in the patch, back in the frame. */
export function toFrame(
  patch: Patch,
  point: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  const [dx, dy] = [(point.x - patch.width / 2) / patch.scale, (point.y - patch.height / 2) / patch.scale];
  const [cos, sin] = [Math.cos(patch.angle), Math.sin(patch.angle)];
  return { x: patch.x + dx * cos - dy * sin, y: patch.y + dx * sin + dy * cos };
}

/** Undoes a round blur, sigma in pixels of the frame. */
export function focused(patch: Patch, sigma: number, noise: number): Patch {
  const kernel = inverseKernel({ kind: 'defocus', sigma: sigma * patch.scale }, noise);
  return { ...patch, grey: alongColumns(alongRows(patch.grey, patch, kernel), patch, kernel) };
}

/** Undoes a smear along the patch's rows, length in pixels of the frame. */
export function steadied(patch: Patch, length: number, noise: number): Patch {
  const kernel = inverseKernel({ kind: 'motion', length: length * patch.scale }, noise);
  return { ...patch, grey: alongRows(patch.grey, patch, kernel) };
}

/** Smooths away specks and noise smaller than a module, sigma in pixels of the frame. */
export function smoothed(patch: Patch, sigma: number): Patch {
  const spread = sigma * patch.scale;
  const reach = Math.ceil(spread * 2.5);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * spread * spread)),
  );
  let total = 0;
  for (const weight of kernel) total += weight;
  const even = kernel.map((weight) => weight / total);
  return { ...patch, grey: alongColumns(alongRows(patch.grey, patch, even), patch, even) };
}

/**
 * The direction that a hand moved in, from the edges that are left: those across it are smeared away. `ratio` says how much
 * stronger the edges are the other way; near 1 nothing moved.
 */
export function smearOf({ width, height, grey }: Patch): { readonly angle: number; readonly ratio: number } {
  let [xx, yy, xy] = [0, 0, 0];
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const gx = (grey[at + 1] ?? 0) - (grey[at - 1] ?? 0);
      const gy = (grey[at + width] ?? 0) - (grey[at - width] ?? 0);
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
    }
  const strong = Math.atan2(2 * xy, xx - yy) / 2;
  const spread = Math.hypot(xx - yy, 2 * xy);
  return { angle: strong + Math.PI / 2, ratio: (xx + yy + spread) / Math.max(1, xx + yy - spread) };
}

function alongRows(grey: Float32Array, { width, height }: Patch, kernel: Float32Array): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const out = new Float32Array(grey.length);
  // The row with its ends drawn out, so that the kernel never asks where it is.
  const row = new Float32Array(width + 2 * reach);
  for (let y = 0; y < height; y += 1) {
    const base = y * width;
    row.set(grey.subarray(base, base + width), reach);
    row.fill(row[reach] ?? 0, 0, reach);
    row.fill(row[reach + width - 1] ?? 0, reach + width);
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let k = 0; k < kernel.length; k += 1) sum += (row[x + k] ?? 0) * (kernel[k] ?? 0);
      out[base + x] = sum;
    }
  }
  return out;
}

function alongColumns(grey: Float32Array, { width, height }: Patch, kernel: Float32Array): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const out = new Float32Array(grey.length);
  for (let k = -reach; k <= reach; k += 1) {
    const weight = kernel[k + reach] ?? 0;
    for (let y = 0; y < height; y += 1) {
      const from = (y + k < 0 ? 0 : y + k >= height ? height - 1 : y + k) * width;
      const to = y * width;
      for (let x = 0; x < width; x += 1) out[to + x] = (out[to + x] ?? 0) + weight * (grey[from + x] ?? 0);
    }
  }
  return out;
}

/** Bytes for the engine. */
export function patchLuma({ width, height, grey }: Patch): Luma {
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i += 1) {
    const value = grey[i] ?? 0;
    data[i] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  return { width, height, data };
}
