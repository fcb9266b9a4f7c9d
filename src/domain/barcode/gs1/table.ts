import { type Definition, define } from './definition.ts';
import { aiOf, slotCount, slotOf, slotOfNumber } from './slot.ts';
import { rows } from './table.generated.ts';

const definitions: (Definition | undefined)[] = Array.from({ length: slotCount });
/** GS1 gave each pair of leading digits one length of identifier. */
const lengthByPrefix = new Uint8Array(100);

let above = '';
for (const row of rows.split('\n')) {
  const [, range = '', body = '', title = ''] = /^(\S+) (.*?)#(.*)$/.exec(row) ?? [];
  above = body === '"' ? above : body;
  const definition = define(above.replace('~', `${range.slice(0, 3)}n`).split(' '), title);
  const [first = '', last = first] = range.split('-');
  for (let slot = slotOf(first); slot <= slotOf(last); slot++) {
    definitions[slot] = definition;
    lengthByPrefix[Number(aiOf(slot).slice(0, 2))] = first.length;
  }
}

export const definitionOf = (slot: number): Definition | undefined => definitions[slot];

/** The slot of an identifier written as text; -1 when the dictionary does not know it. */
export function slotOfKnown(ai: string): number {
  if (!/^\d{2,4}$/.test(ai)) return -1;
  const slot = slotOf(ai);
  return definitions[slot] ? slot : -1;
}

/** The slot of the identifier that a message shows from `at` on; -1 when none begins so. */
export function slotAt(text: string, at: number, end: number): number {
  if (at + 2 > end) return -1;
  const prefix = numberAt(text, at, at + 2);
  const length = prefix < 0 ? 0 : (lengthByPrefix[prefix] ?? 0);
  if (length === 0 || at + length > end) return -1;
  const number = numberAt(text, at, at + length);
  if (number < 0) return -1;
  const slot = slotOfNumber(number, length);
  return definitions[slot] ? slot : -1;
}

function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
