import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Day } from '#domain/base/calendar.ts';
import { type Quantity, isPositive } from '#domain/base/quantity.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Section } from '../form/fields.ts';
import { type Values, textOf } from '../form/values.ts';

/** [PRD-1, ORD-1] How many, when, and what whoever makes it should know; what the floor has made stands beside it. */
export const makingAmendSections: readonly Section[] = [
  {
    title: msg`What is made`,
    fields: [
      {
        name: 'quantity',
        kind: 'amount',
        product: 'product',
        label: msg`Quantity`,
        required: true,
        locked: (values): MessageDescriptor | undefined =>
          textOf(values, 'unit') === ''
            ? undefined
            : msg`It is one unit of a batch, and has its number. Open a new order for more.`,
        help: (values) => {
          const done = textOf(values, 'done');
          return done === '' ? undefined : msg`Done already: ${done}`;
        },
      },
    ],
  },
  {
    title: msg`Order`,
    fields: [
      { name: 'scheduled', kind: 'day', label: msg`Due on`, required: true },
      { name: 'note', kind: 'text', label: msg`Note for whoever makes it`, most: 500 },
    ],
  },
];

/**
 * @param made how people read what is made already
 * @param isSerial its units are made under numbers of their own
 */
export const makingAmendValues = (
  { scheduled, making }: MakingOrder,
  made: string,
  isSerial: boolean,
): Values => ({
  product: making.product,
  quantity: making.quantity,
  scheduled,
  note: making.note ?? '',
  done: isPositive(making.made) ? made : '',
  unit: isSerial && making.root !== null && making.number !== null ? making.number : '',
});

/** Only what is otherwise now; null when nothing is. */
export function makingAmendIntent(order: MakingOrder, opened: Values, values: Values): Intent | null {
  const changed = (name: string): string | null =>
    textOf(values, name) === textOf(opened, name) ? null : textOf(values, name);
  const said = {
    quantity: changed('quantity') as Quantity | null,
    scheduled: changed('scheduled') as Day | null,
    note: changed('note')?.trim() ?? null,
  };
  if (Object.values(said).every((each) => each === null)) return null;
  return { kind: 'amend-making', payload: { order: order.id, ...said } };
}
