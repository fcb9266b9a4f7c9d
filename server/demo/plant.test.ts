import { Check } from 'typebox/value';
import { expect, test } from 'vitest';
import { addDays, day } from '#domain/base/calendar.ts';
import { lotIdOf, type ProductId } from '#domain/base/ids.ts';
import { add, negate, subtract, sum, zero } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { Product } from '#domain/catalogue/product.ts';
import { orderStage } from '#domain/making/stage.ts';
import { DemoBarcodeSchema } from '#domain/protocol/office.ts';
import { type Lot, type Stock, stockKey } from '#domain/stock/rows.ts';
import { rowSchemas } from '#domain/stock/row-schemas.ts';
import { type StoredKind, type StoredRowOf, rowKey, splitKey } from '#domain/stock/view.ts';
import { startTestServer, testCompany } from '../../tests/support/server.ts';
import { demoBarcodes } from './barcodes.ts';
import { demoPeople } from './catalogue.ts';
import { demoPlant, firstPlant } from './plant.ts';
import { settleIn } from './settle-in.ts';

const today = day('2026-11-21');
const [administrator] = demoPeople;
if (!administrator) throw new Error('Nobody');
const plant = demoPlant(testCompany, today, Date.parse('2026-11-21T08:00:00Z'));
const all = <Kind extends StoredKind>(kind: Kind) =>
  [...plant.rows].filter(([key]) => splitKey(key).kind === kind).map(([, row]) => row as StoredRowOf[Kind]);
const lot = (product: string, name: string) =>
  plant.rows.get(rowKey('lot', lotIdOf(testCompany, product as ProductId, name))) as Lot;

/** GS1: weights 3 and 1 from the right, the last digit makes it a multiple of ten. */
const hasRightCheckDigit = (digits: string): boolean => {
  const weighed = [...digits].reverse().map((digit, at) => Number(digit) * (at % 2 === 0 ? 1 : 3));
  return weighed.reduce((total, each) => total + each, 0) % 10 === 0;
};

test.each([
  ['the demo plant', plant],
  [
    'an empty company',
    firstPlant(
      testCompany,
      { name: 'Site', timeZone: 'Europe/Berlin', language: 'de' },
      administrator,
      'key',
    ),
  ],
])('every row of %s is as devices expect it', (_, { rows }) => {
  for (const [key, row] of rows)
    expect(Check(rowSchemas[splitKey(key).kind as StoredKind], row), `${key} ${JSON.stringify(row)}`).toBe(
      true,
    );
});

test('every reference from row to row leads somewhere', () => {
  const has = (kind: StoredKind, id: string | null) => id === null || plant.rows.has(rowKey(kind, id));
  for (const order of all('order')) {
    expect([
      has('partner', order.partner),
      has('location', order.from),
      has('location', order.to),
    ]).not.toContain(false);
    expect(order.lines.every(({ product }) => has('product', product))).toBe(true);
    expect(order.announced.every(({ line }) => order.lines.some(({ id }) => id === line))).toBe(true);
  }
  for (const product of all('product')) expect(has('sequence', product.sequence)).toBe(true);
  for (const type of all('operation-type')) expect(has('sequence', type.sequence)).toBe(true);
  for (const { id } of all('sequence')) expect(plant.counters).toHaveProperty(id);
});

test('[STK-1] what is on hand is the sum of the opening adjustments', () => {
  const balances = new Map<string, ReturnType<typeof add>>();
  for (const { product, lot: of, from, to, quantity } of plant.moves) {
    for (const [place, much] of [
      [from, negate(quantity)],
      [to, quantity],
    ] as const) {
      const key = `${stockKey(product, of)} ${place}`;
      balances.set(key, add(balances.get(key) ?? zero, much));
    }
  }
  for (const stock of all('stock')) {
    expect(sum(stock.places.map(({ quantity }) => quantity))).toBe('0');
    for (const { location, quantity } of stock.places) {
      const key = `${stockKey(stock.product, stock.lot)} ${location}`;
      expect(subtract(balances.get(key) ?? zero, quantity)).toBe('0');
      balances.delete(key);
    }
  }
  expect([...balances.values()].filter((balance) => balance !== zero)).toEqual([]);
});

test('the stock is the one that the demo tells of', () => {
  const here = (product: string, name: string) =>
    (
      plant.rows.get(
        rowKey('stock', stockKey(product as ProductId, lotIdOf(testCompany, product as ProductId, name))),
      ) as Stock
    ).places.find(({ location }) => location === 'stock')?.quantity;
  expect(here('oats', 'OF-0915')).toBe('400');
  expect(here('seal-kit', 'SK-7')).toBe('-3');
  expect([here('honey', 'L-2611'), here('seal-kit', 'L-2611')]).toEqual(['200', '80']);
  expect(lot('oats', 'OF-0820').dates.expiration).toBe(addDays(today, -1));
  expect(lot('oats', 'OF-0901').dates.removal).toBe(addDays(today, 5));
  expect(lot('muesli', 'MU-1015').dates.removal).toBe(addDays(today, 60));
  expect(lot('grease', 'GR-5').dates.alert).toBe(today);
  expect(lot('oats', 'OF-0930').holds).toMatchObject([{ why: 'quality' }]);
  expect(all('lot').filter(({ product }) => product === 'motor')).toHaveLength(27);
  expect(plant.counters['pump-serials']).toBe(12);
});

