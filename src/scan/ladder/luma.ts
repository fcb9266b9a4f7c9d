/** A grey picture, one byte a pixel, rows without padding. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whole pixels inside the picture. */
export function fitRect(luma: Luma, rect: Rect): Rect {
  const x = Math.max(0, Math.min(luma.width - 1, Math.round(rect.x)));
  const y = Math.max(0, Math.min(luma.height - 1, Math.round(rect.y)));
  return {
    x,
    y,
    width: Math.max(1, Math.min(luma.width - x, Math.round(rect.width))),
    height: Math.max(1, Math.min(luma.height - y, Math.round(rect.height))),
  };
}

/** Shrinks to a width by averaging the pixels under each new one; a picture that is narrow enough comes back itself. */
export function shrinkTo(luma: Luma, width: number): Luma {
  if (luma.width <= width) return luma;
  const ratio = luma.width / width;
  const height = Math.max(1, Math.floor(luma.height / ratio));
  const data = new Uint8Array(width * height);
  const columns = spansOf(width, ratio, luma.width);
  const rows = spansOf(height, ratio, luma.height);
  for (let y = 0; y < height; y += 1) {
    const from = rows.first[y] ?? 0;
    const to = rows.last[y] ?? 0;
    for (let x = 0; x < width; x += 1) {
      const left = columns.first[x] ?? 0;
      const right = columns.last[x] ?? 0;
      let sum = 0;
      for (let sy = from; sy <= to; sy += 1) {
        const base = sy * luma.width;
        for (let sx = left; sx <= right; sx += 1) sum += luma.data[base + sx] ?? 0;
      }
      data[y * width + x] = sum / ((to - from + 1) * (right - left + 1));
    }
  }
  return { width, height, data };
}

function spansOf(length: number, ratio: number, limit: number): { first: Int32Array; last: Int32Array } {
  const first = new Int32Array(length);
  const last = new Int32Array(length);
  for (let i = 0; i < length; i += 1) {
    first[i] = Math.min(limit - 1, Math.floor(i * ratio));
    last[i] = Math.min(limit - 1, Math.max(first[i] ?? 0, Math.ceil((i + 1) * ratio) - 1));
  }
  return { first, last };
}

/** Red, green, blue, alpha bytes to grey by the weights of ITU-R BT.601. */
export function lumaOfRgba(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): Luma {
  const data = new Uint8Array(width * height);
  for (let i = 0, p = 0; i < data.length; i += 1, p += 4)
    data[i] = (306 * (rgba[p] ?? 0) + 601 * (rgba[p + 1] ?? 0) + 117 * (rgba[p + 2] ?? 0) + 512) >> 10;
  return { width, height, data };
}
