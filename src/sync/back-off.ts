import type { RandomBytes } from '../data/ports.ts';

const first = 1000;
const longest = 60_000;

/** Doubling from one second to a minute, with full jitter: a plant that comes back does not ask all at once. */
export function createBackOff(random: RandomBytes) {
  let failures = 0;
  return {
    succeeded(): void {
      failures = 0;
    },
    /** Milliseconds to wait. @param least what the server asked for */
    failed(least: number | null = null): number {
      const ceiling = Math.min(longest, first * 2 ** failures);
      failures = Math.min(failures + 1, 10);
      return (least ?? 0) + Math.round(ceiling * fraction(random));
    },
  };
}

/** 0 up to 1. */
function fraction(random: RandomBytes): number {
  const [a = 0, b = 0] = random(2);
  return (a * 256 + b) / 65_536;
}
