import type { RecogniseContext } from './context.ts';
import type { Arrived } from './gate.ts';
import { isElements, readElements } from './gs1/element-string.ts';
import { gs1Reading } from './gs1/reading.ts';
import { invalidReading, plainReading, withWarning } from './readings.ts';
import type { InvalidReading, PlainReading, Recognised } from './recognised.ts';
import { asUpcE, looksLikeGtin, readBareNumber } from './trade-item.ts';

/** A text that nothing explains: kept byte for byte, with what it would be if its symbology or length meant nothing. */
export function readPlain(arrived: Arrived, context: RecogniseContext): InvalidReading | PlainReading {
  const { text, symbology } = arrived;
  // Nothing can follow an identifier that was cut off: the scan itself is broken.
  if (/^\][A-Za-z]?$/.test(text)) return invalidReading(arrived, 'aim', { error: 'symbology-id', at: 0 });
  const seen = looksLikeGtin(text) ? withWarning(arrived, 'gtin-check-digit') : arrived;
  const alternatives = symbology === undefined ? asUpcE(arrived) : unbound(arrived, context);
  return { ...plainReading(seen, symbology === undefined ? notGs1 : undefined), alternatives };
}

const notGs1 = { error: 'syntax', at: 0 } as const;
const none: readonly Recognised[] = [];

/** The symbology says "no GS1", and printers without FNC1 exist: what the text would be otherwise. */
function unbound(arrived: Arrived, context: RecogniseContext): readonly Recognised[] {
  const number = readBareNumber(arrived);
  if (number) return [number];
  const read = /^0[0-2]/.test(arrived.text) ? readElements(arrived.text) : undefined;
  return read && isElements(read) ? [gs1Reading(arrived, read, 'element-string', context)] : none;
}
