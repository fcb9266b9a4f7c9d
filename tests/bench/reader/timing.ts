export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

export function timing(ms: readonly number[]): Timing {
  const sorted = ms.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95), count: sorted.length };
}
