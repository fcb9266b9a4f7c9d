import { compare, decimalsOf } from '../../base/quantity.ts';
import { lotIdOf } from '../../base/ids.ts';
import type { Intent } from '../../operations/registry.ts';
import { datesOf } from '../../stock/expiry.ts';
import { stockKey } from '../../stock/rows.ts';
import { calendarDay, optional, positive, text } from './cells.ts';
import { firstsOnly, lazilyAll } from './firsts-only.ts';
import { reference } from './references.ts';
import { type PlannedIntent, defineTable } from './table.ts';

type Opening = Extract<Intent, { kind: 'open-stock' }>['payload']['lines'][number];

/** Lines that are booked together; an operation each would be a row each on every device. */
const together = 200;

/** What stands on the shelves on the first day. What is booked there already as the list has it is left alone. */
export const openingStock = defineTable(
  'opening-stock',
  {
    product: { title: 'Product code', example: 'OATS', read: text },
    location: { title: 'Location', example: 'Warehouse / Stock', read: text },
    lot: { title: 'Lot or serial', example: 'OF-1001', read: optional(text), optional: true },
    quantity: { title: 'Quantity', example: '1000', read: positive },
    expiration: { title: 'Expiration', example: '2027-06-30', read: optional(calendarDay), optional: true },
    bestBefore: { title: 'Best before', example: '', read: optional(calendarDay), optional: true },
    removal: { title: 'Removal', example: '', read: optional(calendarDay), optional: true },
    alert: { title: 'Alert', example: '', read: optional(calendarDay), optional: true },
  },
  function* planned(lines, known, fault) {
    const firsts = firstsOnly(
      lines,
      ({ product, location, lot }) => [product, lot ?? '', location].join(' · '),
      (line, what) => fault(line, 'lot', what),
    );
    const openings = lazilyAll(firsts, ({ line, values }): { line: number; opening: Opening }[] => {
      const product = reference(known, 'product', values.product);
      const location = reference(known, 'location', values.location);
      if (!product.ok) fault(line, 'product', product.error);
      if (!location.ok) fault(line, 'location', location.error);
      if (!product.ok || !location.ok) return [];
      const { id, tracking, precision, expiry } = product.value;
      const { lot: number, quantity } = values;
      const lot = number === null ? null : lotIdOf(known.company, id, number);
      const stands = known.find('stock', stockKey(id, lot));
      const there = stands?.places.find((place) => place.location === location.value.id);
      if (there && compare(there.quantity, quantity) === 0) return [];
      // Looked at after that: stock that still waits for its numbers (T11) comes out without them, and back in.
      if (tracking !== 'none' && number === null) fault(line, 'lot', { code: 'empty' });
      if (tracking === 'none' && number !== null)
        fault(line, 'lot', { code: 'not-one-of', text: number, allowed: '' });
      if (tracking === 'serial' && quantity !== '1')
        fault(line, 'quantity', { code: 'not-one-of', text: quantity, allowed: '1' });
      if (decimalsOf(quantity) > precision) fault(line, 'quantity', { code: 'not-a-number', text: quantity });
      if (there)
        fault(line, 'quantity', {
          code: 'stands-otherwise',
          text: `${number ?? values.product} ${there.quantity}`,
        });
      const said = { expiration: values.expiration ?? undefined, bestBefore: values.bestBefore ?? undefined };
      const dates = datesOf(expiry, said, known.today);
      return [
        {
          line,
          opening: {
            product: id,
            location: location.value.id,
            lot:
              number === null
                ? null
                : {
                    name: number,
                    dates: {
                      ...dates,
                      removal: values.removal ?? dates.removal,
                      alert: values.alert ?? dates.alert,
                    },
                  },
            quantity,
          },
        },
      ];
    });
    let some: { readonly line: number; readonly opening: Opening }[] = [];
    for (const each of openings) {
      some.push(each);
      if (some.length < together) continue;
      yield booked(some);
      some = [];
    }
    if (some.length > 0) yield booked(some);
  },
);

const booked = (some: readonly { readonly line: number; readonly opening: Opening }[]): PlannedIntent => ({
  intent: { kind: 'open-stock', payload: { lines: some.map(({ opening }) => opening) } },
  lines: some.map(({ line }) => line),
});
