import type { Values } from './values.ts';

/**
 * Two people on one record: what only one of them changed is taken from that one. Where both changed the same, what is
 * typed here stays, and is named.
 */
export function mergeForms(
  opened: Values,
  typed: Values,
  now: Values,
): { readonly values: Values; readonly both: readonly string[] } {
  const both: string[] = [];
  const values: Record<string, Values[string]> = { ...typed };
  for (const [name, value] of Object.entries(now)) {
    if (isSame(value, opened[name])) continue;
    if (isSame(typed[name], opened[name])) values[name] = value;
    else if (!isSame(typed[name], value)) both.push(name);
  }
  return { values, both };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
