import type { Fault } from '../fault.ts';
import { firstOutside } from './charset.ts';
import type { Definition } from './definition.ts';

export type ValueFault = Omit<Fault, 'ai'>;

/** What is wrong with the value that stands from `from` to `to`, if anything: length, characters, then the checks. */
export function valueFault(
  definition: Definition,
  text: string,
  from: number,
  to: number,
): ValueFault | undefined {
  if (from >= to) return { error: 'length', at: from };
  let at = from;
  const { components } = definition;
  for (let index = 0; index < components.length; index++) {
    const component = components[index];
    if (!component) break;
    const { set, min, max, optional, rules } = component;
    const end = at + max < to ? at + max : to;
    if (optional && end === at) continue;
    if (end - at < min) return { error: 'length', at };
    const outside = firstOutside(set, text, at, end);
    if (outside >= 0) return { error: 'charset', at: outside };
    for (let which = 0; which < rules.length; which++) {
      const fault = rules[which]?.(text, at, end);
      if (fault) return fault;
    }
    at = end;
  }
  return at < to ? { error: 'length', at } : undefined;
}
