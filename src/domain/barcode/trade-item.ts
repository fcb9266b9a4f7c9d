import type { RecogniseContext } from './context.ts';
import type { ErrorClass } from './fault.ts';
import type { Arrived } from './gate.ts';
import { expandUpcE, hasCheckDigit, hasGtinLength, toGtin14 } from './keys.ts';
import { readKnown } from './known.ts';
import { commonOf, invalidReading, withWarning } from './readings.ts';
import type { GtinReading, InvalidReading, Recognised, RestrictedReading, Warning } from './recognised.ts';
import { readSiteRule } from './site-rule-reading.ts';

type TradeItem = GtinReading | InvalidReading | RestrictedReading;

/** EAN and UPC symbols, and the ITF that carries a GTIN-14: the symbology says what the digits are. */
export function readTradeSymbol(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const reading = readBySymbology(arrived);
  return reading?.kind === 'restricted' ? meaningHere(arrived, reading, context) : reading;
}

/** The same for a number whose symbology nobody told: its length and check digit speak for it. */
export function readTradeNumber(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  if (arrived.symbology !== undefined) return undefined;
  const bare = withoutTypedBlanks(arrived);
  const reading = readBareNumber(bare);
  return reading?.kind === 'restricted'
    ? meaningHere(bare, { ...reading, alternatives: asUpcE(bare) }, context)
    : reading;
}

/** People type the digits in the groups that are printed: "4 012345 678901". No scanner does. */
const withoutTypedBlanks = (arrived: Arrived): Arrived =>
  arrived.source === 'typed' && arrived.text.includes(' ') && /^\d[\d ]{6,20}\d$/.test(arrived.text)
    ? withWarning({ ...arrived, text: arrived.text.replaceAll(' ', '') }, 'whitespace-removed')
    : arrived;

/** A number that the company gave itself means what this site keeps under it, or what its rules say. */
const meaningHere = (arrived: Arrived, reading: RestrictedReading, context: RecogniseContext): Recognised =>
  readKnown(arrived, context) ?? readSiteRule(arrived, context) ?? reading;

/** Eight digits that a UPC-E symbol may hold, typed by hand or sent without identifier. */
export function asUpcE(arrived: Arrived): readonly GtinReading[] {
  const upcA = arrived.text.length === 8 ? expandUpcE(arrived.text) : undefined;
  const reading = upcA === undefined ? undefined : tradeItem(arrived, `00${upcA}`, arrived.warnings);
  return reading?.kind === 'gtin' ? [reading] : [];
}

function readBySymbology(arrived: Arrived): TradeItem | undefined {
  const { text, symbology } = arrived;
  if (symbology === ']E0') return readEan13(arrived);
  // The price or issue number that stands beside a book's or magazine's symbol says nothing here.
  if (symbology === ']E3') return readEan13({ ...arrived, text: arrived.text.slice(0, 13) });
  if (symbology === ']E4') return readFixed(arrived, 8);
  if (symbology?.startsWith(']I') && text.length === 14) return readBareNumber(arrived);
  return undefined;
}

/** A number of GTIN length with a right check digit, whoever read it. */
export function readBareNumber(arrived: Arrived): GtinReading | RestrictedReading | undefined {
  const gtin14 = toGtin14(arrived.text);
  return gtin14 === undefined ? undefined : tradeItem(arrived, gtin14, arrived.warnings);
}

/** 8, 12, 13 or 14 digits that fail their check digit: told, as it may be a misread or hand-typed GTIN. */
export const looksLikeGtin = (text: string): boolean =>
  hasGtinLength(text) && /^\d+$/.test(text) && !hasCheckDigit(text);

/**
 * GenSpecs 1.4: GS1 prefixes 02, 04 and 20 to 29 are for numbers within a region or company; so are GTIN-8 that begin
 * with 0 or 2.
 */
const isRestricted = (gtin14: string): boolean =>
  gtin14.startsWith('000000') ? /^0{6}[02]/.test(gtin14) : /^0(02|04|2)/.test(gtin14);

/** ]E0 carries thirteen digits (GenSpecs, symbology identifiers); readers that send UPC-A or UPC-E as printed are understood, with a warning. */
function readEan13(arrived: Arrived): TradeItem {
  const { text } = arrived;
  const upcA = text.length === 12 ? text : expandUpcE(text);
  const gtin14 = upcA === undefined ? undefined : toGtin14(upcA);
  if (text.length !== 13 && gtin14 !== undefined)
    return {
      ...tradeItem(arrived, gtin14, [...arrived.warnings, { code: 'gtin-padded', args: [']E0'] }]),
      ...(text.length === 12 && { syntax: { error: 'length', at: 12 } as const }),
    };
  return readFixed(arrived, 13);
}

function readFixed(arrived: Arrived, length: number): TradeItem {
  const { text } = arrived;
  const stray = text.search(/\D/);
  if (text.length !== length) return invalid(arrived, 'length', Math.min(text.length, length));
  if (stray >= 0) return invalid(arrived, 'charset', stray);
  return readBareNumber(arrived) ?? invalid(arrived, 'check-digit', length - 1);
}

const invalid = (arrived: Arrived, error: ErrorClass, at: number): InvalidReading =>
  invalidReading(arrived, 'gtin', { error, at });

function tradeItem(
  arrived: Arrived,
  gtin14: string,
  warnings: readonly Warning[],
): GtinReading | RestrictedReading {
  const common = commonOf(arrived);
  return isRestricted(gtin14)
    ? {
        ...common,
        kind: 'restricted',
        number14: gtin14,
        warnings: [...warnings, { code: 'restricted-circulation-number', args: [] }],
      }
    : { ...common, kind: 'gtin', gtin14, syntax: 'valid', fields: { gtin: gtin14 }, warnings };
}
