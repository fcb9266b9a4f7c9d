import type { FieldName, Fields } from './fields.ts';
import { violationsOf } from './gs1/associations.ts';
import type { Ai } from './gs1/element-string.ts';
import { slotOfKnown } from './gs1/table.ts';
import type { Associations, Recognised, Warning } from './recognised.ts';

/** What all the codes of one item say together. */
export type Combined = {
  readonly fields: Fields;
  /** Every GS1 identifier that was read, each value once. */
  readonly ais: readonly Ai[];
  /** Judged over the whole item, as the Syntax Dictionary asks. */
  readonly associations: Associations;
  readonly warnings: readonly Warning[];
};

/** Lot on one label, expiry on another, in any order. Where two codes disagree the first one stands, with a warning. */
export function combine(readings: readonly Recognised[]): Combined {
  const ais = distinct(readings.flatMap(aisOf));
  const violations = violationsOf({ ais, slots: ais.map(([ai]) => slotOfKnown(ai)) });
  const warnings = readings.flatMap((reading) => reading.warnings);
  const fields: Record<string, unknown> = {};
  for (const reading of readings) join(fields, reading.fields, warnings);
  warnings.push(...strangers(readings));
  return {
    fields,
    ais,
    associations: violations.length === 0 ? { state: 'ok' } : { state: 'violated', violations },
    warnings,
  };
}

function aisOf(reading: Recognised): readonly Ai[] {
  switch (reading.kind) {
    case 'gs1':
      return reading.ais;
    case 'gtin':
      return [['01', reading.gtin14]];
    case 'iso15434':
      return reading.format === '05' ? reading.data : [];
    default:
      return [];
  }
}

const distinct = (ais: readonly Ai[]): readonly Ai[] => [
  ...new Map(ais.map((pair) => [pair.join('\u001d'), pair])).values(),
];

function join(fields: Record<string, unknown>, more: Fields, warnings: Warning[]): void {
  for (const [name, value] of Object.entries(more) as [FieldName, Fields[FieldName]][]) {
    const before = fields[name];
    if (name === 'measures')
      fields[name] = [...((before as Fields['measures']) ?? []), ...(more.measures ?? [])];
    else if (before === undefined) fields[name] = value;
    else if (written(before) !== written(value))
      warnings.push({ code: 'codes-disagree', args: [name, written(before), written(value)] });
  }
}

const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A secondary HIBC code that points to another product than the one beside it. */
const strangers = (readings: readonly Recognised[]): readonly Warning[] => {
  const checks = readings.flatMap((reading) => (reading.kind === 'hibc' && reading.check) || []);
  const links = readings.flatMap((reading) => (reading.kind === 'hibc' && reading.link) || []);
  return checks.length === 0
    ? []
    : links
        .filter((link) => !checks.includes(link))
        .map((link) => ({ code: 'codes-disagree', args: ['link', checks.join(), link] }));
};
