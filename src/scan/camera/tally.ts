import type { ScanEvent } from '../scan-event.ts';

/** One text and how many labels bear it. */
export interface Counted {
  /** As it was first seen. */
  readonly event: ScanEvent;
  readonly count: number;
}

/** Count mode: how many labels of each text stood in view together, at most. One label seen twice is still one. */
export interface Tally {
  /** Takes the sure codes of one frame; says whether a count rose. */
  readonly add: (events: readonly ScanEvent[]) => boolean;
  /** In the order in which they came into view. */
  readonly counted: () => readonly Counted[];
  readonly reset: () => void;
}

export function createTally(): Tally {
  const counted = new Map<string, Counted>();
  return {
    add(events) {
      const here = new Map<string, Counted>();
      for (const event of events)
        here.set(event.text, { event, count: (here.get(event.text)?.count ?? 0) + 1 });
      let rose = false;
      for (const [text, { event, count }] of here) {
        const before = counted.get(text);
        if (before !== undefined && count <= before.count) continue;
        counted.set(text, { event: before?.event ?? event, count });
        rose = true;
      }
      return rose;
    },
    counted: () => [...counted.values()],
    reset: () => counted.clear(),
  };
}
