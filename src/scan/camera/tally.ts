/** Count mode: how many labels of each text stood in view together, at most. One label seen twice is still one. */
export interface Tally {
  readonly add: (texts: readonly string[]) => boolean;
  readonly counts: () => ReadonlyMap<string, number>;
  readonly reset: () => void;
}

export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    /** Takes the sure codes of one frame; says whether a count rose. */
    add(texts) {
      const here = new Map<string, number>();
      for (const text of texts) here.set(text, (here.get(text) ?? 0) + 1);
      let rose = false;
      for (const [text, count] of here) {
        if (count <= (counts.get(text) ?? 0)) continue;
        counts.set(text, count);
        rose = true;
      }
      return rose;
    },
    counts: () => counts,
    reset: () => counts.clear(),
  };
}
