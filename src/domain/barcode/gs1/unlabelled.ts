import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import { hasCheckDigit } from '../keys.ts';
import { ambiguousReading, invalidReading, plainReading } from '../readings.ts';
import type { Recognised } from '../recognised.ts';
import { type Elements, GS, isElements, readElements } from './element-string.ts';
import { type Understood, isUnderstood, understand } from './message.ts';
import { gs1Reading } from './reading.ts';
import { definitionOf } from './table.ts';

/**
 * A message without AIM identifier. It is GS1 when it parses to its end and holds a key (a product, a pallet, a place …)
 * or a real GS; without both it may as well be a number of this site.
 */
export function readUnlabelledGs1(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  if (arrived.symbology !== undefined) return undefined;
  const answer = understand(arrived, context);
  return (isUnderstood(answer) ? bySubstance(answer, arrived) : undefined) ?? loneSscc(arrived, context);
}

function bySubstance(
  { read, reading, repaired, text }: Understood,
  arrived: Arrived,
): Recognised | undefined {
  if (hasKey(read)) return reading;
  // "#21-7" is a number with a sign in front: a separator at the start alone separates nothing.
  const separated = text.includes(GS, 1);
  if (separated && !repaired) return reading;
  // A repair without a key is no proof. Dates and the like alone were checked: chance is small, but not nil.
  return separated || read.slots.every((slot) => definitionOf(slot)?.predefined)
    ? ambiguousReading(arrived, 'plain-or-gs1', [plainReading(arrived), reading])
    : undefined;
}

/** A text too much like a GS1 label to be anything else, and wrong: an SSCC, or a GTIN with something behind it. */
export function readBrokenGs1(arrived: Arrived): Recognised | undefined {
  const { text, symbology } = arrived;
  if (symbology !== undefined || !/^(00\d{18}|0[123]\d{14}.)/s.test(text)) return undefined;
  const read = readElements(text);
  return isElements(read) ? undefined : invalidReading(arrived, 'gs1', read);
}

/** A GTIN, SSCC, GLN …: what a Digital Link could be made of, with a check digit or a company prefix in it. */
const hasKey = ({ slots }: Elements): boolean =>
  slots.some((slot) => {
    const definition = definitionOf(slot);
    return definition?.qualifiers !== undefined || (definition?.predefined === true && definition.max >= 13);
  });

/** Eighteen digits with the right last one: the number of a pallet without its (00), or any other number. */
function loneSscc(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const { text } = arrived;
  const read = /^\d{18}$/.test(text) && hasCheckDigit(text) ? readElements(`00${text}`) : undefined;
  return read && isElements(read)
    ? ambiguousReading(arrived, 'plain-or-gs1', [
        plainReading(arrived),
        gs1Reading(arrived, read, 'element-string', context),
      ])
    : undefined;
}
