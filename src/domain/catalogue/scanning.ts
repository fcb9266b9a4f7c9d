import { Type, type Static } from 'typebox';
import { NameSchema, strict } from '../base/schema.ts';

const Affix = Type.String({ minLength: 1, maxLength: 40 });

const SiteRuleSchema = Type.Object(
  {
    name: NameSchema,
    means: Type.Union([
      Type.Literal('badge'),
      Type.Literal('command'),
      Type.Literal('location'),
      Type.Literal('lot'),
      Type.Literal('order'),
      Type.Literal('package'),
      Type.Literal('price'),
      Type.Literal('product'),
      Type.Literal('quantity'),
      Type.Literal('serial'),
      Type.Literal('weight'),
    ]),
    pattern: Type.String({ minLength: 1, maxLength: 200 }),
    encoding: Type.Optional(Type.Union([Type.Literal('ean13'), Type.Literal('ean8'), Type.Literal('upca')])),
  },
  strict,
);

/** How this site's labels and scanners differ from the standards; see docs/barcodes.md for the patterns. */
export const ScanningSchema = Type.Object(
  {
    /** The site's own number formats, tried in order. */
    rules: Type.Array(SiteRuleSchema, { maxItems: 200 }),
    /** What scanners send in place of GS, beside what is understood anyway. */
    separators: Type.Array(Affix, { maxItems: 20 }),
    prefixes: Type.Array(Affix, { maxItems: 20 }),
    suffixes: Type.Array(Affix, { maxItems: 20 }),
    /** Linear labels carry ASC MH10.8 data identifiers ("P4711-B"). */
    dataIdentifiers: Type.Boolean(),
  },
  strict,
);
export type Scanning = Static<typeof ScanningSchema>;

/** A site whose labels keep to the standards. */
export const usualScanning: Scanning = {
  rules: [],
  separators: [],
  prefixes: [],
  suffixes: [],
  dataIdentifiers: false,
};
