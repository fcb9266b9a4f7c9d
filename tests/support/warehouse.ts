import { usualScanning } from '../../src/domain/catalogue/scanning.ts';
import { noDates } from '../../src/domain/stock/expiry.ts';
import {
  type CategoryId,
  type LineId,
  type LocationId,
  type LotId,
  type OperationTypeId,
  type OrderId,
  type PackageId,
  type PersonId,
  type ProductId,
  type SequenceId,
  type SiteId,
  lotIdOf,
  packageIdOf,
} from '../../src/domain/base/ids.ts';
import { type Quantity, quantity } from '../../src/domain/base/quantity.ts';
import type { Order } from '../../src/domain/catalogue/order.ts';
import type { Location, OrderKind, Site } from '../../src/domain/catalogue/place.ts';
import type { Decision } from '../../src/domain/operations/define.ts';
import type { Intent, PayloadOf } from '../../src/domain/operations/registry.ts';
import { apply } from '../../src/domain/stock/apply.ts';
import { createDraft } from '../../src/domain/stock/draft.ts';
import type { Fact } from '../../src/domain/stock/facts.ts';
import { type Lot, type LotDates, stockKey } from '../../src/domain/stock/rows.ts';
import { type RowKind, absent, present, rowKey } from '../../src/domain/stock/view.ts';
import { type RuleBook, aDock, aProduct, anOrder, company, ids, newOperationId } from './rule-book.ts';

export const store = {
  muesli: 'muesli' as ProductId,
  tin: 'tin' as ProductId,
  stock: 'stock' as LocationId,
  shelfA: 'shelf-a' as LocationId,
  shelfB: 'shelf-b' as LocationId,
  loss: 'loss' as LocationId,
  scrap: 'scrap' as LocationId,
  production: 'production' as LocationId,
  deliveries: 'deliveries' as OperationTypeId,
  transfers: 'transfers' as OperationTypeId,
  delivery: 'order-out' as OrderId,
  unidentified: 'unidentified' as ProductId,
};

export const supervisor = { actor: 'carla' as PersonId };
export const worker = { actor: 'ana' as PersonId };

/** The dock of rule-book.ts with shelves behind it: muesli (lots, FEFO), tins (untracked), one delivery of 100 muesli. */
export function aWarehouse(options?: Parameters<typeof aDock>[0]): RuleBook {
  const book = aDock(options);
  book.put('category', 'food', {
    id: 'food' as CategoryId,
    name: 'Food',
    removal: 'fefo',
    archived: false,
  });
  const muesli = aProduct({ id: store.muesli, tracking: 'lot', category: 'food' as CategoryId });
  for (const product of [
    muesli,
    aProduct({ id: store.tin }),
    aProduct({ id: store.unidentified, tracking: 'lot' }),
  ])
    book.put('product', product.id, product);
  const places: [LocationId, Location['usage'], LocationId | null][] = [
    [store.stock, 'internal', null],
    [store.shelfA, 'internal', store.stock],
    [store.shelfB, 'internal', store.stock],
    [store.loss, 'inventory-loss', null],
    [store.scrap, 'scrap', null],
    [store.production, 'production', null],
  ];
  for (const [id, usage, parent] of places) book.put('location', id, aPlace({ id, usage, parent }));
  book.put('site', 'site', aSite());
  for (const [id, kind, to] of [
    [store.deliveries, 'delivery', ids.customer],
    [store.transfers, 'transfer', store.stock],
  ] as const)
    book.put('operation-type', id, {
      id,
      name: id,
      kind,
      createNew: false,
      useExisting: true,
      from: store.stock,
      to,
      backorder: 'ask',
      sequence: 'out' as SequenceId,
      approval: { when: 'never' },
    });
  book.put('order', store.delivery, aDelivery());
  return book;
}

export const aPlace = (more: Pick<Location, 'id'> & Partial<Location>): Location => ({
  name: more.id,
  barcode: null,
  usage: 'internal',
  parent: null,
  removal: null,
  archived: false,
  ...more,
});

export const aSite = (more: Partial<Site> = {}): Site => ({
  id: 'site' as SiteId,
  company,
  name: 'Mill',
  timeZone: 'UTC',
  language: 'en',
  shiftStart: 0,
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
  inventoryLoss: store.loss,
  scrap: store.scrap,
  production: store.production,
  unidentifiedProduct: store.unidentified,
  sharedSequence: 'shared' as SequenceId,
  ...more,
});

export const aDelivery = (more: Partial<Order> = {}): Order =>
  anOrder({
    id: store.delivery,
    kind: 'delivery',
    reference: 'OUT/00007',
    operationType: store.deliveries,
    from: store.stock,
    to: ids.customer,
    lines: [{ id: ids.line(1), product: store.muesli, expected: quantity(100), done: quantity(0) }],
    ...more,
  });

export const lotRef = (name: string, product: ProductId = store.muesli): { id: LotId; name: string } => ({
  id: lotIdOf(company, product, name),
  name,
});

export interface Stocked {
  readonly product?: ProductId;
  /** Null: goods without a number. */
  readonly lot?: string | null;
  readonly quantity?: number | string;
  readonly at?: LocationId;
  readonly sscc?: string;
  readonly dates?: Partial<LotDates>;
  readonly arrived?: number;
  readonly more?: Partial<Lot>;
}

