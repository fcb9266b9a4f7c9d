import type { Quantity } from '../base/quantity.ts';
import { quantityFrom } from './gs1/measures.ts';
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

/** Digits of a measure: no more than an exact quantity holds. */
const measure = /\{(N{0,12})(D{0,6})\}/y;

/** One step a character, no going back: a pattern from anywhere cannot make it slow. */
function matchPattern(code: string, pattern: string, rule: SiteRule): RuleMatch | undefined {
  let at = 0;
  let place = 0;
  let digits: Digits | undefined;
  while (place < pattern.length) {
    if (pattern.startsWith('.*', place) && place + 2 === pattern.length) {
      at = code.length;
      break;
    }
    measure.lastIndex = place;
    const [braces = '', whole = '', decimals = ''] = measure.exec(pattern) ?? [];
    if (braces) {
      digits = { from: at, to: at + whole.length + decimals.length, decimals: decimals.length };
      if (digits.to > code.length || !/^\d+$/.test(code.slice(digits.from, digits.to))) return undefined;
      at = digits.to;
      place += braces.length;
      continue;
    }
    const escaped = pattern[place] === '\\';
    const sign = pattern[escaped ? place + 1 : place];
    if (at >= code.length || ((escaped || sign !== '.') && code[at] !== sign)) return undefined;
    at++;
    place += escaped ? 2 : 1;
  }
  // An EAN pattern may leave the check digit unsaid, as Odoo's do.
  const checked = isEan(code);
  if (at !== code.length && !(checked && at === code.length - 1)) return undefined;
  return digits ? measured(code, digits, rule, checked) : { rule, code };
}

type Digits = { readonly from: number; readonly to: number; readonly decimals: number };

const isEan = (code: string): boolean => [8, 12, 13, 14].includes(code.length) && hasCheckDigit(code);

function measured(code: string, { from, to, decimals }: Digits, rule: SiteRule, checked: boolean): RuleMatch {
  const base = code.slice(0, from) + '0'.repeat(to - from) + code.slice(to);
  const body = base.slice(0, -1);
  return {
    rule,
    code: checked ? `${body}${checkDigitOf(body)}` : base,
    value: quantityFrom(code.slice(from, to), decimals),
  };
}
