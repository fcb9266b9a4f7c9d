import type { Quantity } from '../base/quantity.ts';
import { decimalFrom } from './gs1/measures.ts';
import { checkDigitOf, hasCheckDigit } from './keys.ts';

/**
 * A number format of the site, synced as data. `pattern` is read like Odoo's barcode nomenclature: "." is any
 * character, "{NNDDD}" digits before and after the point of a measure, ".*" at the end anything, "|" separates
 * alternatives, "\" takes the next character as it is. Everything else stands for itself.
 */
export type SiteRule = {
  readonly name: string;
  readonly means:
    | 'badge'
    | 'command'
    | 'location'
    | 'lot'
    | 'order'
    | 'package'
    | 'price'
    | 'product'
    | 'quantity'
    | 'serial'
    | 'weight';
  readonly pattern: string;
  /** Only for codes of this kind and a right check digit. */
  readonly encoding?: 'ean13' | 'ean8' | 'upca';
};

export type RuleMatch = {
  readonly rule: SiteRule;
  /** The code with the measure's digits set to zero and a new check digit. */
  readonly code: string;
  readonly value?: Quantity;
};

const lengths = { ean13: 13, ean8: 8, upca: 12 } as const;

/** The first rule that the whole code follows. */
export function matchSiteRule(code: string, rules: readonly SiteRule[]): RuleMatch | undefined {
  for (const rule of rules) {
    if (rule.encoding && (code.length !== lengths[rule.encoding] || !hasCheckDigit(code))) continue;
    for (const alternative of rule.pattern.split(/(?<!\\)\|/)) {
      const match = matchPattern(code, alternative, rule);
      if (match) return match;
    }
  }
  return undefined;
}

/** One step a character, no going back: a pattern from anywhere cannot make it slow. */
function matchPattern(code: string, pattern: string, rule: SiteRule): RuleMatch | undefined {
  let at = 0;
  let measure: { from: number; to: number; decimals: number } | undefined;
  for (let place = 0; place < pattern.length; place++) {
    const sign = pattern[place];
    if (sign === '.' && pattern[place + 1] === '*' && place + 2 === pattern.length) {
      at = code.length;
      break;
    }
    const braces = sign === '{' ? /^\{(N*)(D*)\}/.exec(pattern.slice(place)) : null;
    if (braces) {
      const [whole, numbers = '', decimals = ''] = braces;
      measure = { from: at, to: at + numbers.length + decimals.length, decimals: decimals.length };
      if (!/^\d+$/.test(code.slice(measure.from, measure.to)) || measure.to > code.length) return undefined;
      at = measure.to;
      place += whole.length - 1;
      continue;
    }
    const expected = sign === '\\' ? pattern[++place] : sign;
    if (at >= code.length || (sign !== '.' && code[at] !== expected)) return undefined;
    at++;
  }
  // An EAN pattern may leave the check digit unsaid, as Odoo's do.
  const checked = isEan(code);
  if (at !== code.length && !(checked && at === code.length - 1)) return undefined;
  return measure ? measured(code, measure, rule, checked) : { rule, code };
}

const isEan = (code: string): boolean => [8, 12, 13, 14].includes(code.length) && hasCheckDigit(code);

function measured(
  code: string,
  { from, to, decimals }: { from: number; to: number; decimals: number },
  rule: SiteRule,
  checked: boolean,
): RuleMatch {
  const base = code.slice(0, from) + '0'.repeat(to - from) + code.slice(to);
  const body = base.slice(0, -1);
  return {
    rule,
    code: checked ? `${body}${checkDigitOf(body)}` : base,
    value: decimalFrom(code.slice(from, to), decimals),
  };
}
