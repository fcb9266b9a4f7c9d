import type { Expected, RecogniseContext } from './context.ts';
import type { Recognised } from './recognised.ts';

/**
 * Where several readings remain, the open order may know which one is meant. It only decides when exactly one reading
 * names something expected; the others stay in `alternatives`.
 */
export function chooseByContext(reading: Recognised, { expected }: RecogniseContext): Recognised {
  if (!expected || reading.alternatives.length === 0) return reading;
  const open = reading.kind === 'ambiguous' ? reading.alternatives : [reading, ...reading.alternatives];
  const wanted = open.filter((each) => expectedIn(each, expected) !== undefined);
  const [chosen] = wanted;
  if (!chosen || wanted.length > 1) return reading;
  const because = expectedIn(chosen, expected) ?? '';
  return {
    ...chosen,
    warnings: [
      ...chosen.warnings.filter(({ code }) => code !== 'suspected-missing-separator'),
      { code: 'chosen-by-context', args: [because] },
    ],
    alternatives: open.filter((each) => each !== chosen).map((each) => ({ ...each, alternatives: [] })),
  };
}

/** Lot and serial are closer than the product: they decide where all readings share the GTIN. */
function expectedIn(
  reading: Recognised,
  { gtins = [], lots = [], serials = [] }: Expected,
): string | undefined {
  const { lot, serial, gtin, contentGtin } = reading.fields;
  const text = reading.kind === 'plain' ? reading.text : undefined;
  const named = [lot, serial, text].find(
    (name) => name !== undefined && (lots.includes(name) || serials.includes(name)),
  );
  if (named !== undefined || lot !== undefined || serial !== undefined) return named;
  return [gtin, contentGtin].find((key) => key !== undefined && gtins.includes(key));
}
