import { day } from '../../src/domain/base/calendar.ts';
import type { Expected, KnownMatch, RecogniseContext } from '../../src/domain/barcode/context.ts';
import { dayFromYymmdd, timeFrom } from '../../src/domain/barcode/dates.ts';
import { type Measure } from '../../src/domain/barcode/fields.ts';
import {
  writeBracketed,
  writeDigitalLink,
  writeElementString,
  writeHri,
} from '../../src/domain/barcode/gs1/write.ts';
import { shortGtin } from '../../src/domain/barcode/keys.ts';
import { recognise } from '../../src/domain/barcode/recognise.ts';
import type { Gs1Reading, Recognised } from '../../src/domain/barcode/recognised.ts';
import type { Scan } from '../../src/domain/barcode/scan.ts';
import type { SiteRule } from '../../src/domain/barcode/site-rule.ts';

/** One line of the command: a vector's payload and context, in the vectors' own words. */
export type Line = {
  readonly payload: string;
  readonly form?: string;
  readonly symbologyId?: string;
  readonly context?: {
    readonly now?: string;
    readonly separators?: 'default' | readonly string[];
    readonly nomenclature?: readonly { readonly type: string; readonly pattern: string }[] | null;
    readonly dataIdentifiers?: string;
    readonly session?: 'open';
    readonly symbology?: string;
    readonly typed?: boolean;
    readonly source?: Scan['source'];
    readonly expected?: Expected;
    /** Exact matches by code. */
    readonly known?: Readonly<Record<string, readonly KnownMatch[]>>;
    readonly prefixes?: readonly string[];
    readonly suffixes?: readonly string[];
  };
};

/** The reading as one flat object, for machines that compare: `npm run recognise` prints it. */
export function flatReading(line: Line, today: string): Record<string, unknown> {
  return flat(recognise(scanOf(line), contextOf(line, today)), line, today);
}

function scanOf({ payload, context = {} }: Line): Scan {
  const source = context.typed ? 'typed' : (context.source ?? 'wedge');
  // EAN and UPC symbols share one identifier; a library's name for UPC-E is told by it and the length.
  const symbology = /^UPC|^EAN_?13/i.test(context.symbology ?? '')
    ? ']E0'
    : /^EAN_?8/i.test(context.symbology ?? '')
      ? ']E4'
      : context.symbology;
  return { text: payload, source, ...(symbology?.startsWith(']') && { symbology }) };
}

function contextOf({ context = {} }: Line, today: string): RecogniseContext {
  const { separators, nomenclature, now, session, dataIdentifiers, expected, known, prefixes, suffixes } =
    context;
  return {
    today: day(now ?? today),
    ...(Array.isArray(separators) && { separators: separators as readonly string[] }),
    ...(nomenclature && {
      siteRules: nomenclature.map(({ type, pattern }): SiteRule => ({
        name: type,
        means: type as SiteRule['means'],
        pattern,
      })),
    }),
    ...(dataIdentifiers === 'enabled' && { dataIdentifiers: true }),
    ...(session === 'open' && { session }),
    ...(expected && { expected }),
    ...(known && { known: (code: string) => (Object.hasOwn(known, code) ? (known[code] ?? []) : []) }),
    ...(prefixes && { prefixes }),
    ...(suffixes && { suffixes }),
  };
}

function flat(reading: Recognised, line: Line, today: string): Record<string, unknown> {
  const ais = aisOf(reading);
  const now = day(line.context?.now ?? today);
  const dates = Object.fromEntries(
    ais.filter(([ai]) => dated.has(ai)).map(([ai, value]) => [ai, dateOf(value, now)]),
  );
  const { fields } = reading;
  const measure = fields.measures?.[0];
  const count = fields.count ?? fields.contentCount;
  const more = {
    ...(Object.keys(dates).length > 0 && { dates }),
    ...(measure && { measure: flatMeasure(measure) }),
    ...(count !== undefined && { count: Number(count) }),
    ...gtinOf(reading),
    ...ownOf(reading),
  };
  return {
    kind: kindOf(reading),
    raw: reading.text,
    ...(reading.symbology !== undefined && { symbologyId: reading.symbology }),
    ais,
    ...verdictOf(reading, line),
    warnings: reading.warnings.map(({ code }) => code),
    warningArgs: reading.warnings,
    ...more,
    fields: { ...flatFields(reading), ...more },
    ...(ais.length > 0 && {
      digitalLink: writeDigitalLink(ais) ?? null,
      bracketed: writeBracketed(ais),
      elementString: writeElementString(ais),
      hri: writeHri(ais),
    }),
    alternatives: reading.alternatives
      .filter(({ kind }) => kind !== 'plain')
      .map((each) => ('ais' in each ? each.ais : flat(each, line, today))),
  };
}

