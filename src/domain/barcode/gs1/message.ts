import type { RecogniseContext } from '../context.ts';
import type { Fault } from '../fault.ts';
import type { Arrived } from '../gate.ts';
import { ambiguousReading, withWarning } from '../readings.ts';
import type { Recognised, Warning } from '../recognised.ts';
import { readingsWithLostSeparators } from '../wedge/lost-separator.ts';
import {
  type Repaired,
  withKeyCodesReplaced,
  withStrangersReplaced,
  withTokensReplaced,
} from '../wedge/separators.ts';
import { type Elements, GS, isElements, readElements } from './element-string.ts';
import { gs1Reading } from './reading.ts';
import { definitionOf } from './table.ts';

/** A message that was understood: its likeliest reading, and the text with GS where it belongs. */
export type Understood = {
  readonly text: string;
  readonly read: Elements;
  readonly reading: Recognised;
  /** Separators were put in, which the scanner did not send as GS. */
  readonly repaired: boolean;
};

/**
 * An element string, whatever became of its separators: as it stands, with GS put in for what usually stands for it, with
 * GS put in for strange characters, or with GS put in where it was lost. Every step after the first warns.
 */
export function understand(arrived: Arrived, context: RecogniseContext): Understood | Fault {
  const strict = readElements(arrived.text);
  const tokens = withTokensReplaced(arrived.text, context.separators ?? []);
  if (isElements(strict))
    return repairedBy(tokens, strict, arrived, context) ?? suspected(strict, arrived, context);
  return (
    repairedBy(tokens, strict, arrived, context) ??
    repairedBy(withStrangersReplaced(arrived.text), strict, arrived, context) ??
    repairedBy(withKeyCodesReplaced(arrived.text), strict, arrived, context) ??
    pieced(strict, arrived, context) ??
    strict
  );
}

export const isUnderstood = (answer: Understood | Fault): answer is Understood => 'reading' in answer;

function repairedBy(
  repair: Repaired | undefined,
  asItStands: Elements | Fault,
  arrived: Arrived,
  context: RecogniseContext,
): Understood | undefined {
  const read = repair && readElements(repair.text);
  if (!repair || !read || !isElements(read)) return undefined;
  const warned = withWarning(arrived, 'separator-substituted', ...repair.found);
  const whole = isElements(asItStands);
  const reading = gs1Reading(warned, read, 'element-string', context, whole ? 'valid' : asItStands);
  // "<GS>" is made of characters that a lot may hold, too: the repair is likelier, the letter stays possible.
  const alternatives = whole ? [gs1Reading(arrived, asItStands, 'element-string', context)] : [];
  return { text: repair.text, read, reading: { ...reading, alternatives }, repaired: true };
}

/**
 * The strict reading with the readings that a lost GS would explain. Cameras keep GS; a message that shows one came
 * through whole; behind an AIM identifier only a date or a key in the tail is worth a doubt.
 */
function suspected(read: Elements, arrived: Arrived, context: RecogniseContext): Understood {
  const { text, symbology } = arrived;
  const reading = gs1Reading(arrived, read, 'element-string', context);
  const strict = { text, read, reading, repaired: false };
  if (!mayHaveLostSeparators(arrived, read)) return strict;
  const typed = repairedBy(withKeyCodesReplaced(text), read, arrived, context)?.reading;
  const alternatives = typed
    ? [{ ...typed, alternatives: [] }]
    : readingsWithLostSeparators(text)
        .filter(({ slots }) => symbology === undefined || slots.slice(read.slots.length).some(isChecked))
        .map((other) => gs1Reading(arrived, other, 'element-string', context));
  if (alternatives.length === 0) return strict;
  return { ...strict, reading: { ...reading, alternatives, warnings: [...reading.warnings, lostSeparator] } };
}

const lostSeparator: Warning = { code: 'suspected-missing-separator', args: [] };

/**
 * No strict reading: a value has become too long, or what follows a swallowed GS makes no sense. One explanation is
 * taken, with its warning; between several somebody has to choose.
 */
function pieced(fault: Fault, arrived: Arrived, context: RecogniseContext): Understood | undefined {
  if (arrived.source === 'camera' || arrived.text.includes(GS)) return undefined;
  const all = readingsWithLostSeparators(arrived.text).filter(({ slots }) => slots.some(isChecked));
  const [read] = all;
  if (!read) return undefined;
  const warned = withWarning(arrived, 'suspected-missing-separator');
  const readings = all.map((each) => gs1Reading(warned, each, 'element-string', context, fault));
  const [only] = readings;
  const reading = only && readings.length === 1 ? only : ambiguousReading(warned, 'gs1-readings', readings);
  return { text: arrived.text, read, reading, repaired: true };
}

const mayHaveLostSeparators = ({ source, text }: Arrived, { slots }: Elements): boolean =>
  source !== 'camera' && definitionOf(slots.at(-1) ?? -1)?.predefined === false && !text.includes(GS, 1);

const isChecked = (slot: number): boolean => definitionOf(slot)?.predefined === true;
