import { usualScanning } from '../../src/domain/catalogue/scanning.ts';
import {
  type BomId,
  type CategoryId,
  type LineId,
  type LocationId,
  type LotId,
  type OperationId,
  type OperationTypeId,
  type OrderId,
  type PersonId,
  type ProductId,
  type SequenceId,
  type SiteId,
  lotIdOf,
} from '../../src/domain/base/ids.ts';
import { type Quantity, quantity, zero } from '../../src/domain/base/quantity.ts';
import type { Bom } from '../../src/domain/catalogue/bom.ts';
import type { Order } from '../../src/domain/catalogue/order.ts';
import { usualProfile } from '../../src/domain/catalogue/person.ts';
import type { OperationType } from '../../src/domain/catalogue/place.ts';
import { approvalHash, signedHash } from '../../src/domain/making/approval-hash.ts';
import { contentHash, producedBy } from '../../src/domain/making/content.ts';
import type { Takes } from '../../src/domain/making/takes.ts';
import { toRuns } from '../../src/domain/numbering/runs.ts';
import type { Decision } from '../../src/domain/operations/define.ts';
import type { Intent, PayloadOf } from '../../src/domain/operations/registry.ts';
import { noDates } from '../../src/domain/stock/expiry.ts';
import type { LotDates } from '../../src/domain/stock/rows.ts';
import { stockKey } from '../../src/domain/stock/rows.ts';
import { absent, present } from '../../src/domain/stock/view.ts';
import { type RuleBook, aProduct, company, createRuleBook, today } from './rule-book.ts';

/** The pump and muesli factory of the demo plant, small enough to reason about. */
export const plant = {
  pump: 'pump' as ProductId,
  motor: 'motor' as ProductId,
  seal: 'seal' as ProductId,
  grease: 'grease' as ProductId,
  bolt: 'bolt' as ProductId,
  muesli: 'muesli' as ProductId,
  oats: 'oats' as ProductId,
  honey: 'honey' as ProductId,
  bran: 'bran' as ProductId,
  shelf: 'shelf' as LocationId,
  bench: 'bench' as LocationId,
  production: 'production' as LocationId,
  making: 'making' as OperationTypeId,
  pumpBill: 'pump-bill' as BomId,
  muesliBill: 'muesli-bill' as BomId,
  order: 'mo-109' as OrderId,
  line: (name: string): LineId => `line-${name}` as LineId,
};

export const people = {
  ana: 'ana' as PersonId,
  abe: 'abe' as PersonId,
  carla: 'carla' as PersonId,
  dov: 'dov' as PersonId,
};

export const lotOf = (product: ProductId, name: string): LotId => lotIdOf(company, product, name);

export const pumpBill: Bom = {
  id: plant.pumpBill,
  product: plant.pump,
  quantity: quantity(1),
  components: [
    { id: plant.line('motor'), product: plant.motor, quantity: quantity(1), step: 'assemble' },
    { id: plant.line('seal'), product: plant.seal, quantity: quantity(1), step: 'assemble' },
    { id: plant.line('grease'), product: plant.grease, quantity: quantity(20), step: '' },
    { id: plant.line('bolt'), product: plant.bolt, quantity: quantity(8), step: '' },
  ],
  byProducts: [],
  steps: ['assemble', 'test'],
  strict: false,
  archived: false,
};

const muesliBill: Bom = {
  id: plant.muesliBill,
  product: plant.muesli,
  quantity: quantity(100),
  components: [
    { id: plant.line('oats'), product: plant.oats, quantity: quantity('43.5'), step: '' },
    { id: plant.line('honey'), product: plant.honey, quantity: quantity(8), step: '' },
  ],
  byProducts: [{ product: plant.bran, quantity: quantity('1.5') }],
  steps: [],
  strict: false,
  archived: false,
};

export interface Setting {
  readonly approval?: OperationType['approval'];
  readonly missing?: 'absent' | 'unknown';
  readonly type?: Partial<OperationType>;
}

