/** A seeded source of chance (mulberry32): the same seed makes the same messages on every machine. */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  /** From `low` to `high`, both included. */
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(all: readonly T[]): T => {
    const picked = all[int(0, all.length - 1)];
    if (picked === undefined) throw new Error('Nothing to pick from');
    return picked;
  };
  const text = (characters: string, length: number): string =>
    Array.from({ length }, () => characters.charAt(int(0, characters.length - 1))).join('');
  return { int, pick, text, chance: (share: number): boolean => next() < share };
}

export type Random = ReturnType<typeof createRandom>;
