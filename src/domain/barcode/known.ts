import type { RecogniseContext } from './context.ts';
import type { Arrived } from './gate.ts';
import { ambiguousReading, commonOf } from './readings.ts';
import type { KnownMatch } from './context.ts';
import type { KnownReading, Recognised } from './recognised.ts';

/** What the device already has under exactly this code. Several things under one code: somebody has to say which. */
export function readKnown(arrived: Arrived, { known }: RecogniseContext): Recognised | undefined {
  const matches = known?.(arrived.text) ?? [];
  const readings = matches.map((match) => knownReading(arrived, match));
  return readings.length > 1 ? ambiguousReading(arrived, 'known', readings) : readings[0];
}

function knownReading(arrived: Arrived, match: KnownMatch): KnownReading {
  const { text } = arrived;
  const fields = match.kind === 'lot' ? { lot: text } : match.kind === 'serial' ? { serial: text } : {};
  return { ...commonOf(arrived), kind: 'known', match, fields };
}
