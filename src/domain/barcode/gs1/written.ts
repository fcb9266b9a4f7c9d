import type { RecogniseContext } from '../context.ts';
import type { Fault } from '../fault.ts';
import type { Arrived } from '../gate.ts';
import { toGtin14 } from '../keys.ts';
import { invalidReading, plainReading, withWarning } from '../readings.ts';
import type { Recognised } from '../recognised.ts';
import { readBracketed } from './bracketed.ts';
import { isWebAddress, readDigitalLink } from './digital-link.ts';
import { isElements } from './element-string.ts';
import { gs1Reading } from './reading.ts';
import { slotOfKnown } from './table.ts';

/** A GS1 Digital Link, or a web address like any other. */
export function readWebAddress(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const { text } = arrived;
  if (!isWebAddress(text)) return /^[A-Za-z][A-Za-z\d+.-]*:\/\//.test(text) ? webAddress(arrived) : undefined;
  const read = readDigitalLink(text);
  if (isElements(read)) return gs1Reading(arrived, read, 'digital-link', context);
  if (read.error === 'digital-link') return { ...webAddress(arrived), notGs1: read };
  return (
    withShortGtin(arrived, read, context) ??
    ordinaryAddress(arrived, read) ??
    invalidReading(arrived, 'gs1', read)
  );
}

const webAddress = (arrived: Arrived) => ({ ...plainReading(arrived), url: true as const });

/** Links made before release 1.2 of the standard may carry GTIN-8, -12 or -13 as printed: one meaning only. */
function withShortGtin(arrived: Arrived, fault: Fault, context: RecogniseContext): Recognised | undefined {
  const found = /^(.*\/01\/)(\d{8}|\d{12,13})(?=[/?#]|$)(.*)$/s.exec(arrived.text);
  const gtin14 = found && toGtin14(found[2] ?? '');
  if (!found || !gtin14) return undefined;
  const read = readDigitalLink(`${found[1]}${gtin14}${found[3]}`);
  return isElements(read)
    ? gs1Reading(withWarning(arrived, 'gtin-padded', '01'), read, 'digital-link', context, fault)
    : undefined;
}

/** "https://example.org/00/hello": a path that meets an identifier by chance has no digits behind it. */
const ordinaryAddress = (arrived: Arrived, fault: Fault) =>
  /\/\d{2,4}\/[^/?#]*\d{4}/.test(arrived.text) ? undefined : { ...webAddress(arrived), notGs1: fault };

/** The human-readable line of a label, typed or copied; or a text that only begins with a bracket. */
export function readBracketedText(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const { text } = arrived;
  if (!text.startsWith('(')) return undefined;
  const strict = readBracketed(text);
  if (isElements(strict)) return gs1Reading(arrived, strict, 'bracketed', context);
  const read = /\s/.test(text) ? readBracketed(text, true) : strict;
  if (isElements(read))
    return gs1Reading(
      withWarning(arrived, 'whitespace-removed'),
      read,
      'bracketed',
      context,
      strict as Fault,
    );
  const close = text.indexOf(')');
  const begins = slotOfKnown(text.slice(1, close)) >= 0;
  return begins ? invalidReading(arrived, 'gs1', strict) : plainReading(arrived, strict);
}
