import type { Ai, Elements } from './element-string.ts';
import type { Pattern } from './definition.ts';
import { aiOf } from './slot.ts';
import { definitionOf, slotOfKnown } from './table.ts';

/** A rule between identifiers that the label breaks. It warns: the missing one may stand on another label of the item. */
export type Violation =
  | { readonly rule: 'pair-exclusion'; readonly ai: string; readonly with: string }
  | { readonly rule: 'required-association'; readonly ai: string; readonly needs: string }
  | { readonly rule: 'repeat-conflict'; readonly ai: string };

/** Over all codes read from one item: exclusive pairs, missing partners, repeats that disagree; in this order. */
export function violationsOf({ ais, slots }: Elements): readonly Violation[] {
  const found: Violation[] = [];
  const present: number[] = [];
  const repeats: Violation[] = [];
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? -1;
    const first = slots.indexOf(slot);
    if (first === index) present.push(slot);
    else if (ais[first]?.[1] !== ais[index]?.[1]) repeats.push({ rule: 'repeat-conflict', ai: aiOf(slot) });
  }
  for (const slot of present)
    for (const pattern of definitionOf(slot)?.excludes ?? []) {
      const other = match(present, pattern, slot);
      if (other >= 0) found.push({ rule: 'pair-exclusion', ai: aiOf(slot), with: aiOf(other) });
    }
  for (const slot of present)
    for (const groups of definitionOf(slot)?.requires ?? [])
      if (!satisfied(groups, present, slot))
        found.push({ rule: 'required-association', ai: aiOf(slot), needs: written(groups) });
  if (present.includes(digitalSignature)) found.push(...unsignedSerials(ais));
  return repeats.length > 0 ? [...found, ...repeats] : found;
}

function satisfied(
  groups: readonly (readonly Pattern[])[],
  present: readonly number[],
  slot: number,
): boolean {
  for (const group of groups) {
    let whole = true;
    for (const pattern of group) if (match(present, pattern, slot) < 0) whole = false;
    if (whole) return true;
  }
  return false;
}

/** An identifier does not match itself, so that "310n" on 3103 means the other decimals. */
function match(present: readonly number[], { low, high }: Pattern, own: number): number {
  for (const slot of present) if (slot >= low && slot <= high && slot !== own) return slot;
  return -1;
}

const written = (groups: readonly (readonly Pattern[])[]): string =>
  groups.map((group) => group.map(({ text }) => text).join('+')).join(',');

const digitalSignature = slotOfKnown('8030');
const serialised = new Map([
  ['253', 13],
  ['255', 13],
  ['8003', 14],
]);

/** A digital signature (8030) vouches for one item: these keys must carry their serial part beside it. */
const unsignedSerials = (ais: readonly Ai[]): Violation[] =>
  ais
    .filter(([ai, value]) => serialised.get(ai) === value.length)
    .map(([ai]) => ({ rule: 'required-association', ai: '8030', needs: `${ai}+serial` }));
