import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Day } from '#domain/base/calendar.ts';
import type { Bom } from '#domain/catalogue/bom.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { OperationType, OrderKind } from '#domain/catalogue/place.ts';
import type { Faults } from '../form/check.ts';
import type { Field, Section, Setting } from '../form/fields.ts';
import { type Values, listOf, textOf } from '../form/values.ts';

/** What an order is called by the people who write it. */
export const orderWords: Readonly<
  Record<OrderKind, { readonly one: MessageDescriptor; readonly note: MessageDescriptor }>
> = {
  receipt: { one: msg`Purchase order`, note: msg`Opens a receipt` },
  delivery: { one: msg`Sales order`, note: msg`Opens a delivery, and keeps goods for it` },
  transfer: { one: msg`Transfer`, note: msg`From one place to another` },
  manufacture: { one: msg`Manufacturing order`, note: msg`To make something` },
};

const staysPut = (_: Values, { isNew }: Setting): MessageDescriptor | undefined =>
  isNew ? undefined : msg`It stays as it was written.`;

const place = (name: string, label: MessageDescriptor): Field => ({
  name,
  kind: 'reference',
  to: 'location',
  label,
  none: msg`Choose a place`,
  required: true,
});

export const product: Field = {
  name: 'product',
  kind: 'reference',
  to: 'product',
  label: msg`Product`,
  none: msg`Choose a product`,
  required: true,
};

const general = (kind: OrderKind): Section => ({
  title: msg`Order`,
  fields: [
    {
      name: 'type',
      kind: 'reference',
      to: 'operation-type',
      label: msg`Operation type`,
      none: msg`Choose an operation type`,
      required: true,
      only: ((row: OperationType) => row.kind === kind) as (row: never) => boolean,
      follows: (_, values, row) =>
        row && 'useExisting' in row ? { ...values, from: row.from, to: row.to } : values,
      // A draft has its reference already, and that came from its type.
      locked: (_, { isNew }) => (isNew ? undefined : msg`It stays: the reference came from it.`),
    },
    ...(kind === 'receipt' || kind === 'delivery' ? [partner(kind)] : []),
    {
      name: 'origin',
      kind: 'text',
      code: true,
      label:
        kind === 'receipt'
          ? msg`Their paper: purchase order`
          : kind === 'delivery'
            ? msg`Their paper: sales order`
            : msg`Belongs to`,
      locked: staysPut,
    },
    { name: 'scheduled', kind: 'day', label: msg`Due on`, required: true },
    { ...place('from', msg`From`), locked: staysPut },
    { ...place('to', msg`To`), locked: staysPut },
  ],
});

const partner = (kind: OrderKind): Field => ({
  name: 'partner',
  kind: 'reference',
  to: 'partner',
  side: kind === 'receipt' ? 'supplier' : 'customer',
  label: kind === 'receipt' ? msg`Supplier` : msg`Customer`,
  none: kind === 'receipt' ? msg`No supplier` : msg`No customer`,
  locked: staysPut,
});

const lines: Section = {
  title: msg`Goods`,
  fields: [
    {
      name: 'lines',
      kind: 'list',
      label: msg`Lines`,
      one: msg`Line`,
      add: msg`Add line`,
      fresh: () => ({ id: '', product: '', expected: '' }),
      fields: [
        product,
        { name: 'expected', kind: 'amount', product: 'product', label: msg`Quantity`, required: true },
      ],
    },
  ],
};

/** [T15] What the supplier says will come is offered at the dock before it is scanned. */
const announced: Section = {
  title: msg`Announced by the supplier`,
  note: msg`Lots and serials from their list: the dock is offered them before they are scanned.`,
  fields: [
    {
      name: 'announced',
      kind: 'list',
      label: msg`Announced lots`,
      one: msg`Lot`,
      add: msg`Add announced lot`,
      fresh: (values) => ({
        product: textOf(listOf(values, 'lines')[0] ?? {}, 'product'),
        lot: '',
        quantity: '',
        expiration: '',
        sscc: '',
      }),
      fields: [
        product,
        { name: 'lot', kind: 'text', code: true, label: msg`Lot or serial number`, required: true },
        { name: 'quantity', kind: 'amount', product: 'product', label: msg`Quantity`, required: true },
        { name: 'expiration', kind: 'day', label: msg`Expires on` },
        {
          name: 'sscc',
          kind: 'text',
          code: true,
          label: msg`On pallet`,
          pattern: { fits: /^\d{18}$/, otherwise: msg`A pallet number has 18 digits.` },
        },
      ],
    },
  ],
};

const making: Section = {
  title: msg`What is made`,
  fields: [
    { ...product, follows: (_, values) => ({ ...values, bom: '' }), locked: staysPut },
    {
      name: 'quantity',
      kind: 'amount',
      product: 'product',
      label: msg`Quantity`,
      required: true,
      locked: staysPut,
    },
    {
      name: 'bom',
      kind: 'reference',
      to: 'bom',
      label: msg`Bill of materials`,
      none: msg`None: what is scanned goes in`,
      only: ((row: Bom, values: Values) => row.product === textOf(values, 'product')) as (
        row: never,
        values: Values,
      ) => boolean,
      locked: staysPut,
    },
  ],
};

export const orderSections: Readonly<Record<OrderKind, readonly Section[]>> = {
  receipt: [general('receipt'), lines, announced],
  delivery: [general('delivery'), lines],
  transfer: [general('transfer'), lines],
  manufacture: [making, general('manufacture')],
};

export const freshOrder = (type: OperationType | undefined, today: Day): Values => ({
  type: type?.id ?? '',
  partner: '',
  origin: '',
  scheduled: today,
  from: type?.from ?? '',
  to: type?.to ?? '',
  lines: [{ id: '', product: '', expected: '' }],
  announced: [],
  product: '',
  quantity: '',
  bom: '',
});

export const openedOrder = (order: Order): Values => ({
  type: order.operationType,
  partner: order.partner ?? '',
  origin: order.origin ?? '',
  scheduled: order.scheduled,
  from: order.from,
  to: order.to,
  lines: order.lines.map(({ id, product: of, expected }) => ({ id, product: of, expected })),
  announced: order.announced.map(({ line, lot, quantity, expiration, sscc }) => ({
    product: order.lines.find(({ id }) => id === line)?.product ?? '',
    lot,
    quantity,
    expiration: expiration ?? '',
    sscc: sscc ?? '',
  })),
  product: order.making?.product ?? '',
  quantity: order.making?.quantity ?? '',
  bom: order.making?.bom ?? '',
});

/** What only makes sense taken together. */
export function checkOrder(kind: OrderKind, values: Values): Faults {
  const faults: Record<string, MessageDescriptor> = {};
  if (kind === 'manufacture') return faults;
  const products = new Set(listOf(values, 'lines').map((line) => textOf(line, 'product')));
  for (const [at, each] of listOf(values, 'announced').entries())
    if (!products.has(textOf(each, 'product')))
      faults[`announced.${at}.product`] = msg`It stands on no line above. Add a line for it first.`;
  return faults;
}
