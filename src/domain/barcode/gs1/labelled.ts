import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import { invalidReading, withWarning } from '../readings.ts';
import type { Recognised } from '../recognised.ts';
import { toGtin14 } from '../keys.ts';
import { withStrangersReplaced, withTokensReplaced } from '../wedge/separators.ts';
import { type Elements, isElements, readElements } from './element-string.ts';
import { gs1Reading } from './reading.ts';
import { withSuspicions } from './suspicion.ts';

/** GS1-128, DataBar and composite, DataMatrix, QR and DotCode with FNC1 first (GenSpecs 5.1.3), and their ECI kin. */
const gs1Symbologies = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']d5', ']Q3', ']Q4', ']J1', ']J4']);

/** Step 3: the symbology says that this is GS1. What does not parse is repaired, or wrong, but never anything else. */
export function readLabelledGs1(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const { text, symbology } = arrived;
  const leadingFnc1 = text.charCodeAt(0) === 0x1d;
  if (!leadingFnc1 && !gs1Symbologies.has(symbology ?? '')) return readComposite(arrived, context);
  const strict = readElements(text);
  if (isElements(strict)) return understood(arrived, strict, context);
  return repaired(arrived, context) ?? invalidReading(arrived, 'gs1', strict);
}

function understood(arrived: Arrived, read: Elements, context: RecogniseContext): Recognised {
  const tokens = withTokensReplaced(arrived.text, context.separators ?? []);
  const split = tokens && readElements(tokens.text);
  // "<GS>" is made of characters that a lot may hold, too: the repair is likelier, the letter stays possible.
  if (tokens && split && isElements(split)) {
    const warned = withWarning(arrived, 'separator-substituted', ...tokens.found);
    return {
      ...gs1Reading(warned, split, 'element-string', context),
      alternatives: [gs1Reading(arrived, read, 'element-string', context)],
    };
  }
  return withSuspicions(gs1Reading(arrived, read, 'element-string', context), read, arrived, context);
}

function repaired(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const { text } = arrived;
  for (const attempt of [withTokensReplaced(text, context.separators ?? []), withStrangersReplaced(text)]) {
    const read = attempt && readElements(attempt.text);
    if (attempt && read && isElements(read))
      return gs1Reading(
        withWarning(arrived, 'separator-substituted', ...attempt.found),
        read,
        'element-string',
        context,
      );
  }
  return undefined;
}

/** GenSpecs 5.11: an EAN or UPC symbol with a composite part above it, "|]e0" between them. */
function readComposite(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const found = /^(\d{8}|\d{13})\|\]e0(.*)$/s.exec(arrived.text);
  const gtin14 = found && toGtin14(found[1] ?? '');
  if (!found || !gtin14) return undefined;
  const read = readElements(`01${gtin14}${found[2]}`);
  return isElements(read) ? gs1Reading(arrived, read, 'element-string', context) : undefined;
}
