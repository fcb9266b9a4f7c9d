import { isDeepStrictEqual } from 'node:util';
import { day } from '../../../src/domain/base/calendar.ts';
import type { RecogniseContext } from '../../../src/domain/barcode/context.ts';
import { recognise } from '../../../src/domain/barcode/recognise.ts';
import type { Scan } from '../../../src/domain/barcode/scan.ts';
import { type Random, createRandom } from '../../conformance/made/random.ts';
import { createInputs } from './inputs.ts';
import { properties } from './properties.ts';

/** Reads texts of every sort under changing contexts and holds every reading against the properties. */
export async function fuzz(
  count: number,
  seed: number,
): Promise<{ readonly inputs: number; readonly failures: readonly string[] }> {
  const random = createRandom(seed);
  const next = createInputs(random);
  const failures: string[] = [];
  for (let input = 0; input < count; input++) {
    const scan: Scan = { text: next(), source: random.pick(['wedge', 'wedge', 'camera', 'typed', 'file']) };
    const context = contextOf(random);
    const failure = broken(scan, context);
    if (failure !== undefined)
      failures.push(`${failure}: ${JSON.stringify(scan)} ${JSON.stringify(context)}`);
  }
  return { inputs: count, failures };
}

function broken(scan: Scan, context: RecogniseContext): string | undefined {
  try {
    const reading = recognise(scan, context);
    for (const property of properties) {
      const failure = property(reading, scan);
      if (failure !== undefined) return failure;
    }
    return isDeepStrictEqual(reading, recognise(scan, context)) ? undefined : 'read twice, two readings';
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function contextOf(random: Random): RecogniseContext {
  return {
    today: day(random.pick(['2026-11-21', '1999-12-31', '2076-02-29'])),
    ...(random.chance(0.2) && { separators: random.pick([['@'], ['ñ'], ['Alt029'], ['']]) }),
    ...(random.chance(0.2) && { dataIdentifiers: true }),
    ...(random.chance(0.2) && {
      siteRules: [
        { name: 'weight', means: 'weight', pattern: '2......{NNDDD}' },
        { name: 'lot', means: 'lot', pattern: 'LOT.*|L-...' },
        { name: 'odd', means: 'product', pattern: '{}|\\|{ND|(a+)+$' },
      ],
    }),
    ...(random.chance(0.2) && { expected: { lots: ['B7', 'LOT1'], gtins: ['09521234543213'] } }),
    ...(random.chance(0.1) && {
      known: (code) => (code.length % 3 === 0 ? [{ kind: 'lot', id: code }] : []),
    }),
    ...(random.chance(0.1) && { prefixes: ['\u0002'], suffixes: ['\u0003'] }),
    ...(random.chance(0.2) && { session: 'open' }),
  };
}