/** Goods that have been there before the test begins, as a receipt would have left them. */
export function stocked(book: RuleBook, said: Stocked): LotId | null {
  const { product = store.muesli, lot: name = 'MU-1', at = store.shelfA, arrived = 0, sscc, dates } = said;
  const operation = newOperationId();
  const lot = name === null ? null : lotIdOf(company, product, name);
  const inside = sscc === undefined ? null : packageIdOf(company, sscc);
  const facts: Fact[] = [];
  if (lot !== null && name !== null && !book.get('lot', lot))
    facts.push({
      kind: 'lot-registered',
      lot: {
        id: lot,
        product,
        name,
        reference: null,
        supplier: ids.farm,
        note: null,
        dates: { ...noDates, ...dates },
        holds: [],
        formerNames: [],
        archived: false,
        registered: { at: arrived, by: operation },
        ...said.more,
      },
    });
  if (sscc !== undefined && inside && !book.get('package', inside))
    facts.push({ kind: 'package-registered', package: { id: inside, sscc, order: null, contents: [] } });
  facts.push({
    kind: 'moved',
    move: {
      id: `${operation}/0`,
      operation,
      product,
      lot,
      package: inside,
      quantity: quantity(said.quantity ?? 10),
      weight: null,
      from: ids.supplier,
      to: at,
      order: null,
      line: null,
      at: arrived,
      packaging: null,
      grade: null,
      reverses: null,
    },
  });
  bring(book, facts);
  return lot;
}

/** Facts, as if they had been accepted long ago. */
export function bring(book: RuleBook, facts: readonly Fact[]): void {
  const draft = createDraft({
    get<Kind extends RowKind>(kind: Kind, id: string) {
      const row = book.rows.get(rowKey(kind, id));
      return row === undefined ? absent : present(row as never);
    },
  });
  for (const fact of facts) apply(draft, fact);
  for (const [key, row] of draft.written) if (row) book.rows.set(key, row);
}

export const at = (
  book: RuleBook,
  location: LocationId,
  name: string | null = 'MU-1',
  product: ProductId = store.muesli,
  inside: PackageId | null = null,
): Quantity | undefined =>
  book
    .get('stock', stockKey(product, name === null ? null : lotIdOf(company, product, name)))
    ?.places.find((place) => place.location === location && place.package === inside)?.quantity;

/** Flag codes, or the refusal's with `held ` or `refused ` before it. */
export const codes = (decision: Decision): string[] =>
  decision.ok
    ? decision.flags.map(({ code }) => code)
    : [`${decision.held ? 'held' : 'refused'} ${decision.refusal.code}`];

export const argsOf = (decision: Decision): unknown[] =>
  decision.ok ? decision.flags.map(({ args }) => args) : [decision.refusal.args];

type Loose = Exclude<PayloadOf<'deliver'>['goods'], { whole: PackageId }>;

export const loose = (
  more: Partial<Omit<Loose, 'lot' | 'quantity'>> & { lot?: string | null; quantity?: number | string } = {},
): Loose => {
  const { lot = 'MU-1', quantity: amount = 5, product = store.muesli, ...rest } = more;
  return {
    product,
    lot: lot === null ? null : lotRef(lot, product),
    quantity: quantity(amount),
    weight: null,
    packaging: null,
    package: null,
    ...rest,
  };
};

export const aDeliver = (
  goods: PayloadOf<'deliver'>['goods'] = loose(),
  more: Partial<PayloadOf<'deliver'>> = {},
): Intent => ({
  kind: 'deliver',
  payload: {
    order: store.delivery,
    line: ids.line(1),
    operationType: store.deliveries,
    goods,
    from: store.shelfA,
    to: ids.customer,
    entry: 'scanned',
    ...more,
  },
});

export const aTransfer = (
  goods: PayloadOf<'transfer'>['goods'] = loose(),
  more: Partial<PayloadOf<'transfer'>> = {},
): Intent => ({
  kind: 'transfer',
  payload: {
    goods,
    from: store.shelfA,
    to: store.shelfB,
    into: null,
    order: null,
    entry: 'scanned',
    ...more,
  },
});

export const openDelivery = (
  lines: readonly (readonly [ProductId, number | string])[],
  kind: OrderKind = 'delivery',
): Intent => ({
  kind: 'open-order',
  payload: {
    kind,
    operationType: store.deliveries,
    reference: 'OUT/00050',
    partner: null,
    origin: 'SO-12',
    from: store.stock,
    to: ids.customer,
    scheduled: '2026-11-21' as Order['scheduled'],
    lines: lines.map(([product, expected], n) => ({
      id: `line-${n + 1}` as LineId,
      product,
      expected: quantity(expected),
    })),
  },
});

/** Who has what kept, as "MU-1 5 @shelf-a". */
export const kept = (book: RuleBook, order: OrderId): string[] =>
  (book.get('order', order)?.reservations ?? []).map(
    ({ lot, quantity: amount, location }) =>
      `${lot === null ? '-' : (book.get('lot', lot)?.name ?? lot)} ${amount} @${location}`,
  );
