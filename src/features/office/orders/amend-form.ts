import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Day } from '#domain/base/calendar.ts';
import type { LineId, ProductId } from '#domain/base/ids.ts';
import { type Quantity, isPositive, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Intent, PayloadOf } from '#domain/operations/registry.ts';
import type { Section } from '../form/fields.ts';
import { type Values, listOf, textOf } from '../form/values.ts';
import { product } from './order-form.ts';

/** Of a line that was ordered before only the quantity is asked again; what is done stands beside it. */
export const amendSections: readonly Section[] = [
  {
    title: msg`Goods`,
    fields: [
      {
        name: 'lines',
        kind: 'list',
        label: msg`Lines`,
        one: msg`Line`,
        add: msg`Add line`,
        fresh: () => ({ id: '', product: '', expected: '', done: '' }),
        fields: [
          {
            ...product,
            locked: (line): MessageDescriptor | undefined =>
              textOf(line, 'id') === '' ? undefined : msg`It stays. Remove the line if it is not wanted.`,
          },
          {
            name: 'expected',
            kind: 'amount',
            product: 'product',
            label: msg`Quantity`,
            required: true,
            help: (line) => {
              const done = textOf(line, 'done');
              return done === '' ? undefined : msg`Done already: ${done}`;
            },
          },
        ],
      },
    ],
  },
  { title: msg`Order`, fields: [{ name: 'scheduled', kind: 'day', label: msg`Due on`, required: true }] },
];

/** @param amount how people read a quantity of a product */
export const amendValues = (
  order: Order,
  amount: (product: ProductId, quantity: Quantity) => string,
): Values => ({
  scheduled: order.scheduled,
  lines: order.lines.map(({ id, product: of, expected, done }) => ({
    id,
    product: of,
    expected,
    done: isPositive(done) ? amount(of, done) : '',
  })),
});

/** Only what is otherwise now; null when nothing is. */
export function amendIntent(order: Order, opened: Values, values: Values): Intent | null {
  const typed = listOf(values, 'lines').filter((line) => textOf(line, 'product') !== '');
  const before = new Map(listOf(opened, 'lines').map((line) => [textOf(line, 'id'), line]));
  const taken = new Set<string>(order.lines.map(({ id }) => id));
  const lines: PayloadOf<'amend-order'>['lines'] = [];
  const say = (id: string, of: string, expected: string): void =>
    void lines.push({ id: id as LineId, product: of as ProductId, expected: expected as Quantity });
  for (const line of typed) {
    const [id, of, expected] = [textOf(line, 'id'), textOf(line, 'product'), textOf(line, 'expected')];
    if (id === '') say(freeId(of, taken), of, expected);
    else if (textOf(before.get(id) ?? {}, 'expected') !== expected) say(id, of, expected);
  }
  const left = new Set(typed.map((line) => textOf(line, 'id')));
  for (const [id, line] of before) if (!left.has(id)) say(id, textOf(line, 'product'), zero);
  const day = textOf(values, 'scheduled') as Day;
  const scheduled = day === textOf(opened, 'scheduled') ? null : day;
  if (lines.length === 0 && scheduled === null) return null;
  return { kind: 'amend-order', payload: { order: order.id, scheduled, lines } };
}

/** After its product, as a line is that the floor adds: two people who add the same goods mean the same line. */
function freeId(of: string, taken: Set<string>): string {
  let id = of;
  for (let n = 2; taken.has(id); n += 1) id = `${of.slice(0, 58)}-${n}`;
  taken.add(id);
  return id;
}
