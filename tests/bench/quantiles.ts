/** Median and 95th percentile in milliseconds, to a tenth. */
export function quantiles(values: readonly number[]): { p50: number; p95: number; n: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN) * 10) /
    10;
  return { p50: at(0.5), p95: at(0.95), n: values.length };
}
