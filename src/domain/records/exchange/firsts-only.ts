import type { CellFault } from './cells.ts';
import type { Columns, Line, Numbered } from './table.ts';

/** Lines that name the same thing: the first stands, each other one is a fault that names it. */
export function firstsOnly<C extends Columns>(
  lines: readonly Numbered<C>[],
  key: (values: Line<C>) => string,
  fault: (line: number, what: CellFault) => void,
): Numbered<C>[] {
  const firsts = new Map<string, Numbered<C>>();
  for (const each of lines) {
    const name = key(each.values);
    const first = firsts.get(name);
    if (first) fault(each.line, { code: 'twice', text: name, line: first.line });
    else firsts.set(name, each);
  }
  return [...firsts.values()];
}

/** Lines that belong to one thing, in the order in which the things come first. */
export function grouped<C extends Columns>(
  lines: readonly Numbered<C>[],
  key: (values: Line<C>) => string,
): Map<string, Numbered<C>[]> {
  const groups = new Map<string, Numbered<C>[]>();
  for (const each of lines) {
    const group = groups.get(key(each.values));
    if (group) group.push(each);
    else groups.set(key(each.values), [each]);
  }
  return groups;
}

/** What is made of each, as it is asked for: whoever plans a long list may draw breath in between. */
export function* lazily<T, R>(all: Iterable<T>, make: (each: T) => R): Generator<R, undefined> {
  for (const each of all) yield make(each);
}

/** The same, where something may lead to nothing. */
export function* lazilyAll<T, R>(all: Iterable<T>, make: (each: T) => Iterable<R>): Generator<R, undefined> {
  for (const each of all) yield* make(each);
}
