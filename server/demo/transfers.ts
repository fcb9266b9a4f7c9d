import type { Day } from '#domain/base/calendar.ts';
import type { LineId, OrderId, ProductId } from '#domain/base/ids.ts';
import { quantity, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Location } from '#domain/catalogue/place.ts';
import { place, typeOf } from './catalogue.ts';

const shelf = (id: string, name: string, parent: string): Location => ({
  id: place(id),
  name,
  barcode: `LOC-${id.toUpperCase()}`,
  usage: 'internal',
  parent: place(parent),
  removal: null,
  archived: false,
});

/** Where goods are put away more closely than a room. */
export const demoShelves: readonly Location[] = [
  shelf('a1', 'Warehouse / Stock / Shelf A1', 'stock'),
  shelf('a2', 'Warehouse / Stock / Shelf A2', 'stock'),
  shelf('c1', 'Warehouse / Cold room / Rack C1', 'cold'),
];

const transfer = (
  number: string,
  today: Day,
  [from, to]: readonly [string, string],
  wanted: readonly (readonly [product: string, expected: number])[],
): Order => ({
  kind: 'transfer',
  id: `int-${number}` as OrderId,
  reference: `INT/${number}`,
  operationType: typeOf('transfer'),
  partner: null,
  origin: null,
  from: place(from),
  to: place(to),
  scheduled: today,
  state: 'open',
  lines: wanted.map(([product, expected]) => ({
    id: product as LineId,
    product: product as ProductId,
    expected: quantity(expected),
    done: zero,
  })),
  announced: [],
  unplanned: false,
  backorder: null,
  backorderOf: null,
  reservations: [],
  making: null,
  ended: null,
});

/** INT/00001 is put away from the dock, INT/00002 brings honey to the shop floor. */
export const demoTransfers = (today: Day): readonly Order[] => [
  transfer(
    '00001',
    today,
    ['dock', 'stock'],
    [
      ['grease', 1000],
      ['bolt', 400],
    ],
  ),
  transfer('00002', today, ['stock', 'floor'], [['honey', 50]]),
];
