/** One thing that was consumed for several units: all of it, or pieces of it, go to each. Quantities in millionths. */
export interface DealItem {
  /** The component it counts for. */
  readonly key: string;
  readonly micros: bigint;
  /** [PRD-4] Scanned in unit mode: it joins this unit, whatever the plan says. */
  readonly unit: number | null;
  /** A serial is never cut. */
  readonly whole: boolean;
}

export interface Dealt {
  readonly item: number;
  readonly micros: bigint;
}

/**
 * [PRD-4, X07] Deals components to units: what was scanned for a unit joins it; the rest fills the units one after the
 * other up to their plan, in scan order; what is over goes to the last one. Every millionth is dealt exactly once.
 * @param plans by component, what each unit should get, in millionths
 * @returns for each unit, the pieces it got
 */
export function deal(
  items: readonly DealItem[],
  plans: ReadonlyMap<string, readonly bigint[]>,
  units: number,
): Dealt[][] {
  const dealt: Dealt[][] = Array.from({ length: units }, () => []);
  const wanted = new Map([...plans].map(([key, plan]) => [key, [...plan]]));
  const at = new Map<string, number>();
  const give = (unit: number, item: number, micros: bigint, key: string): void => {
    const pieces = dealt[unit] ?? [];
    const last = pieces.at(-1);
    // One piece of one thing a unit: what is over joins what the last one has of it.
    if (last?.item === item) pieces[pieces.length - 1] = { item, micros: last.micros + micros };
    else pieces.push({ item, micros });
    const plan = wanted.get(key);
    if (plan) plan[unit] = (plan[unit] ?? 0n) - micros;
  };
  for (const [item, { key, micros, unit }] of items.entries())
    if (unit !== null) give(Math.min(unit, units - 1), item, micros, key);
  for (const [item, { key, micros, unit, whole }] of items.entries()) {
    if (unit !== null) continue;
    const plan = wanted.get(key) ?? [];
    let left = micros;
    while (left > 0n) {
      const next = nextWanting(plan, at.get(key) ?? 0);
      at.set(key, next);
      const room = plan[next];
      const piece = room === undefined || whole || left < room ? left : room;
      give(Math.min(next, units - 1), item, piece, key);
      left -= piece;
    }
  }
  return dealt;
}

function nextWanting(plan: readonly bigint[], from: number): number {
  let at = from;
  while (at < plan.length && (plan[at] ?? 0n) <= 0n) at += 1;
  return at;
}

/** What each unit should get of something that no bill plans: serials one by one, the rest in equal parts. */
export function evenPlan(items: readonly DealItem[], units: number, step: bigint): bigint[] {
  const total = items.reduce((all, { micros }) => all + micros, 0n);
  const size = items.every(({ whole }) => whole) ? 1_000_000n : step;
  const steps = total / size;
  const [each, over] = [steps / BigInt(units), steps % BigInt(units)];
  return Array.from(
    { length: units },
    (_, at) => (each + (size === 1_000_000n && BigInt(at) < over ? 1n : 0n)) * size,
  );
}
