import type { Fault } from '../fault.ts';
import { type Ai, type Elements } from './element-string.ts';
import type { Definition } from './definition.ts';
import { definitionOf, slotOfKnown } from './table.ts';
import { type ValueFault, valueFault } from './value.ts';

/**
 * The human-readable form "(01)09…(10)LOT". A bracket inside a value is written "\(", as GS1's own engine does.
 * Identifiers and lengths are judged first, over the whole text, then the values.
 * @param trimmed leaves out the blanks around values, as typed and copied labels have them
 */
export function readBracketed(text: string, trimmed = false): Elements | Fault {
  const parts: { ai: string; slot: number; value: string; at: number; definition: Definition }[] = [];
  let at = 0;
  while (at < text.length) {
    const close = text.indexOf(')', at);
    if (text[at] !== '(' || close < 0) return { error: 'syntax', at };
    const ai = text.slice(at + 1, close);
    const slot = slotOfKnown(ai);
    const definition = slot < 0 ? undefined : definitionOf(slot);
    if (!definition) return { error: 'unknown-ai', at: at + 1 };
    const end = endOfValue(text, close + 1);
    const written = text.slice(close + 1, end);
    const value = (trimmed ? written.trim() : written).replaceAll('\\(', '(');
    if (close + 1 === text.length) return { error: 'syntax', at: text.length, ai };
    if (value.length < definition.min || value.length > definition.max)
      return { error: 'length', at: close + 1, ai };
    parts.push({ ai, slot, value, at: close + 1, definition });
    at = end;
  }
  if (parts.length === 0) return { error: 'length', at: 0 };
  for (const { ai, value, at: start, definition } of parts) {
    const fault: ValueFault | undefined = valueFault(definition, value, 0, value.length);
    if (fault) return { error: fault.error, at: start + fault.at, ai };
  }
  return {
    ais: parts.map(({ ai, value }): Ai => [ai, value]),
    slots: parts.map(({ slot }) => slot),
  };
}

function endOfValue(text: string, from: number): number {
  let at = text.indexOf('(', from);
  while (at >= 0 && text[at - 1] === '\\') at = text.indexOf('(', at + 1);
  return at < 0 ? text.length : at;
}
