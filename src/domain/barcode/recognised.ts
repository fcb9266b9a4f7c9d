import type { KnownMatch } from './context.ts';
import type { Fault } from './fault.ts';
import type { Fields } from './fields.ts';
import type { Violation } from './gs1/associations.ts';
import type { Ai } from './gs1/element-string.ts';
import type { SiteRule } from './site-rule.ts';

/** What was repaired, assumed or noticed. Screens turn the code into words. */
export type WarningCode =
  /** Longer than any symbol: read up to the limit. args: length */
  | 'cut'
  /** A line end or tab behind the code was left out. */
  | 'suffix-removed'
  /** The site's scanner prefix before the code was left out. args: prefix */
  | 'prefix-removed'
  /** Blanks around the values of a typed label were left out. */
  | 'whitespace-removed'
  /** Something else stood where GS belongs. args: what stood there */
  | 'separator-substituted'
  /** The last value may have swallowed another one: the scanner drops GS. The alternatives show how. */
  | 'suspected-missing-separator'
  /** The scanner types for another keyboard. args: layout */
  | 'keyboard-layout'
  /** The reading was picked because the open order expects it. args: the value that was expected */
  | 'chosen-by-context'
  /** As long as a GTIN, but with another check digit. */
  | 'gtin-check-digit'
  /** A number that only means something inside a company or region. */
  | 'restricted-circulation-number'
  /** A GTIN shorter than the standard asks for here was filled with zeros. args: ai or symbology */
  | 'gtin-padded'
  /** The end of an ISO 15434 message was lost on the way. */
  | 'trailer-missing'
  /** A variable-measure item (indicator 9) without its measure. */
  | 'measure-missing'
  /** Codes of one item disagree. args: field, first value, second value */
  | 'codes-disagree';

export type Warning = { readonly code: WarningCode; readonly args: readonly string[] };

/** Whether the rules between identifiers hold; `deferred` while more labels of the item may come. */
export type Associations =
  | { readonly state: 'ok' | 'deferred' }
  | { readonly state: 'violated'; readonly violations: readonly Violation[] };

type Common = {
  /** The code as it was understood: without transport characters and AIM identifier, a plain code byte for byte. */
  readonly text: string;
  /** AIM symbology identifier, where the source told it. */
  readonly symbology: string | undefined;
  readonly fields: Fields;
  readonly warnings: readonly Warning[];
  /** Other readings that are possible, the likeliest first. */
  readonly alternatives: readonly Recognised[];
};

/**
 * `valid` to the letter, or what the letter has against the text as it came. It was understood all the same, with one
 * meaning, and a warning says what was done.
 */
type Syntax = 'valid' | Fault;

export type Gs1Reading = Common & {
  readonly kind: 'gs1';
  readonly carrier: 'element-string' | 'bracketed' | 'digital-link';
  readonly ais: readonly Ai[];
  readonly syntax: Syntax;
  readonly associations: Associations;
};

/** An EAN, UPC or ITF number alone. `fields.gtin` is the 14-digit key. */
export type GtinReading = Common & {
  readonly kind: 'gtin';
  readonly gtin14: string;
  readonly syntax: Syntax;
};

/** GS1 leaves these numbers to a company or a region. They are no key: only a site rule gives them a meaning. */
export type RestrictedReading = Common & { readonly kind: 'restricted'; readonly number14: string };

/** Exactly one thing of this site has this code. */
export type KnownReading = Common & { readonly kind: 'known'; readonly match: KnownMatch };

export type SiteRuleReading = Common & {
  readonly kind: 'site-rule';
  readonly rule: SiteRule;
  /** The code with the measured digits set to zero: what the product is stored under. */
  readonly code: string;
};

/** Nothing but a text: lot, serial, location, order … as far as anybody here knows. */
export type PlainReading = Common & {
  readonly kind: 'plain';
  /** A web address that is no GS1 Digital Link. It is never opened. */
  readonly url?: true;
  /** Why it is no GS1, where something pointed that way. */
  readonly notGs1?: Fault;
};

/** Several readings are equally good; `alternatives` holds all of them and somebody has to choose. */
export type AmbiguousReading = Common & {
  readonly kind: 'ambiguous';
  readonly between: 'plain-or-gs1' | 'plain-or-hibc' | 'plain-or-di' | 'gs1-readings' | 'known';
};

/** It claims to be something, by its symbology or its form, and is not. */
export type InvalidReading = Common & {
  readonly kind: 'invalid';
  readonly standard: 'gs1' | 'gtin' | 'hibc' | 'iso15434' | 'aim';
  readonly fault: Fault;
};

/** Health Industry Bar Code. A secondary code alone names no product: `combine` joins it to its primary. */
export type HibcReading = Common & {
  readonly kind: 'hibc';
  /** Labeler identification code, product or catalogue number, unit of measure (0 to 9) of the primary code. */
  readonly lic?: string;
  readonly pcn?: string;
  readonly unitOfMeasure?: string;
  /** The check character of a primary code alone … */
  readonly check?: string;
  /** … which a secondary code alone repeats to say where it belongs. */
  readonly link?: string;
};

/** ISO/IEC 15434 envelope: data identifiers of ASC MH10.8 (format 06) or GS1 identifiers (format 05). */
export type Iso15434Reading = Common & {
  readonly kind: 'iso15434';
  readonly format: string;
  readonly data: readonly (readonly [identifier: string, value: string])[];
};

export type Recognised =
  | AmbiguousReading
  | Gs1Reading
  | GtinReading
  | HibcReading
  | InvalidReading
  | Iso15434Reading
  | KnownReading
  | PlainReading
  | RestrictedReading
  | SiteRuleReading;
