import type { Day } from '../../base/calendar.ts';
import { dayFromYymmdd, timeFrom } from '../dates.ts';
import type { FieldName, Fields } from '../fields.ts';
import type { Ai, Elements } from './element-string.ts';
import { decimalFrom, measureOf, quantityFrom } from './measures.ts';
import { slotOf } from './slot.ts';

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

const days: Readonly<Record<string, readonly [day: FieldName, time?: FieldName]>> = {
  '11': ['productionDate'],
  '12': ['dueDate'],
  '13': ['packDate'],
  '15': ['bestBefore'],
  '16': ['sellBy'],
  '17': ['expiry'],
  '7003': ['expiry', 'expiryTime'],
  '7006': ['freezeDate'],
  '7007': ['harvestDate'],
  '8008': ['productionDate', 'productionTime'],
};

type Draft = Partial<Record<FieldName, unknown>>;
type Meaning = (fields: Draft, value: string, ai: string, slot: number, today: Day) => void;

/** What the message says. Of repeated identifiers the first one counts; the associations tell when they disagree. */
export function fieldsOf({ ais, slots }: Elements, today: Day): Fields {
  const fields: Draft = {};
  for (let index = 0; index < ais.length; index++) {
    const slot = slots[index] ?? -1;
    const [ai, value]: Ai = ais[index] ?? ['', ''];
    meanings.get(slot)?.(fields, value, ai, slot, today);
  }
  return fields as Fields;
}

const meanings = new Map<number, Meaning>();

for (const [ai, name] of Object.entries(texts))
  meanings.set(slotOf(ai), (fields, value) => (fields[name] ??= value));

for (const [ai, [day, time]] of Object.entries(days))
  meanings.set(slotOf(ai), (fields, value, _ai, _slot, today) => {
    const date = dayFromYymmdd(value, today);
    // 29 February of a year 00 that the window moves to 2100: no such day.
    if (date) fields[day] ??= date;
    if (time && value.length > 6) fields[time] ??= timeFrom(value.slice(6));
  });

meanings.set(slotOf('30'), (fields, value) => (fields.count ??= quantityFrom(value, 0)));
meanings.set(slotOf('37'), (fields, value) => (fields.contentCount ??= quantityFrom(value, 0)));
meanings.set(slotOf('8006'), (fields, value) => (fields.gtin ??= value.slice(0, 14)));
meanings.set(slotOf('8026'), (fields, value) => (fields.contentGtin ??= value.slice(0, 14)));

for (let slot = slotOf('3100'); slot <= slotOf('3699'); slot++)
  meanings.set(slot, (fields, value, ai) => {
    const measure = measureOf(slot, ai, value);
    fields.measures = [...((fields as Fields).measures ?? []), measure];
    if (!measure.gross && !measure.dimension) fields.quantity ??= measure;
  });

for (let slot = slotOf('3900'); slot <= slotOf('3939'); slot++)
  meanings.set(slot, (fields, value, ai) => {
    // (391n) and (393n) begin with the currency.
    const currency = ai[2] === '1' || ai[2] === '3' ? value.slice(0, 3) : undefined;
    const price = { value: decimalFrom(currency ? value.slice(3) : value, Number(ai[3])) };
    fields.price ??= currency ? { ...price, currency } : price;
  });
