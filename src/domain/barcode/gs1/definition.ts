import { sets } from './charset.ts';
import type { Rule } from './rules/rule.ts';
import { ruleOfSet, rules } from './rules/rules.ts';
import { slotOf } from './slot.ts';

/** A part of a value: "N14,csum,gcppos2". */
type Component = {
  readonly set: number;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly rules: readonly Rule[];
};

/** Identifiers from slot `low` to slot `high`: "31nn" is one pattern of a hundred slots. */
export type Pattern = { readonly low: number; readonly high: number; readonly text: string };

/** One row of the Syntax Dictionary. */
export type Definition = {
  /** The length is known from the identifier: no separator needs to follow. */
  readonly predefined: boolean;
  readonly min: number;
  readonly max: number;
  readonly components: readonly Component[];
  /** Each entry must hold: one of its groups is wholly there. */
  readonly requires: readonly (readonly (readonly Pattern[])[])[];
  readonly excludes: readonly Pattern[];
  /** For a key of a Digital Link: the runs of qualifiers that may follow it in the path. */
  readonly qualifiers: readonly (readonly string[])[] | undefined;
  /** May stand in the query of a Digital Link. */
  readonly attribute: boolean;
  readonly title: string;
};

/** A row of the dictionary without its identifiers: flags, components and attributes. */
export function define(parts: readonly string[], title: string): Definition {
  const flags = parts.filter((part) => /^[*?]+$/.test(part)).join('');
  const components = parts.filter((part) => /^\[?[NXYZ]/.test(part)).map(componentOf);
  const valuesOf = (name: string): string[] =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
  const qualifiers = valuesOf('dlpkey').flatMap((value) => value.split('|').map((run) => run.split(',')));
  return {
    predefined: flags.includes('*'),
    min: components.reduce((sum, { optional, min }) => sum + (optional ? 0 : min), 0),
    max: components.reduce((sum, { max }) => sum + max, 0),
    components,
    requires: valuesOf('req').map((value) =>
      value.split(',').map((group) => group.split('+').map((ai) => patternOf(ai))),
    ),
    excludes: valuesOf('ex').flatMap((value) => value.split(',').map((ai) => patternOf(ai))),
    qualifiers: parts.includes('dlpkey') || qualifiers.length > 0 ? qualifiers : undefined,
    attribute: flags.includes('?'),
    title,
  };
}

function componentOf(part: string): Component {
  const found = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?(?:,(.*))?$/.exec(part);
  if (!found) throw new Error(`Not a component of the dictionary: ${part}`);
  const [, optional, set = '', upTo, digits, names] = found;
  const named = (names?.split(',') ?? []).map((name) => {
    const rule = rules[name];
    if (!rule) throw new Error(`A check that nobody wrote: ${name}`);
    return rule;
  });
  const own = ruleOfSet[set];
  return {
    set: sets[set as keyof typeof sets],
    min: upTo ? 1 : Number(digits),
    max: Number(digits),
    optional: optional !== '',
    rules: own ? [own, ...named] : named,
  };
}

function patternOf(text: string): Pattern {
  return { low: slotOf(text.replaceAll('n', '0')), high: slotOf(text.replaceAll('n', '9')), text };
}
