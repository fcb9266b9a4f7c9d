import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import { hasCheckDigit } from '../keys.ts';
import { ambiguousReading, invalidReading, plainReading, withWarning } from '../readings.ts';
import type { Recognised } from '../recognised.ts';
import { type Repaired, withStrangersReplaced, withTokensReplaced } from '../wedge/separators.ts';
import { type Elements, isElements, readElements } from './element-string.ts';
import { gs1Reading } from './reading.ts';
import { withSuspicions } from './suspicion.ts';
import { definitionOf } from './table.ts';

const GS = '\u001d';

/**
 * Step 7: a message without AIM identifier. It is GS1 when it parses to its end and holds a key (a product, a pallet, a
 * place …) or a real GS; without both it may as well be a number of this site.
 */
export function readUnlabelledGs1(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  if (arrived.symbology !== undefined) return undefined;
  const { text } = arrived;
  const strict = readElements(text);
  const tokens = withTokensReplaced(text, context.separators ?? []);
  const repaired = tokens && repairedReading(arrived, tokens, context);
  if (isElements(strict))
    return withStrict(repaired, strict, arrived, context) ?? bySubstance(arrived, strict, context);
  const strangers = repaired ? undefined : withStrangersReplaced(text);
  return (
    repaired ?? (strangers && repairedReading(arrived, strangers, context)) ?? loneSscc(arrived, context)
  );
}

/** A text too much like a GS1 label to be anything else, and wrong: an SSCC, or a GTIN with something behind it. */
export function readBrokenGs1(arrived: Arrived): Recognised | undefined {
  const { text, symbology } = arrived;
  if (symbology !== undefined || !/^(00\d{18}|0[123]\d{14}.)/s.test(text)) return undefined;
  const read = readElements(text);
  return isElements(read) ? undefined : invalidReading(arrived, 'gs1', read);
}

function repairedReading(
  arrived: Arrived,
  { text, found }: Repaired,
  context: RecogniseContext,
): Recognised | undefined {
  const read = readElements(text);
  // "#21-7" is a number with a sign in front: a separator alone at the start separates nothing.
  if (!isElements(read) || (!hasKey(read) && !text.includes(GS, 1))) return undefined;
  const reading = gs1Reading(
    withWarning(arrived, 'separator-substituted', ...found),
    read,
    'element-string',
    context,
  );
  return hasKey(read) ? reading : ambiguousReading(arrived, 'plain-or-gs1', [plainReading(arrived), reading]);
}

/** "<GS>" is made of characters that a lot may hold, too: the repair is likelier, the letter stays possible. */
const withStrict = (
  repaired: Recognised | undefined,
  strict: Elements,
  arrived: Arrived,
  context: RecogniseContext,
): Recognised | undefined =>
  repaired?.kind === 'gs1' && hasKey(strict)
    ? { ...repaired, alternatives: [gs1Reading(arrived, strict, 'element-string', context)] }
    : undefined;

function bySubstance(arrived: Arrived, read: Elements, context: RecogniseContext): Recognised | undefined {
  const reading = gs1Reading(arrived, read, 'element-string', context);
  if (hasKey(read)) return withSuspicions(reading, read, arrived, context);
  if (arrived.text.includes(GS)) return reading;
  // Only dates and the like: each of them was checked, so that chance is small but not nil.
  return read.slots.every((slot) => definitionOf(slot)?.predefined)
    ? ambiguousReading(arrived, 'plain-or-gs1', [plainReading(arrived), reading])
    : undefined;
}

/** A GTIN, SSCC, GLN …: what a Digital Link could be made of, with a check digit or a company prefix in it. */
const hasKey = ({ slots }: Elements): boolean =>
  slots.some((slot) => {
    const definition = definitionOf(slot);
    return definition?.qualifiers !== undefined || (definition?.predefined === true && definition.max >= 13);
  });

/** Eighteen digits with the right last one: the number of a pallet without its (00), or any other number. */
const loneSscc = (arrived: Arrived, context: RecogniseContext): Recognised | undefined =>
  /^\d{18}$/.test(arrived.text) && hasCheckDigit(arrived.text)
    ? ambiguousReading(arrived, 'plain-or-gs1', [
        plainReading(arrived),
        gs1Reading(arrived, elementsOf(`00${arrived.text}`), 'element-string', context),
      ])
    : undefined;

function elementsOf(text: string): Elements {
  const read = readElements(text);
  if (!isElements(read)) throw new Error(`Not an element string: ${text}`);
  return read;
}
