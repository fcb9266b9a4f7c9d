import type { Day } from '../../base/calendar.ts';
import { dayFromYymmdd, timeFrom } from '../dates.ts';
import type { FieldName, Fields } from '../fields.ts';
import type { Ai, Elements } from './element-string.ts';
import { decimalFrom, measureOf } from './measures.ts';

/** Identifiers whose value is the field as it stands. */
const texts: Readonly<Record<string, FieldName>> = {
  '00': 'sscc',
  '01': 'gtin',
  '02': 'contentGtin',
  '10': 'lot',
  '20': 'variant',
  '21': 'serial',
  '240': 'partNumber',
  '241': 'customerPart',
  '250': 'secondarySerial',
  '254': 'locationExtension',
  '400': 'orderNumber',
  '401': 'consignment',
  '402': 'shipment',
  '403': 'route',
  '410': 'shipTo',
  '411': 'billTo',
  '412': 'purchasedFrom',
  '413': 'shipFor',
  '414': 'location',
  '416': 'productionLocation',
  '417': 'party',
  '422': 'origin',
  '8003': 'asset',
  '8004': 'asset',
  '8020': 'reference',
};

const days: Readonly<Record<string, FieldName>> = {
  '11': 'productionDate',
  '12': 'dueDate',
  '13': 'packDate',
  '15': 'bestBefore',
  '16': 'sellBy',
  '17': 'expiry',
  '7003': 'expiry',
  '7006': 'freezeDate',
  '7007': 'harvestDate',
  '8008': 'productionDate',
};

const times: Readonly<Record<string, FieldName>> = { '7003': 'expiryTime', '8008': 'productionTime' };

type Draft = { -readonly [Name in FieldName]?: Fields[Name] };
type Loose = Record<string, unknown>;

/** What the message says. Of repeated identifiers the first one counts; the associations tell when they disagree. */
export function fieldsOf({ ais, slots }: Elements, today: Day): Fields {
  const fields: Draft = {};
  for (let index = 0; index < ais.length; index++) {
    const pair = ais[index];
    if (pair) put(fields, slots[index] ?? -1, pair, today);
  }
  return fields;
}

const firstMeasure = 1100 + 3100;
const lastMeasure = 1100 + 3699;

function put(fields: Draft, slot: number, [ai, value]: Ai, today: Day): void {
  const text = texts[ai];
  if (text) return set(fields, text, value);
  const day = days[ai];
  if (day) {
    set(fields, day, dayFromYymmdd(value, today));
    const time = times[ai];
    if (time && value.length > 6) set(fields, time, timeFrom(value.slice(6)));
    return undefined;
  }
  if (slot >= firstMeasure && slot <= lastMeasure) {
    const measure = measureOf(slot, ai, value);
    fields.measures = [...(fields.measures ?? []), measure];
    return measure.gross || measure.dimension ? undefined : set(fields, 'quantity', measure);
  }
  return putRest(fields, ai, value);
}

function putRest(fields: Draft, ai: string, value: string): void {
  if (ai === '30') set(fields, 'count', decimalFrom(value, 0));
  else if (ai === '37') set(fields, 'contentCount', decimalFrom(value, 0));
  else if (ai === '8006') set(fields, 'gtin', value.slice(0, 14));
  else if (ai === '8026') set(fields, 'contentGtin', value.slice(0, 14));
  else if (/^39[02]/.test(ai)) set(fields, 'price', { value: decimalFrom(value, Number(ai[3])) });
  else if (/^39[13]/.test(ai))
    set(fields, 'price', { value: decimalFrom(value.slice(3), Number(ai[3])), currency: value.slice(0, 3) });
}

function set(fields: Draft, name: FieldName, value: unknown): void {
  const loose: Loose = fields;
  if (value !== undefined) loose[name] ??= value;
}
