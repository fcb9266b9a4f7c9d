/** Seeded chance: the same seed throws the same dice. */
export interface Dice {
  /** 0 up to 1. */
  roll(): number;
  /** 0 up to, not including, `below`. */
  upTo(below: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** Dice of its own, so that what one part throws does not change what another gets. */
  fork(): Dice;
}

/** mulberry32 */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (below: number): number => Math.floor(roll() * below);
  return {
    roll,
    upTo,
    chance: (probability) => roll() < probability,
    pick(from) {
      const picked = from[upTo(from.length)];
      if (picked === undefined) throw new Error('Nothing to pick from');
      return picked;
    },
    bytes: (length) => Uint8Array.from({ length }, () => upTo(256)),
    fork: () => createDice(upTo(4_294_967_296)),
  };
}
