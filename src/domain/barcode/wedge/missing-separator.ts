import { type Ai, type Elements, isElements, readElements } from '../gs1/element-string.ts';
import { definitionOf, slotAt } from '../gs1/table.ts';

/** Identifiers that labels of goods put behind a lot or a serial. Rarer ones would be found in every number. */
const usual = /^(?:00|01|02|10|1[1-7]|21|240|241|30|37|31\d\d|32\d\d|33\d\d|400|7003)$/;

const mostReadings = 4;
const mostSteps = 400;

/**
 * Where a scanner drops GS, the last value of variable length runs to the end of the message and swallows what follows.
 * The other readings that the message then may have had, those with the most checked digits first.
 */
export function otherReadings(read: Elements): readonly Elements[] {
  const last = read.ais.length - 1;
  const [ai, value] = read.ais[last] ?? ['', ''];
  const slot = read.slots[last] ?? -1;
  const definition = definitionOf(slot);
  if (!definition || definition.predefined || value.length < 3) return [];
  const before: Elements = { ais: read.ais.slice(0, last), slots: read.slots.slice(0, last) };
  const search = { steps: 0, found: [] as Elements[] };
  split(ai, slot, value, before, search);
  return search.found.toSorted((a, b) => evidence(b) - evidence(a)).slice(0, mostReadings);
}

function split(
  ai: string,
  slot: number,
  value: string,
  before: Elements,
  search: { steps: number; found: Elements[] },
): void {
  for (let at = 1; at < value.length - 2; at++) {
    if (search.steps++ > mostSteps) return;
    if (slotAt(value, at, value.length) < 0) continue;
    const rest = readElements(value, at);
    if (!isElements(rest)) continue;
    const head: Elements = {
      ais: [...before.ais, [ai, value.slice(0, at)]],
      slots: [...before.slots, slot],
    };
    if (!rest.ais.every(([each]) => usual.test(each) && !head.ais.some(([known]) => known === each)))
      continue;
    search.found.push({ ais: [...head.ais, ...rest.ais], slots: [...head.slots, ...rest.slots] });
    splitLast(head, rest, search);
  }
}

/** What was cut off may itself end in a value that swallowed another. */
function splitLast(head: Elements, rest: Elements, search: { steps: number; found: Elements[] }): void {
  const last = rest.ais.length - 1;
  const [ai, value]: Ai = rest.ais[last] ?? ['', ''];
  const slot = rest.slots[last] ?? -1;
  if (definitionOf(slot)?.predefined !== false) return;
  split(
    ai,
    slot,
    value,
    {
      ais: [...head.ais, ...rest.ais.slice(0, last)],
      slots: [...head.slots, ...rest.slots.slice(0, last)],
    },
    search,
  );
}

/** Digits that some check has vouched for. */
const evidence = ({ slots }: Elements): number =>
  slots.reduce((sum, slot) => {
    const definition = definitionOf(slot);
    return sum + (definition?.predefined ? definition.max : -1);
  }, 0);