test('four receipts are due, with what the suppliers announced', () => {
  const order = (id: string) => plant.rows.get(rowKey('order', id)) as Order;
  expect(['in-00031', 'in-00032', 'in-00033', 'in-00034'].map((id) => order(id).reference)).toEqual([
    'IN/00031',
    'IN/00032',
    'IN/00033',
    'IN/00034',
  ]);
  expect(new Set(order('in-00032').announced.map(({ lot: name }) => name)).size).toBe(60);
  expect(order('in-00034').announced.map(({ sscc, quantity }) => [sscc, quantity])).toEqual(
    Array.from({ length: 3 }, () => ['095240000000000019', '50']),
  );
});

test('seven manufacturing orders: confirmed, prepared, and one that waits for a supervisor', () => {
  const order = (id: string) => plant.rows.get(rowKey('order', id)) as Order;
  expect(
    ['mo-00107', 'mo-00108', 'mo-00109', 'mo-00110', 'mo-00111', 'mo-00112', 'mo-00113'].map((id) => [
      order(id).reference,
      order(id).making?.product,
      orderStage(order(id)),
    ]),
  ).toEqual([
    ['MO/00107', 'muesli', 'confirmed'],
    ['MO/00108', 'pump', 'confirmed'],
    ['MO/00109', 'pump', 'confirmed'],
    ['MO/00110', 'pump', 'confirmed'],
    ['MO/00111-001', 'pump', 'confirmed'],
    ['MO/00112', 'bran', 'confirmed'],
    ['MO/00113-001', 'pump', 'waiting-for-approval'],
  ]);
  expect(lot('pump', 'PP-0004').holds).toMatchObject([{ why: 'approval' }]);
  expect(order('mo-00111').making?.number).toBe('PP-0009');
  // Two motors and 130 g of grease short of 24 pumps.
  const here = (product: string) =>
    sum(
      all('stock')
        .filter((stock) => stock.product === product)
        .flatMap(({ places }) => places.filter(({ location }) => location === 'stock'))
        .map(({ quantity }) => quantity),
    );
  expect([here('motor'), here('grease')]).toEqual(['22', '350']);
});

test('[T24, T25, T42, T43] three deliveries are due, and goods are kept for them by their strategy', () => {
  const names = new Map(all('lot').map(({ id, name }) => [id as string, name]));
  const keptFor = (id: string) =>
    (plant.rows.get(rowKey('order', id)) as Order).reservations.map(
      ({ lot: of, quantity }) => `${names.get(of ?? '')} ${quantity}`,
    );
  expect(keptFor('out-00021')).toEqual(['MU-1001 96', 'MU-1007 300', 'MU-1015 24']);
  expect(keptFor('out-00022')).toHaveLength(2);
  // Neither the expired lot nor the one on hold.
  expect(keptFor('out-00023')).toEqual(['OF-0901 120', 'OF-0915 80', 'BR-0990 100']);
});

test('[T33, RET-1] what left two days ago is at the customer, with the order that it left on', () => {
  const order = plant.rows.get(rowKey('order', 'out-00020')) as Order;
  expect([order.state, ...order.lines.map(({ done }) => done)]).toEqual(['closed', '24', '1']);
  const key = stockKey('muesli' as ProductId, lotIdOf(testCompany, 'muesli' as ProductId, 'MU-0985'));
  expect((plant.rows.get(rowKey('stock', key)) as Stock).places).toContainEqual(
    expect.objectContaining({ location: 'customer', quantity: '24' }),
  );
});

test('every code of the catalogue is of fourteen digits with a right check digit, and of one product', () => {
  const codes = all('product').flatMap((product: Product) => [
    ...product.barcodes,
    ...product.packagings.flatMap(({ barcodes }) => barcodes),
  ]);
  for (const code of codes) expect([code, code.length, hasRightCheckDigit(code)]).toEqual([code, 14, true]);
  expect(new Set(codes).size).toBe(codes.length);
});

test('the demo barcodes are well formed, and wrong only where that is the point', () => {
  const barcodes = demoBarcodes(today);
  for (const barcode of barcodes) {
    expect(Check(DemoBarcodeSchema, barcode), JSON.stringify(barcode)).toBe(true);
    for (const [, ai, digits = ''] of (barcode.elements ?? '').matchAll(/\((00|01|02)\)(\d+)/g)) {
      expect([ai, digits.length]).toEqual([ai, ai === '00' ? 18 : 14]);
      expect([digits, hasRightCheckDigit(digits)]).toEqual([digits, true]);
    }
    if (barcode.symbology === 'ean-13') expect(hasRightCheckDigit(barcode.text)).toBe(true);
  }
  expect(barcodes.filter(({ fault }) => fault).length).toBeGreaterThanOrEqual(8);
  expect(hasRightCheckDigit('9524000001017')).toBe(false);
  expect(barcodes.some(({ text, fault }) => text === '9524000001017' && fault)).toBe(true);
});

test('a variable element is followed by a separator unless it is the last', () => {
  const texts = new Map(demoBarcodes(today).map(({ title, text }) => [title, text]));
  expect(texts.get('Honey HN-0207')).toBe('010952400000102310HN-0207\u001d17281021');
  expect(texts.get('Oats OF-1001, 1,000 kg')).toBe('020952400000101617270917371000\u001d10OF-1001');
});

test('settling in a second time changes nothing', async () => {
  const server = await startTestServer();
  const count = () =>
    server.db.snapshot((tx) => tx.one('select count(*) as n, max(version) as version from state_row'));
  const before = await count();
  await settleIn(server, plant, true);
  expect(await count()).toEqual(before);
  await server.close();
});
