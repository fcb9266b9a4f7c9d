import type { Day } from '#domain/base/calendar.ts';
import { addDays } from '#domain/base/calendar.ts';
import type { LineId, OrderId, PartnerId, ProductId } from '#domain/base/ids.ts';
import { quantity, zero } from '#domain/base/quantity.ts';
import type { Announced, Order, OrderLine } from '#domain/catalogue/order.ts';
import { place, typeOf } from './catalogue.ts';

/** The pallet of IN/00034. */
export const demoSscc = '095240000000000019';

const line = (id: string, product: string, expected: number): OrderLine => ({
  id: id as LineId,
  product: product as ProductId,
  expected: quantity(expected),
  done: zero,
});

const announced = (on: string, lot: string, much: number, rest: Partial<Announced> = {}): Announced => ({
  line: on as LineId,
  lot,
  quantity: quantity(much),
  expiration: null,
  sscc: null,
  ...rest,
});

const receipt = (
  number: string,
  today: Day,
  rest: Pick<Order, 'lines' | 'announced'> & { readonly partner: string; readonly origin: string },
): Order => ({
  kind: 'receipt',
  id: `in-${number}` as OrderId,
  reference: `IN/${number}`,
  operationType: typeOf('receipt'),
  from: place('supplier'),
  to: place('dock'),
  scheduled: today,
  state: 'open',
  unplanned: false,
  backorder: null,
  backorderOf: null,
  reservations: [],
  making: null,
  ended: null,
  ...rest,
  partner: rest.partner as PartnerId,
});

const announcedMotors = Array.from({ length: 60 }, (_, at) => `MT-${240_101 + at}`);

export const demoReceipts = (today: Day): readonly Order[] => [
  receipt('00031', today, {
    partner: 'mill',
    origin: 'PO/00071',
    lines: [line('oats', 'oats', 1000), line('honey', 'honey', 300)],
    announced: [
      announced('oats', 'OF-1001', 1000, { expiration: addDays(today, 300) }),
      announced('honey', 'HN-0207', 300, { expiration: addDays(today, 700) }),
    ],
  }),
  receipt('00032', today, {
    partner: 'motor-works',
    origin: 'PO/00072',
    lines: [line('motor', 'motor', 60)],
    announced: announcedMotors.map((serial) => announced('motor', serial, 1)),
  }),
  receipt('00033', today, {
    partner: 'dairy',
    origin: 'PO/00073',
    lines: [line('cheese', 'cheese', 3)],
    announced: [],
  }),
  receipt('00034', today, {
    partner: 'seals',
    origin: 'PO/00074',
    lines: [line('seal-kit', 'seal-kit', 150)],
    announced: ['SK-11', 'SK-12', 'SK-13'].map((lot) => announced('seal-kit', lot, 50, { sscc: demoSscc })),
  }),
];
