import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import type { Gs1Reading } from '../recognised.ts';
import { otherReadings } from '../wedge/missing-separator.ts';
import type { Elements } from './element-string.ts';
import { gs1Reading } from './reading.ts';
import { definitionOf } from './table.ts';

/**
 * The strict reading with the readings that a lost GS would explain. Cameras keep GS; a message that shows one came
 * through whole; behind an AIM identifier only a date or a key in the tail is worth a doubt.
 */
export function withSuspicions(
  reading: Gs1Reading,
  read: Elements,
  arrived: Arrived,
  context: RecogniseContext,
): Gs1Reading {
  if (arrived.source === 'camera' || arrived.text.includes('\u001d', 1)) return reading;
  const others = otherReadings(read).filter(
    ({ slots }) => arrived.symbology === undefined || slots.slice(read.slots.length).some(isChecked),
  );
  if (others.length === 0) return reading;
  return {
    ...reading,
    warnings: [...reading.warnings, { code: 'suspected-missing-separator', args: [] }],
    alternatives: others.map((other) => gs1Reading(arrived, other, 'element-string', context)),
  };
}

const isChecked = (slot: number): boolean => definitionOf(slot)?.predefined === true;
