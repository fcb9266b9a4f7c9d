import type { Quantity } from '../../base/quantity.ts';
import type { Measure } from '../fields.ts';
import { definitionOf } from './table.ts';

/** An exact decimal from digits with an implied point: ("001250", 3) is "1.25". At most twelve digits and six places. */
export const quantityFrom = (digits: string, places: number): Quantity =>
  decimalFrom(digits, places) as Quantity;

/** The same for money, which may be longer than a quantity. */
export function decimalFrom(digits: string, places: number): string {
  const whole = digits.slice(0, digits.length - places).replace(/^0+(?=\d)/, '');
  const decimals = places > 0 ? digits.slice(-places).padStart(places, '0').replace(/0+$/, '') : '';
  return `${whole || '0'}${decimals && `.${decimals}`}`;
}

const units = new Map<number, Omit<Measure, 'value'>>();

/** The measure of (31nn) to (36nn): the last digit of the identifier counts the decimals. */
export function measureOf(slot: number, ai: string, digits: string): Measure {
  const row = slot - (slot % 10);
  let unit = units.get(row);
  if (!unit) units.set(row, (unit = unitOf(definitionOf(slot)?.title ?? '')));
  return { value: quantityFrom(digits, Number(ai[3])), ...unit };
}

/** The dictionary names the unit in the title: "NET WEIGHT (kg)", "GROSS WEIGHT (lb)", "AREA (m²), log". */
function unitOf(title: string): Omit<Measure, 'value'> {
  const named = /\((.+)\)(?:, log)?$/.exec(title)?.[1] ?? title.toLowerCase().replace(' per ', '/');
  const unit = named
    .replace('²', '2')
    .replace('³', '3')
    .replace('tr oz', 'ozt')
    .replace(/^oz$/, 'fl oz')
    .replace(/^gal.*/, 'gal')
    .replace(/^qt.*/, 'qt');
  return {
    unit,
    ...(/gross|, log$/i.test(title) && { gross: true as const }),
    ...(/^(WIDTH|HEIGHT|KG PER)/.test(title) && { dimension: true as const }),
  };
}
