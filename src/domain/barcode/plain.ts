import type { RecogniseContext } from './context.ts';
import type { Arrived } from './gate.ts';
import { isElements, readElements } from './gs1/element-string.ts';
import { gs1Reading } from './gs1/reading.ts';
import { invalidReading, plainReading, withWarning } from './readings.ts';
import type { InvalidReading, PlainReading } from './recognised.ts';
import { looksLikeGtin, readBareNumber } from './trade-item.ts';

/** A text that nothing explains: kept byte for byte. */
export function readPlain(arrived: Arrived, context: RecogniseContext): InvalidReading | PlainReading {
  const { text, symbology } = arrived;
  // Nothing can follow an identifier that was cut off: the scan itself is broken.
  if (/^\][A-Za-z]?$/.test(text)) return invalidReading(arrived, 'aim', { error: 'symbology-id', at: 0 });
  if (symbology !== undefined) return { ...plainReading(arrived), alternatives: hints(arrived, context) };
  if (looksLikeGtin(text)) return plainReading(withWarning(arrived, 'gtin-check-digit'), notGs1);
  return plainReading(arrived, notGs1);
}

const notGs1 = { error: 'syntax', at: 0 } as const;

/** The symbology says "no GS1", and printers without FNC1 exist: what the text would be otherwise. */
function hints(arrived: Arrived, context: RecogniseContext): PlainReading['alternatives'] {
  const number = readBareNumber(arrived);
  if (number) return [number];
  const read = readElements(arrived.text);
  return isElements(read) && read.ais.length > 0 && /^0[0-2]/.test(arrived.text)
    ? [gs1Reading(arrived, read, 'element-string', context)]
    : [];
}