function aisOf(reading: Recognised): Gs1Reading['ais'] {
  if (reading.kind === 'gs1') return reading.ais;
  return reading.kind === 'iso15434' && reading.format === '05' ? reading.data : [];
}

/** The names of the vectors. */
function kindOf(reading: Recognised): string {
  switch (reading.kind) {
    case 'invalid':
      return `${reading.standard}-invalid`;
    case 'ambiguous':
      return reading.between;
    case 'plain':
      return reading.url ? 'plain-url' : 'plain';
    case 'site-rule':
      return ['weight', 'price', 'quantity'].includes(reading.rule.means) ? 'product' : reading.rule.means;
    case 'known':
      return reading.match.kind;
    default:
      return reading.kind;
  }
}

/** Whether it is valid as what it is: GS1 where nothing else vouches for it, as in the vectors. */
function verdictOf(reading: Recognised, { form }: Line): Record<string, unknown> {
  const strict = form === 'scan' && reading.symbology === undefined ? 'symbology-id' : undefined;
  switch (reading.kind) {
    case 'invalid':
      return { syntax: 'invalid', associations: null, error: reading.fault.error, at: reading.fault.at };
    case 'gs1':
      if (reading.syntax !== 'valid')
        return { syntax: 'invalid', associations: null, error: reading.syntax.error, at: reading.syntax.at };
      return {
        syntax: 'valid',
        associations: reading.associations.state,
        error:
          reading.associations.state === 'violated'
            ? (reading.associations.violations[0]?.rule ?? null)
            : null,
        ...(reading.associations.state === 'violated' && { violations: reading.associations.violations }),
      };
    case 'gtin':
      return reading.syntax === 'valid'
        ? { syntax: 'valid', associations: 'ok', error: null }
        : { syntax: 'invalid', associations: null, error: reading.syntax.error, at: reading.syntax.at };
    case 'plain':
      return reading.notGs1
        ? {
            syntax: 'invalid',
            associations: null,
            error: strict ?? reading.notGs1.error,
            at: reading.notGs1.at,
          }
        : { syntax: 'valid', associations: 'ok', error: null };
    default:
      return { syntax: 'valid', associations: 'ok', error: null };
  }
}

const dated = new Set([
  '11',
  '12',
  '13',
  '15',
  '16',
  '17',
  '7003',
  '7006',
  '7007',
  '7011',
  '8008',
  '4324',
  '4325',
  '4326',
]);

function dateOf(value: string, today: ReturnType<typeof day>): string | null {
  const date = dayFromYymmdd(value, today);
  return date ? `${date}${value.length > 6 ? `T${timeFrom(value.slice(6))}` : ''}` : null;
}

const flatMeasure = ({ value, unit, gross }: Measure) => ({
  value: Number(value),
  unit: gross && /^(kg|lb)$/.test(unit) ? `${unit} gross` : unit,
});

function gtinOf(reading: Recognised): Record<string, unknown> {
  const gtin14 = reading.kind === 'restricted' ? reading.number14 : reading.fields.gtin;
  return gtin14 === undefined ? {} : { gtin14, matches: [shortGtin(gtin14)] };
}

function ownOf(reading: Recognised): Record<string, unknown> {
  switch (reading.kind) {
    case 'iso15434':
      return { format: reading.format };
    case 'site-rule': {
      const { quantity, count, price } = reading.fields;
      const amount = quantity?.value ?? count;
      return {
        baseCode: reading.code,
        ...(amount !== undefined && { quantity: Number(amount) }),
        ...(price && { price: Number(price.value) }),
      };
    }
    default:
      return {};
  }
}

function flatFields(reading: Recognised): Record<string, unknown> {
  const { fields } = reading;
  switch (reading.kind) {
    case 'iso15434':
      return { ...fields, ...Object.fromEntries(reading.data) };
    case 'hibc': {
      const { lic, pcn, unitOfMeasure } = reading;
      const { expiry, expiryTime, count, productionDate } = fields;
      return {
        ...fields,
        ...(lic !== undefined && { lic, pcn, unitOfMeasure }),
        ...(expiry && { expiry: `${expiry}${expiryTime ? `T${expiryTime}` : ''}` }),
        ...(count !== undefined && { quantity: Number(count) }),
        ...(productionDate && { manufactured: productionDate }),
      };
    }
    case 'ambiguous': {
      const other = reading.alternatives.find(({ kind }) => kind !== 'plain');
      return reading.between === 'plain-or-di' && other ? flatFields(other) : {};
    }
    default:
      return { ...fields };
  }
}
