/** A blur that a lens or a moving hand makes, along one direction, sizes in samples. */
export type Blur =
  | { readonly kind: 'defocus'; readonly sigma: number }
  | { readonly kind: 'motion'; readonly length: number };

/**
 * The filter that undoes a blur as far as noise allows (Wiener): where the blur left less than `noise` of a frequency, that
 * frequency is let go instead of guessed.
 */
export function inverseKernel(blur: Blur, noise: number): Float32Array {
  const size = blur.kind === 'defocus' ? blur.sigma : blur.length / 2.5;
  const reach = Math.max(3, Math.ceil(size * 6));
  const steps = 96;
  const kernel = new Float32Array(2 * reach + 1);
  let total = 0;
  for (let i = 0; i <= reach; i += 1) {
    let sum = 0;
    for (let step = 0; step < steps; step += 1) {
      const f = ((step + 0.5) / steps) * 0.5;
      const left = transfer(blur, f);
      sum += (left / (left * left + noise)) * Math.cos(2 * Math.PI * f * i);
    }
    // Hann, against ringing at the kernel's ends.
    const value = (sum / steps) * (0.5 + 0.5 * Math.cos((Math.PI * i) / (reach + 1)));
    kernel[reach + i] = value;
    kernel[reach - i] = value;
  }
  for (const value of kernel) total += value;
  for (let i = 0; i < kernel.length; i += 1) kernel[i] = (kernel[i] ?? 0) / total;
  return kernel;
}

/** What a blur leaves of a frequency, in cycles a sample. */
function transfer(blur: Blur, f: number): number {
  if (blur.kind === 'defocus') return Math.exp(-2 * (Math.PI * blur.sigma * f) ** 2);
  const x = Math.PI * f * blur.length;
  return x < 1e-6 ? 1 : Math.sin(x) / x;
}

/** Applies a symmetric kernel to a line. */
export function filterLine(line: Float32Array, kernel: Float32Array): Float32Array {
  const reach = (kernel.length - 1) / 2;
  const out = new Float32Array(line.length);
  const last = line.length - 1;
  for (let i = 0; i < line.length; i += 1) {
    let sum = 0;
    for (let k = -reach; k <= reach; k += 1) {
      const at = i + k < 0 ? 0 : i + k > last ? last : i + k;
      sum += (line[at] ?? 0) * (kernel[k + reach] ?? 0);
    }
    out[i] = sum;
  }
  return out;
}

/**
 * Stretches a line of dark bars on paper so that paper is white and ink is black wherever light and shadow fall; `reach` in
 * samples. Where there is nothing but paper it stays white.
 */
export function flattenLine(line: Float32Array, reach: number): Float32Array {
  const high = spread(line, reach, Math.max);
  const low = spread(line, reach, Math.min);
  let widest = 1;
  for (let i = 0; i < line.length; i += 1) widest = Math.max(widest, (high[i] ?? 0) - (low[i] ?? 0));
  const out = new Float32Array(line.length);
  for (let i = 0; i < line.length; i += 1) {
    const range = Math.max(0.15 * widest, (high[i] ?? 0) - (low[i] ?? 0));
    out[i] = 255 * (1 - ((high[i] ?? 0) - (line[i] ?? 0)) / range);
  }
  return out;
}

/** The extreme of each neighbourhood, smoothed, so that the envelope bends and does not jump. */
function spread(line: Float32Array, reach: number, extreme: (a: number, b: number) => number): Float32Array {
  const wide = Math.max(1, Math.floor(reach));
  const out = new Float32Array(line.length);
  for (let i = 0; i < line.length; i += 1) {
    let value = line[i] ?? 0;
    const to = Math.min(line.length - 1, i + wide);
    for (let k = Math.max(0, i - wide); k <= to; k += 1) value = extreme(value, line[k] ?? 0);
    out[i] = value;
  }
  return boxed(out, wide);
}

function boxed(line: Float32Array, reach: number): Float32Array {
  const out = new Float32Array(line.length);
  let sum = 0;
  let count = 0;
  for (let i = -reach; i < line.length; i += 1) {
    if (i + reach < line.length) {
      sum += line[i + reach] ?? 0;
      count += 1;
    }
    if (i - reach - 1 >= 0) {
      sum -= line[i - reach - 1] ?? 0;
      count -= 1;
    }
    if (i >= 0) out[i] = sum / count;
  }
  return out;
}
