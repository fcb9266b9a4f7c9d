import type { Expected, RecogniseContext } from './context.ts';
import type { Recognised } from './recognised.ts';

/**
 * Where several readings remain, the open order may know which one is meant: the one that names more of what is
 * expected than any other. The others stay in `alternatives`.
 */
export function chooseByContext(reading: Recognised, { expected }: RecogniseContext): Recognised {
  if (!expected || reading.alternatives.length === 0) return reading;
  const open = reading.kind === 'ambiguous' ? reading.alternatives : [reading, ...reading.alternatives];
  const [best, second] = open
    .map((each) => ({ each, named: namedIn(each, expected) }))
    .toSorted((a, b) => b.named.length - a.named.length);
  if (!best || best.named.length === (second?.named.length ?? 0)) return reading;
  return {
    ...best.each,
    warnings: [
      ...best.each.warnings.filter(({ code }) => code !== 'suspected-missing-separator'),
      { code: 'chosen-by-context', args: best.named },
    ],
    alternatives: open.filter((each) => each !== best.each).map((each) => ({ ...each, alternatives: [] })),
  };
}

/** Lots and serials first: they are closer than the product, which all readings may share. */
function namedIn(reading: Recognised, { gtins = [], lots = [], serials = [] }: Expected): readonly string[] {
  const { lot, serial, gtin, contentGtin } = reading.fields;
  const text = reading.kind === 'plain' ? reading.text : undefined;
  return [
    ...[lot, serial, text].filter((name) => isIn(name, lots) || isIn(name, serials)),
    ...[gtin, contentGtin].filter((name) => isIn(name, gtins)),
  ].filter((name) => name !== undefined);
}

const isIn = (name: string | undefined, names: readonly string[]): boolean =>
  name !== undefined && names.includes(name);
