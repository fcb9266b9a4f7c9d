import { codeLists } from '../table.generated.ts';
import type { Rule } from './rule.ts';

const listed = (codes: string, unpack: (codes: string) => readonly string[]): Rule => {
  // Made on first use: most scans never meet a country or a package type.
  let known: ReadonlySet<string> | undefined;
  return (text, from, to) => {
    known ??= new Set(unpack(codes));
    return known.has(text.slice(from, to)) ? undefined : { error: 'content', at: from };
  };
};

/** See `codeLists`. */
function fromSteps(steps: string): readonly string[] {
  let number = 0;
  return [...steps].map((step) => String((number += Number.parseInt(step, 36))).padStart(3, '0'));
}

function fromGroups(groups: string): readonly string[] {
  return groups.split(' ').flatMap((group) => {
    const [short = '', ...long] = group.slice(1).split(',');
    return [...short, ...long].map((rest) => group.charAt(0) + rest);
  });
}

const oneOf =
  (pattern: RegExp, error: 'charset' | 'content' = 'content'): Rule =>
  (text, from, to) =>
    pattern.test(text.slice(from, to)) ? undefined : { error, at: from };

/** Three-digit country. */
export const iso3166: Rule = listed(codeLists.iso3166, fromSteps);
export const iso3166alpha2: Rule = listed(codeLists.iso3166alpha2, fromGroups);
/** Three-digit currency. */
export const iso4217: Rule = listed(codeLists.iso4217, fromSteps);
/** UN/ECE recommendation 21. */
export const packagetype: Rule = listed(codeLists.packagetype, fromGroups);

/** 999 stands for several countries. */
export const iso3166999: Rule = (text, from, to) =>
  text.slice(from, to) === '999' ? undefined : iso3166(text, from, to);

export const iso5218: Rule = oneOf(/^[0129]$/);
export const yesno: Rule = oneOf(/^[01]$/);
/** Core turned out, face in, or not known. */
export const winding: Rule = oneOf(/^[019]$/);
export const hyphen: Rule = oneOf(/^-$/);
/** ICCBBA: 01-10 assigned, 80-99 for local use. */
export const mediatype: Rule = oneOf(/^(0[1-9]|10|[89]\d)$/);
export const importeridx: Rule = oneOf(/^[-\w]$/, 'charset');
