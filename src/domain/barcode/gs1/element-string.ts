import type { Fault } from '../fault.ts';
import { lengthOfSlot } from './slot.ts';
import { definitionOf, slotAt } from './table.ts';
import { valueFault } from './value.ts';

/** An identifier and its value, as they stand on the label. */
export type Ai = readonly [ai: string, value: string];

/** A message that follows the syntax of the dictionary; `slots` names the identifiers for the table. */
export type Elements = { readonly ais: readonly Ai[]; readonly slots: readonly number[] };

export const isElements = (read: Elements | Fault): read is Elements => 'ais' in read;

export const GS = '\u001d';
const gs = 0x1d;

/**
 * GenSpecs 7.8: identifiers and values one after the other, a GS behind each value whose length its identifier does
 * not fix. A GS more than needed is harmless and read over. Every value is checked; the first wrong one ends the reading.
 */
export function readElements(text: string): Elements | Fault {
  const ais: Ai[] = [];
  const slots: number[] = [];
  let at = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === gs) {
      at++;
      continue;
    }
    const slot = slotAt(text, at, text.length);
    const definition = slot < 0 ? undefined : definitionOf(slot);
    if (!definition) return { error: 'unknown-ai', at };
    const start = at + lengthOfSlot(slot);
    const separator = text.indexOf(GS, start);
    const next = separator < 0 ? text.length : separator;
    const end = definition.predefined && start + definition.max < next ? start + definition.max : next;
    const fault = valueFault(definition, text, start, end);
    const ai = text.slice(at, start);
    if (fault) return { ...fault, ai };
    ais.push([ai, text.slice(start, end)]);
    slots.push(slot);
    at = end;
  }
  return ais.length > 0 ? { ais, slots } : { error: 'length', at: 0 };
}