export function aWorkshop({
  approval = { when: 'never' },
  missing = 'absent',
  type = {},
}: Setting = {}): RuleBook {
  const book = createRuleBook({ missing });
  const oatRule = { expirationDays: 365, bestBeforeDays: 30, removalDays: 45, alertDays: 60 };
  const dry = 'dry' as CategoryId;
  for (const product of [
    aProduct({ id: plant.pump, tracking: 'serial' }),
    aProduct({ id: plant.motor, tracking: 'serial' }),
    aProduct({ id: plant.seal, tracking: 'lot' }),
    aProduct({ id: plant.grease, tracking: 'lot', unit: 'g', precision: 1 }),
    aProduct({ id: plant.bolt }),
    aProduct({ id: plant.muesli, tracking: 'lot', expiry: { ...oatRule, expirationDays: 180 } }),
    aProduct({ id: plant.oats, tracking: 'lot', unit: 'kg', precision: 3, expiry: oatRule, category: dry }),
    aProduct({ id: plant.honey, tracking: 'lot', unit: 'kg', precision: 3, category: dry }),
    aProduct({ id: plant.bran, tracking: 'lot', unit: 'kg', precision: 3 }),
  ])
    book.put('product', product.id, product);
  book.put('category', dry, { id: dry, name: 'Dry goods', removal: 'fefo', archived: false });
  for (const [id, usage] of [
    [plant.shelf, 'internal'],
    [plant.bench, 'internal'],
    [plant.production, 'production'],
    ['loss' as LocationId, 'inventory-loss'],
    ['scrap' as LocationId, 'scrap'],
  ] as const)
    book.put('location', id, {
      id,
      name: id,
      barcode: null,
      usage,
      parent: null,
      removal: null,
      archived: false,
    });
  for (const [id, roles] of [
    ['ana', ['worker']],
    ['abe', ['worker']],
    ['ben', ['receiver']],
    ['carla', ['supervisor']],
    ['dov', ['worker', 'supervisor']],
    ['eve', ['administrator']],
  ] as const)
    book.put('person', id, {
      id: id as PersonId,
      name: id,
      roles: [...roles],
      active: true,
      badge: null,
      pin: null,
      profile: usualProfile,
    });
  book.put('operation-type', plant.making, {
    id: plant.making,
    name: 'Manufacturing',
    kind: 'manufacture',
    createNew: true,
    useExisting: true,
    from: plant.shelf,
    to: plant.bench,
    backorder: 'ask',
    sequence: 'mo' as SequenceId,
    approval,
    ...type,
  });
  const site = 'site' as SiteId;
  book.put('site', site, {
    id: site,
    company,
    name: 'Plant',
    timeZone: 'UTC',
    language: 'en',
    shiftStart: 360,
    allowNegativeStock: true,
    traceability: true,
    expiryDates: true,
    numbersOnSlips: true,
    lockAfter: 5,
    scanning: usualScanning,
    reasons: {},
    companyPrefix: null,
    packageSequence: 'packages' as SequenceId,
    expiredNeedsSupervisor: true,
    inventoryLoss: 'loss' as LocationId,
    scrap: 'scrap' as LocationId,
    production: plant.production,
    unidentifiedProduct: 'unidentified' as ProductId,
    sharedSequence: 'shared' as SequenceId,
  });
  book.put('bom', pumpBill.id, pumpBill);
  book.put('bom', muesliBill.id, muesliBill);
  return book;
}

/** Goods on a shelf, as if they had always been there. */
export function stocked(
  book: RuleBook,
  product: ProductId,
  lot: string | null,
  amount: number | string,
  more: { readonly dates?: Partial<LotDates>; readonly at?: LocationId; readonly arrived?: number } = {},
): void {
  const id = lot === null ? null : lotOf(product, lot);
  if (id && lot)
    book.put('lot', id, {
      id,
      product,
      name: lot,
      reference: null,
      supplier: null,
      note: null,
      dates: { ...noDates, ...more.dates },
      holds: [],
      formerNames: [],
      archived: false,
      registered: { at: 0, by: 'opening' as OperationId },
    });
  const place = {
    location: more.at ?? plant.shelf,
    package: null,
    quantity: quantity(amount),
    arrived: more.arrived ?? 0,
  };
  const loss = { ...place, location: 'loss' as LocationId, quantity: quantity(`-${amount}`) };
  book.put('stock', stockKey(product, id), {
    product,
    lot: id,
    places: [loss, place],
    reserved: [],
    recent: [],
  });
}

