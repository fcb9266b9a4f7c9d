import type { Ai, Elements } from '../gs1/element-string.ts';
import { lengthOfSlot } from '../gs1/slot.ts';
import { definitionOf, slotAt } from '../gs1/table.ts';
import { valueFault } from '../gs1/value.ts';

/** Identifiers that labels of goods put behind a lot or a serial. Rarer ones would be found in every number. */
const usual = /^(?:00|01|02|10|1[1-7]|21|240|241|30|37|31\d\d|32\d\d|33\d\d|400|7003)$/;

const mostReadings = 4;
const mostSteps = 400;

type Search = { readonly text: string; readonly found: Elements[]; steps: number };

/**
 * Where a scanner drops GS, a value of variable length runs on and swallows what follows. The readings that a message
 * without GS may have had if at least one was lost, those with the most checked digits first.
 */
export function readingsWithLostSeparators(text: string): readonly Elements[] {
  const search: Search = { text, found: [], steps: 0 };
  readOn(search, 0, { ais: [], slots: [] }, false);
  return search.found.toSorted((a, b) => evidence(b) - evidence(a)).slice(0, mostReadings);
}

/** Every end that a value may have, and what can follow there. Behind a guess only usual identifiers count, each once. */
function readOn(search: Search, at: number, before: Elements, guessed: boolean): void {
  const { text } = search;
  if (at === text.length) {
    if (guessed) search.found.push(before);
    return;
  }
  const slot = slotAt(text, at, text.length);
  const definition = definitionOf(slot);
  const start = at + lengthOfSlot(slot);
  const ai = text.slice(at, start);
  if (!definition || (guessed && (!usual.test(ai) || before.slots.includes(slot)))) return;
  const last = Math.min(start + definition.max, text.length);
  for (let end = definition.predefined ? last : start + definition.min; end <= last; end++) {
    const guess = !definition.predefined && end < text.length;
    if (guess && slotAt(text, end, text.length) < 0) continue;
    if (search.steps++ > mostSteps) return;
    if (valueFault(definition, text, start, end)) continue;
    const pair: Ai = [ai, text.slice(start, end)];
    const read = { ais: [...before.ais, pair], slots: [...before.slots, slot] };
    readOn(search, end, read, guessed || guess);
  }
}

/** Digits that some check has vouched for, less one for every value that a guess has ended. */
const evidence = ({ slots }: Elements): number =>
  slots.reduce((sum, slot) => {
    const definition = definitionOf(slot);
    return sum + (definition?.predefined ? definition.max : -1);
  }, 0);
