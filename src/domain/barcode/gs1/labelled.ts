import type { RecogniseContext } from '../context.ts';
import type { Arrived } from '../gate.ts';
import { toGtin14 } from '../keys.ts';
import { invalidReading } from '../readings.ts';
import type { Recognised } from '../recognised.ts';
import { GS, isElements, readElements } from './element-string.ts';
import { isUnderstood, understand } from './message.ts';
import { gs1Reading } from './reading.ts';

/** GS1-128, DataBar and composite, DataMatrix, QR and DotCode with FNC1 first (GenSpecs, symbology identifiers), and their ECI kin. */
const gs1Symbologies = new Set([']C1', ']e0', ']e1', ']e2', ']d2', ']d5', ']Q3', ']Q4', ']J1', ']J4']);

/** The symbology, or a leading FNC1, says that this is GS1: what can't be understood is wrong, and nothing else. */
export function readLabelledGs1(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const { text, symbology } = arrived;
  if (!text.startsWith(GS) && !gs1Symbologies.has(symbology ?? '')) return readComposite(arrived, context);
  const answer = understand(arrived, context);
  return isUnderstood(answer) ? answer.reading : invalidReading(arrived, 'gs1', answer);
}

/** GenSpecs, Composite: an EAN or UPC symbol with a composite part above it, "|]e0" between them. */
function readComposite(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  if (!arrived.text.includes('|]e0')) return undefined;
  const found = /^(\d{8}|\d{13})\|\]e0(.*)$/s.exec(arrived.text);
  const gtin14 = found && toGtin14(found[1] ?? '');
  if (!found || !gtin14) return undefined;
  const read = readElements(`01${gtin14}${found[2]}`);
  return isElements(read) ? gs1Reading(arrived, read, 'element-string', context) : undefined;
}