/** A confirmed order, opened by the rule itself. */
export function confirmed(
  book: RuleBook,
  product: ProductId,
  amount: number,
  bom: BomId | null,
  reference = 'WH/MO/00042',
): OrderId {
  const opened = book.act(
    {
      kind: 'open-order',
      payload: {
        kind: 'manufacture',
        operationType: plant.making,
        reference,
        partner: null,
        origin: null,
        from: plant.shelf,
        to: plant.bench,
        scheduled: today,
        lines: [],
        making: { product, quantity: quantity(amount), bom },
      },
    },
    { actor: people.ana },
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const [fact] = opened.facts;
  if (fact?.kind !== 'order-opened') throw new Error('not opened');
  return fact.order.id;
}

/** Pumps to make, with motors, seals, grease and bolts for them on the shelf. */
export function pumps(units: number, setting: Setting = {}): { book: RuleBook; order: OrderId } {
  const book = aWorkshop(setting);
  for (let n = 1; n <= units + 2; n += 1) stocked(book, plant.motor, motorName(n), 1);
  stocked(book, plant.seal, 'SK-1', Math.ceil(units / 2));
  stocked(book, plant.seal, 'SK-2', units);
  stocked(book, plant.grease, 'GR-5', 20 * units + 100);
  stocked(book, plant.bolt, null, 10 * units);
  return { book, order: confirmed(book, plant.pump, units, plant.pumpBill) };
}

export const motorName = (n: number): string => `MT-${String(n).padStart(4, '0')}`;
export const pumpName = (n: number): string => `PP-${String(n).padStart(4, '0')}`;

/** Scanned components for so many pumps: motors one by one, two seal lots, grease and bolts. */
export function pumpTakes(units: number, first = 1): Takes[] {
  const common = { from: plant.shelf, package: null };
  const half = Math.ceil(units / 2);
  const motors = Array.from({ length: units }, (_, at) => motorName(first + at));
  const seals: Takes['goods'] = [['SK-1', quantity(half), null]];
  if (units > half) seals.push(['SK-2', quantity(units - half), null]);
  return [
    {
      ...common,
      line: plant.line('motor'),
      product: plant.motor,
      grade: 'scanned',
      goods: motors.map((name) => [name, quantity(1), null]),
    },
    { ...common, line: plant.line('seal'), product: plant.seal, grade: 'scanned', goods: seals },
    {
      ...common,
      line: plant.line('grease'),
      product: plant.grease,
      grade: 'assumed',
      goods: [['GR-5', quantity(20 * units), null]],
    },
    {
      ...common,
      line: plant.line('bolt'),
      product: plant.bolt,
      grade: 'assumed',
      goods: [[null, quantity(8 * units), null]],
    },
  ];
}

type Of<Kind extends 'produce' | 'produce-batch' | 'consume'> = PayloadOf<Kind>;

export const produce = (order: OrderId, more: Partial<Of<'produce'>> = {}): Intent => ({
  kind: 'produce',
  payload: {
    order,
    quantity: quantity(1),
    number: null,
    dates: null,
    to: plant.bench,
    takes: [],
    uses: 'all',
    rest: 'continue',
    byProducts: [],
    ...more,
  },
});

export const numbers = (names: readonly string[], reserved = true): Of<'produce-batch'>['numbers'] =>
  toRuns(names).map((run) => ({ ...run, reserved }));

export const names = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) => pumpName(from + at));

export const produceBatch = (
  order: OrderId,
  of: readonly string[],
  more: Partial<Of<'produce-batch'>> = {},
): Intent => ({
  kind: 'produce-batch',
  payload: {
    order,
    numbers: numbers(of),
    dates: null,
    to: plant.bench,
    takes: pumpTakes(of.length),
    rest: 'backorder',
    ...more,
  },
});

export const prepare = (order: OrderId, of: readonly string[]): Intent => ({
  kind: 'prepare',
  payload: { order, numbers: numbers(of) },
});

export const consume = (
  order: OrderId,
  product: ProductId,
  lot: string | null,
  amount: number | string,
  more: Partial<Of<'consume'>> = {},
): Intent => ({
  kind: 'consume',
  payload: {
    order,
    line: plant.line(product),
    product,
    lot,
    quantity: quantity(amount),
    from: plant.shelf,
    package: null,
    grade: 'scanned',
    ...more,
  },
});

/** An approval as a tablet makes it: it reads what stands there now, and signs over that. */
export function decision(
  book: RuleBook,
  kind: 'approve' | 'reject',
  productions: readonly OperationId[],
  name = 'carla',
): Intent {
  const signed = productions.map((operation) => ({ operation, hash: hashNow(book, operation) }));
  return {
    kind,
    payload: {
      productions: signed,
      signature: { name, meaning: 'Released for use', at: 0, over: signedHash(signed), seal: noSeal },
    },
  };
}

export function hashNow(book: RuleBook, operation: OperationId): string {
  const row = book.get('operation', operation);
  if (!row) return approvalHash([]);
  return contentHash(
    producedBy(row, {
      get(kind, id) {
        const value = book.get(kind, id);
        return value === undefined ? absent : present(value);
      },
    }),
  );
}

export const codes = (decided: Decision): string[] =>
  decided.ok ? decided.flags.map(({ code }) => code) : [decided.refusal.code];

/** Units and the rest under a root, in the order of their ordinals. */
export const under = (book: RuleBook, root: OrderId): Order[] =>
  [...book.rows]
    .filter(([key]) => key.startsWith('order/'))
    .map(([, row]) => row as Order)
    .filter(({ id, making }) => making?.root?.order === root || id === root)
    .toSorted((a, b) => (a.making?.root?.ordinal ?? 0) - (b.making?.root?.ordinal ?? 0));

export const balance = (book: RuleBook, product: ProductId, lot: string | null, at: LocationId): Quantity =>
  book
    .get('stock', stockKey(product, lot === null ? null : lotOf(product, lot)))
    ?.places.find(({ location }) => location === at)?.quantity ?? zero;

/** On a device nobody looks at the seal: the server does, before the rule. */
export const noSeal = '-'.repeat(43);
