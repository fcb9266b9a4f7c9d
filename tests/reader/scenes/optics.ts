/** Gaussian blur in place, sigma in pixels. */
export function blur(grey: Float32Array, width: number, height: number, sigma: number): void {
  if (sigma < 0.2) return;
  const reach = Math.ceil(sigma * 3);
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  for (let i = 0; i < kernel.length; i += 1) kernel[i] = (kernel[i] ?? 0) / total;
  const passed = new Float32Array(grey.length);
  convolve(grey, passed, kernel, width, height, 1, width);
  convolve(passed, grey, kernel, height, width, width, 1);
}

function convolve(
  from: Float32Array,
  to: Float32Array,
  kernel: Float32Array,
  length: number,
  lines: number,
  step: number,
  stride: number,
): void {
  const reach = (kernel.length - 1) / 2;
  for (let line = 0; line < lines; line += 1) {
    const base = line * stride;
    for (let i = 0; i < length; i += 1) {
      let sum = 0;
      for (let k = -reach; k <= reach; k += 1) {
        const at = i + k < 0 ? 0 : i + k >= length ? length - 1 : i + k;
        sum += (from[base + at * step] ?? 0) * (kernel[k + reach] ?? 0);
      }
      to[base + i * step] = sum;
    }
  }
}

/** Motion blur in place: the mean along a straight path, length in pixels, angle in degrees. */
export function smear(
  grey: Float32Array,
  width: number,
  height: number,
  length: number,
  angle: number,
): void {
  if (length < 0.5) return;
  const steps = Math.max(2, Math.ceil(length * 2));
  const [dx, dy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const source = grey.slice();
  const sum = new Float32Array(grey.length);
  for (let step = 0; step < steps; step += 1) {
    const along = ((step + 0.5) / steps - 0.5) * length;
    addShifted(source, sum, width, height, along * dx, along * dy);
  }
  for (let i = 0; i < grey.length; i += 1) grey[i] = (sum[i] ?? 0) / steps;
}

/** Adds a copy moved by a part of a pixel, bilinear. */
function addShifted(
  from: Float32Array,
  to: Float32Array,
  width: number,
  height: number,
  dx: number,
  dy: number,
): void {
  const [ix, iy] = [Math.floor(dx), Math.floor(dy)];
  const [fx, fy] = [dx - ix, dy - iy];
  const [w00, w10, w01, w11] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  for (let y = 0; y < height; y += 1) {
    const y0 = Math.min(height - 1, Math.max(0, y + iy)) * width;
    const y1 = Math.min(height - 1, Math.max(0, y + iy + 1)) * width;
    for (let x = 0; x < width; x += 1) {
      const x0 = Math.min(width - 1, Math.max(0, x + ix));
      const x1 = Math.min(width - 1, Math.max(0, x + ix + 1));
      const i = y * width + x;
      to[i] =
        (to[i] ?? 0) +
        w00 * (from[y0 + x0] ?? 0) +
        w10 * (from[y0 + x1] ?? 0) +
        w01 * (from[y1 + x0] ?? 0) +
        w11 * (from[y1 + x1] ?? 0);
    }
  }
}
