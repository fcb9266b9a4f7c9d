import type { Day } from '../base/calendar.ts';
import type { SiteRule } from './site-rule.ts';

/** What a code may stand for in the device's own data. */
type KnownKind = 'badge' | 'command' | 'location' | 'lot' | 'order' | 'package' | 'product' | 'serial';

/** A thing of the site whose code, letter by letter, is the one that was scanned. */
export type KnownMatch = { readonly kind: KnownKind; readonly id: string; readonly product?: string };

/** What the open order is waiting for. GTINs have fourteen digits. */
export type Expected = {
  readonly gtins?: readonly string[];
  readonly lots?: readonly string[];
  readonly serials?: readonly string[];
};

export type RecogniseContext = {
  /** Picks the century of a two-digit year. */
  readonly today: Day;
  /** Exact matches that the device can answer at once. They beat every guess. */
  readonly known?: (code: string) => readonly KnownMatch[];
  readonly expected?: Expected;
  /** The site's own number formats, tried in order. */
  readonly siteRules?: readonly SiteRule[];
  /** What this site's scanners send in place of GS, beside what is understood anyway: 'Alt029', '@', 'ñ'. */
  readonly separators?: readonly string[];
  /** What this site's scanners send before and after every code. */
  readonly prefixes?: readonly string[];
  readonly suffixes?: readonly string[];
  /** The site's linear labels carry ASC MH10.8 data identifiers ("P4711-B", "1TAX-09"). */
  readonly dataIdentifiers?: boolean;
  /** More labels of the same item are to come: associations are judged by `combine`, not here. */
  readonly session?: 'open';
};
