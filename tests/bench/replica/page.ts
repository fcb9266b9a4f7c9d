import type { LocationId, LotId, OperationId, ProductId } from '#domain/base/ids.ts';
import type { Day, Instant } from '#domain/base/calendar.ts';
import { quantity } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { Lot, Stock } from '#domain/stock/rows.ts';
import { ReplicaDatabase, type PulledRow } from '../../../src/data/replica/database.ts';
import { createPause } from '../../../src/data/pause.ts';
import { createReplicaStore } from '../../../src/data/replica/replica-store.ts';

/** Runs in Chromium, over its own IndexedDB: the device's store by itself, at the size of a large plant. */

const serverPage = 1000;

interface Sizes {
  readonly products: number;
  readonly lots: number;
}

async function open() {
  const db = new ReplicaDatabase();
  await db.open();
  const pause = createPause({
    monotonic: () => performance.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  });
  return createReplicaStore(db, (what, detail) => console.warn(what, detail), { pause });
}

/** As a first pull gives it: page after page, the last one with the boundary. */
async function load({ products, lots }: Sizes): Promise<Record<string, number>> {
  const store = await open();
  const count = products + 2 * lots;
  const rowAt = (at: number): PulledRow => {
    if (at < products) return pulled('product', aProduct(at));
    const lot = (at - products) % lots;
    return at < products + lots
      ? pulled('lot', aLot(lot, products))
      : pulled('stock', aStock(lot, products), stockId(lot, products));
  };
  // A reader that must not wait for all this: what a scan would ask meanwhile.
  const waits: number[] = [];
  const loading = new AbortController();
  const reading = (async () => {
    while (!loading.signal.aborted) {
      const before = performance.now();
      await store.find('lot', 'exact:NOT-THERE', 1);
      waits.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const started = performance.now();
  let staged = 0;
  for (let at = 0; at < count; at += serverPage) {
    const isLast = at + serverPage >= count;
    if (isLast) staged = performance.now();
    await store.take({
      serverEpoch: 'e1',
      serverTime: 0,
      rows: Array.from({ length: Math.min(serverPage, count - at) }, (_, n) => rowAt(at + n)),
      next: `n${at}`,
      boundary: isLast ? 1 : null,
      backedUp: 0,
    });
  }
  const ended = performance.now();
  loading.abort();
  await reading;
  return {
    rows: count,
    stagedMs: Math.round(staged - started),
    inForceMs: Math.round(ended - staged),
    longestReadMeanwhileMs: Math.round(Math.max(...waits)),
  };
}

async function look({ products, lots }: Sizes): Promise<Record<string, unknown>> {
  const started = performance.now();
  const store = await open();
  const opened = performance.now();
  await store.find('product', `barcode:${gtin(7)}`, 1);
  const first = performance.now();
  const pick = (most: number): number => Math.floor(Math.random() * most);
  const timed = async (work: () => Promise<readonly unknown[]>, wanted: number): Promise<number[]> => {
    const times: number[] = [];
    for (let round = 0; round < 200; round += 1) {
      const before = performance.now();
      const found = await work();
      times.push(performance.now() - before);
      if (found.length < wanted) throw new Error('Not found');
    }
    return times;
  };
  const page = async (): Promise<readonly Lot[]> => store.scanFrom('lot', `name:l-${pick(90) + 10}`, 50);
  const times = {
    barcode: await timed(() => store.find('product', `barcode:${gtin(pick(products))}`, 1), 1),
    barcodeMiss: await timed(() => store.find('product', `barcode:${gtin(products + pick(products))}`, 1), 0),
    lotByName: await timed(() => store.find('lot', `exact:L-${pick(lots)}`, 1), 1),
    lotById: await timed(async () => [await store.get('lot', lotId(pick(lots)))].filter(Boolean), 1),
    fiftyLotsByPrefix: await timed(page, 1),
    stockOfOneProduct: await timed(() => store.idsBeneath('stock', `${productId(pick(products))}/`), 1),
  };
  const scroll: number[] = [];
  let last: Lot | undefined;
  for (let at = 0; at < 100; at += 1) {
    const before = performance.now();
    const some: readonly Lot[] = await store.scanFrom(
      'lot',
      'name:',
      50,
      last && { term: `name:${last.name.toLowerCase()}`, id: last.id },
    );
    scroll.push(performance.now() - before);
    last = some.at(-1);
  }
  return {
    openMs: opened - started,
    openAndFirstLookupMs: first - started,
    times: { ...times, scrollPages: scroll },
  };
}

const pulled = (kind: string, row: { readonly id?: string } | Stock, id?: string): PulledRow => ({
  kind,
  id: id ?? (row as { id: string }).id,
  version: 1,
  row,
});

const hex = (lead: string, at: number): string => {
  // Spread over the key space as hashes are.
  const spread = (Math.imul(at + 1, 2_654_435_761) >>> 0).toString(16).padStart(8, '0');
  return `${spread}-${lead}-5000-8000-${String(at).padStart(12, '0')}`;
};
const productId = (at: number): ProductId => hex('0001', at) as ProductId;
const lotId = (at: number): LotId => hex('0002', at) as LotId;
const stockId = (at: number, products: number): string => `${productId(at % products)}/${lotId(at)}`;
const gtin = (at: number): string => `0952${String(at).padStart(10, '0')}`;
const shelf = hex('0003', 1) as LocationId;
const supplier = hex('0003', 2) as LocationId;
const operation = hex('0004', 1) as OperationId;

const aProduct = (at: number): Product => ({
  id: productId(at),
  code: `RM-${at}`,
  name: `Product ${at} of the house`,
  tracking: 'lot',
  unit: 'kg',
  precision: 3,
  barcodes: [gtin(at)],
  packagings: [],
  expiry: { expirationDays: 365, bestBeforeDays: 0, removalDays: 30, alertDays: 60 },
  category: null,
  responsible: null,
  supplierCodes: [],
  sequence: null,
  catchWeight: null,
  archived: false,
});

const aLot = (at: number, products: number): Lot => ({
  id: lotId(at),
  product: productId(at % products),
  name: `L-${at}`,
  reference: null,
  supplier: null,
  note: null,
  dates: {
    expiration: '2027-09-30' as Day,
    bestBefore: null,
    removal: '2027-08-31' as Day,
    alert: '2027-07-31' as Day,
  },
  holds: [],
  formerNames: [],
  archived: false,
  registered: { at: 1_790_000_000_000 as Instant, by: operation },
});

const aStock = (at: number, products: number): Stock => ({
  product: productId(at % products),
  lot: lotId(at),
  places: [
    { location: shelf, package: null, quantity: quantity(25), arrived: 1_790_000_000_000 as Instant },
    { location: supplier, package: null, quantity: quantity(-25), arrived: 1_790_000_000_000 as Instant },
  ],
  reserved: [],
  recent: [{ operation, from: supplier, to: shelf }],
});

Object.assign(globalThis, { bench: { load, look } });
