import { codeLists } from '../table.generated.ts';
import type { Rule, Rules } from './rule.ts';

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

const like =
  (pattern: RegExp, error: 'charset' | 'content' = 'content'): Rule =>
  (text, from, to) =>
    pattern.test(text.slice(from, to)) ? undefined : { error, at: from };

const iso3166 = listed(codeLists.iso3166, fromSteps);

export const codeRules = {
  /** Three-digit country. */
  iso3166,
  /** 999 stands for several countries. */
  iso3166999: (text, from, to) => (text.slice(from, to) === '999' ? undefined : iso3166(text, from, to)),
  iso3166alpha2: listed(codeLists.iso3166alpha2, fromGroups),
  /** Three-digit currency. */
  iso4217: listed(codeLists.iso4217, fromSteps),
  /** UN/ECE recommendation 21. */
  packagetype: listed(codeLists.packagetype, fromGroups),

  iso5218: like(/^[0129]/),
  yesno: like(/^[01]/),
  /** Core turned out, face in, or not known. */
  winding: like(/^[019]/),
  hyphen: like(/^-/),
  /** ICCBBA: 01-10 assigned, 80-99 for local use. */
  mediatype: like(/^(0[1-9]|10|[89])/),
  importeridx: like(/^[-\w]/, 'charset'),
  zero: like(/^0+$/),
  nonzero: like(/[1-9]/),
  nozeroprefix: like(/^[^0]/),
  hasnondigit: like(/\D/),
} satisfies Rules;
