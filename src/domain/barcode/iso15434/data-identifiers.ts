import { type Day, parseDay } from '../../base/calendar.ts';
import { dayFromYymmdd } from '../dates.ts';
import type { FieldName, Fields } from '../fields.ts';
import { quantityFrom } from '../gs1/measures.ts';
import { toGtin14 } from '../keys.ts';

export type Data = readonly (readonly [identifier: string, value: string])[];

/** ANSI MH10.8.2: up to three digits and a letter, then the value. */
const grammar = /^(\d{0,3}[A-Z])(.+)$/s;

const texts: Readonly<Record<string, FieldName>> = {
  P: 'customerPart',
  '1P': 'partNumber',
  S: 'serial',
  '25S': 'serial',
  T: 'lot',
  '1T': 'lot',
  K: 'orderNumber',
  '4L': 'origin',
  L: 'location',
  J: 'package',
  '1J': 'package',
  '2J': 'package',
  '3J': 'package',
  '4J': 'package',
  '5J': 'package',
  '6J': 'package',
};

/** Beside these the linear labels of AIAG carry; anything else in one line is a number of this site. */
const linear = new Set([...Object.keys(texts), 'Q', '7Q', 'V', '9N', 'D', '9D', '14D', '16D', '25P', '2P']);

export function readData(body: string): Data | number {
  const data: (readonly [string, string])[] = [];
  let at = 0;
  for (const part of body.split('\u001d')) {
    const found = grammar.exec(part);
    if (found) data.push([found[1] ?? '', found[2] ?? '']);
    else if (part !== '') return at;
    at += part.length + 1;
  }
  return data;
}

/** One identifier alone, as on a linear label. */
export function readLinear(text: string): Data | undefined {
  const found = /^(\d{0,2}[A-Z])([0-9A-Z][-0-9A-Z ./+$%]*)$/.exec(text);
  const identifier = found?.[1] ?? '';
  return found && linear.has(identifier) ? [[identifier, found[2] ?? '']] : undefined;
}

/** What the data identifiers say. The first of repeated ones counts. */
export function fieldsOfData(data: Data, today: Day): Fields {
  const fields: Record<string, unknown> = {};
  const set = (name: FieldName, value: unknown): void => {
    if (value !== undefined) fields[name] ??= value;
  };
  const pharmacy = data.some(([identifier]) => identifier === '9N');
  for (const [identifier, value] of data) {
    const text = texts[identifier];
    if (text) set(text, value);
    else if (identifier === 'Q' && /^\d{1,12}$/.test(value)) set('count', quantityFrom(value, 0));
    else if (identifier === '7Q') set('quantity', measured(value));
    else if (identifier === '14D') set('expiry', longDay(value));
    else if (identifier === '16D') set('productionDate', longDay(value));
    // The German pharmacy code (9N, PPN) gives D the meaning that MH10.8 leaves open: expiry.
    else if (identifier === 'D' && pharmacy && /^\d{6}$/.test(value))
      set('expiry', dayFromYymmdd(value, today));
    else if (identifier === '8P' || identifier === '3P') set('gtin', toGtin14(value));
  }
  return fields;
}

const longDay = (digits: string): Day | undefined =>
  parseDay(digits.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'));

/** "100PCS", "12.5KG": a number and a unit of ANSI X12.3. */
function measured(value: string): Fields['quantity'] {
  const [, whole = '', decimals = '', unit = ''] =
    /^(\d{1,9})(?:\.(\d{1,6}))?([A-Z][A-Z0-9]{1,2})$/.exec(value) ?? [];
  return (whole && { value: quantityFrom(whole + decimals, decimals.length), unit }) || undefined;
}
