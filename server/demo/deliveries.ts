import { type Day, type Instant, addDays } from '#domain/base/calendar.ts';
import {
  type CompanyId,
  type LineId,
  type OperationId,
  type OrderId,
  type PartnerId,
  type ProductId,
  lotIdOf,
} from '#domain/base/ids.ts';
import { quantity, zero } from '#domain/base/quantity.ts';
import type { Order, OrderLine } from '#domain/catalogue/order.ts';
import { type Fact, orderChanged } from '#domain/stock/facts.ts';
import { place, typeOf } from './catalogue.ts';

type Wanted = readonly (readonly [product: string, expected: number])[];

const linesOf = (wanted: Wanted): OrderLine[] =>
  wanted.map(([product, expected]) => ({
    id: product as LineId,
    product: product as ProductId,
    expected: quantity(expected),
    done: zero,
  }));

const delivery = (
  number: string,
  scheduled: Day,
  { partner, origin, wanted }: { readonly partner: string; readonly origin: string; readonly wanted: Wanted },
): Order => ({
  kind: 'delivery',
  id: `out-${number}` as OrderId,
  reference: `OUT/${number}`,
  operationType: typeOf('delivery'),
  from: place('stock'),
  to: place('customer'),
  scheduled,
  state: 'open',
  lines: linesOf(wanted),
  announced: [],
  unplanned: false,
  backorder: null,
  backorderOf: null,
  reservations: [],
  making: null,
  ended: null,
  partner: partner as PartnerId,
  origin,
});

/** Due tomorrow, so that what is kept for them can be seen today (T24). OUT/00020 left two days ago. */
export const demoDeliveries = (today: Day): readonly Order[] => [
  delivery('00020', addDays(today, -2), {
    partner: 'market',
    origin: 'SO/00050',
    wanted: shipped.map(([product, , much]) => [product, much]),
  }),
  delivery('00021', addDays(today, 1), {
    partner: 'market',
    origin: 'SO/00051',
    wanted: [['muesli', 420]],
  }),
  delivery('00022', addDays(today, 1), {
    partner: 'waterworks',
    origin: 'SO/00052',
    wanted: [['pump', 2]],
  }),
  delivery('00023', addDays(today, 1), {
    partner: 'bakery',
    origin: 'SO/00053',
    wanted: [
      ['oats', 200],
      ['bran', 100],
    ],
  }),
];

/** What left on OUT/00020: something to come back. */
const shipped = [
  ['muesli', 'MU-0985', 24],
  ['pump', 'PP-0000', 1],
] as const;

/** The goods of OUT/00020 leave, and the order is closed with its last line. */
export function shippedFacts(
  company: CompanyId,
  order: Order,
  operation: OperationId,
  at: Instant,
): readonly Fact[] {
  const moved = shipped.map(([product, lot, much], ordinal): Fact => ({
    kind: 'moved',
    move: {
      id: `${operation}/${ordinal}`,
      operation,
      product: product as ProductId,
      lot: lotIdOf(company, product as ProductId, lot),
      package: null,
      quantity: quantity(much),
      weight: null,
      from: order.from,
      to: order.to,
      order: order.id,
      line: product as LineId,
      at,
      packaging: null,
      grade: null,
      reverses: null,
    },
  }));
  return [...moved, orderChanged(order, { state: 'closed' })];
}
