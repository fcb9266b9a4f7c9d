import { isDeepStrictEqual } from 'node:util';
import { readBracketed } from '../../../src/domain/barcode/gs1/bracketed.ts';
import { readDigitalLink } from '../../../src/domain/barcode/gs1/digital-link.ts';
import { type Ai, isElements, readElements } from '../../../src/domain/barcode/gs1/element-string.ts';
import {
  writeBracketed,
  writeDigitalLink,
  writeElementString,
} from '../../../src/domain/barcode/gs1/write.ts';
import type { Recognised, WarningCode } from '../../../src/domain/barcode/recognised.ts';
import { type Scan, longestText } from '../../../src/domain/barcode/scan.ts';

/** What must hold of every reading; a text says what does not. */
export type Property = (reading: Recognised, scan: Scan) => string | undefined;

const writeAll: Property = (reading) => {
  if (reading.kind !== 'gs1') return undefined;
  const { ais } = reading;
  if (!sameAis(readElements(writeElementString(ais)), ais)) return 'element string does not come back';
  if (!sameAis(readBracketed(writeBracketed(ais)), ais)) return 'bracketed text does not come back';
  const link = writeDigitalLink(ais);
  if (link === undefined) return undefined;
  const back = readDigitalLink(link);
  if (!isElements(back)) return `the link ${link} is not read: ${JSON.stringify(back)}`;
  const once = [...new Map(ais.toReversed())].map((pair) => pair.join('=')).sort();
  if (!isDeepStrictEqual(back.ais.map((pair) => pair.join('=')).sort(), once))
    return `the link ${link} says something else`;
  return writeDigitalLink(back.ais) === link ? undefined : `the link ${link} is not the only one`;
};

const sameAis = (read: ReturnType<typeof readElements>, ais: readonly Ai[]): boolean =>
  isElements(read) && isDeepStrictEqual(read.ais, ais);

const atGate = new Set<WarningCode>(['cut', 'suffix-removed', 'prefix-removed']);
const marked = (reading: Recognised, ...codes: readonly WarningCode[]): boolean =>
  reading.warnings.some(({ code }) => codes.includes(code));

/** A plain code comes through byte for byte, but for what the gate says that it took off. */
const plainUntouched: Property = ({ kind, text, warnings }, scan) => {
  if (kind !== 'plain') return undefined;
  const whole = warnings.some(({ code }) => atGate.has(code))
    ? scan.text.includes(text)
    : withoutAim(scan.text) === text;
  return whole ? undefined : 'a plain code was changed';
};

const withoutAim = (text: string): string => text.replace(/^\][A-UXZcdehz][0-9A-F]/, '');

/** Without a warning the identifiers and values are the characters of the label, in order, and nothing else. */
const nothingSilent: Property = (reading) => {
  if (reading.kind !== 'gs1' || reading.carrier !== 'element-string') return undefined;
  if (marked(reading, 'separator-substituted', 'keyboard-layout', 'chosen-by-context')) return undefined;
  const bare = (text: string): string => text.replaceAll('\u001d', '');
  const composite = reading.text.includes('|]e0');
  return composite || bare(writeElementString(reading.ais)) === bare(reading.text)
    ? undefined
    : 'a repair without a warning';
};

const inBounds: Property = ({ text, fields, alternatives }) => {
  if (text.length > longestText) return 'longer than the limit';
  if (alternatives.length > 12) return 'too many alternatives';
  return Object.values<unknown>(fields).includes(undefined) ? 'an empty field' : undefined;
};

const placed: Property = (reading) =>
  reading.kind !== 'invalid' || (reading.fault.at >= 0 && reading.fault.at <= reading.text.length)
    ? undefined
    : 'the fault is outside the text';

const plainFirst: Property = (reading) =>
  reading.kind !== 'ambiguous' || reading.alternatives.length > 1 ? undefined : 'nothing to choose between';

export const properties: readonly Property[] = [
  writeAll,
  plainUntouched,
  nothingSilent,
  inBounds,
  placed,
  plainFirst,
];
