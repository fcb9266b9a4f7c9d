import { dayAt } from '../../src/domain/base/calendar.ts';
import {
  type CompanyId,
  type DeviceId,
  type LineId,
  type LocationId,
  type OperationId,
  type OperationTypeId,
  type OrderId,
  type PartnerId,
  type PersonId,
  type ProductId,
  type SequenceId,
  type SiteId,
  uuidV7,
} from '../../src/domain/base/ids.ts';
import { quantity } from '../../src/domain/base/quantity.ts';
import type { Order } from '../../src/domain/catalogue/order.ts';
import { usualProfile } from '../../src/domain/catalogue/person.ts';
import type { Location } from '../../src/domain/catalogue/place.ts';
import type { Product } from '../../src/domain/catalogue/product.ts';
import type { Circumstances, Decision } from '../../src/domain/operations/define.ts';
import { missingKeys, understand } from '../../src/domain/operations/judge.ts';
import type { Intent, PayloadOf } from '../../src/domain/operations/registry.ts';
import { apply } from '../../src/domain/stock/apply.ts';
import { createDraft } from '../../src/domain/stock/draft.ts';
import { datesOf } from '../../src/domain/stock/expiry.ts';
import { liesInHouse } from '../../src/domain/stock/on-hand.ts';
import type { Stock } from '../../src/domain/stock/rows.ts';
import {
  type Known,
  type RowKey,
  type RowKind,
  type RowOf,
  type StoredKind,
  derivedFrom,
  isDerived,
  absent,
  present,
  rowKey,
  unknown,
  type View,
} from '../../src/domain/stock/view.ts';

/** The rule book over plain memory: what a domain test talks to. Nothing is kept but rows. */
export interface RuleBook {
  readonly rows: Map<RowKey, RowOf[RowKind]>;
  readonly view: View;
  get<Kind extends RowKind>(kind: Kind, id: string): RowOf[Kind] | undefined;
  put<Kind extends StoredKind>(kind: Kind, id: string, row: RowOf[Kind]): void;
  /** Judges and, when accepted, applies, as the server would. */
  act(
    intent: Intent,
    more?: Partial<Circumstances> & { repairs?: OperationId },
  ): Decision & { id: OperationId };
}

export const company = '0193f5c0-0000-7000-8000-000000000001' as CompanyId;
export const today = dayAt(Date.UTC(2026, 10, 21), 'UTC');
const noon = Date.UTC(2026, 10, 21, 12);

let made = 0;
export const newOperationId = (): OperationId =>
  uuidV7(noon + (made += 1), new Uint8Array(10).fill(made % 251)) as OperationId;

export function createRuleBook({ missing = 'absent' }: { missing?: 'absent' | 'unknown' } = {}): RuleBook {
  const rows = new Map<RowKey, RowOf[RowKind]>();
  let version = 0;
  const isHere = (key: string): boolean =>
    liesInHouse(
      rows.get(rowKey('stock', key)) as Stock,
      (id) => (rows.get(rowKey('location', id)) as Location | undefined)?.usage,
    );
  const view = {
    get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]> {
      if (isDerived(kind)) {
        const { kind: stored, prefix } = derivedFrom[kind];
        const start = `${stored}/${prefix(id)}`;
        const keys = [...rows.keys()]
          .filter((key) => key.startsWith(start))
          .map((key) => key.slice(stored.length + 1))
          .filter((key) => kind !== 'in-house-of' || isHere(key));
        return present({ keys }) as Known<RowOf[Kind]>;
      }
      const row = rows.get(rowKey(kind, id));
      if (row !== undefined) return present(row as RowOf[Kind]);
      return missing === 'absent' ? absent : unknown;
    },
  };
  const book: RuleBook = {
    rows,
    view,
    get: <Kind extends RowKind>(kind: Kind, id: string) =>
      rows.get(rowKey(kind, id)) as RowOf[Kind] | undefined,
    put: (kind, id, row) => void rows.set(rowKey(kind, id), row),
    act(intent, { repairs, ...more } = {}) {
      const understood = understand({
        kind: intent.kind,
        v: 1,
        payload: intent.payload,
        repairs: repairs ?? null,
      });
      if (!understood.ok) throw new Error(JSON.stringify(understood.error));
      version += 1;
      const at = more.at ?? noon + version * 1000;
      const circumstances: Circumstances = {
        operation: newOperationId(),
        company,
        site: 'site' as SiteId,
        device: 'handheld' as DeviceId,
        actor: 'ben' as PersonId,
        at,
        today,
        seen: version - 1,
        version,
        reason: null,
        ...more,
      };
      const loaded = new Set<RowKey>();
      for (;;) {
        const next = missingKeys(understood.value, circumstances, view, loaded);
        if (next.length === 0) break;
        for (const key of next) loaded.add(key);
      }
      // A rule that reads what it did not name is a bug, here as on the server.
      const named = {
        get<Kind extends RowKind>(kind: Kind, id: string): Known<RowOf[Kind]> {
          if (!loaded.has(rowKey(kind, id))) throw new Error(`${kind}/${id} was not named`);
          return view.get(kind, id);
        },
      };
      const decision = understood.value.decide(circumstances, named, null);
      if (decision.ok) {
        const draft = createDraft(named);
        for (const fact of decision.facts) apply(draft, fact);
        for (const [key, row] of draft.written) {
          if (row === null) rows.delete(key);
          else rows.set(key, row);
        }
        const { operation: id, device, actor } = circumstances;
        book.put('operation', id, {
          id,
          kind: intent.kind,
          device,
          actor,
          at,
          state: 'accepted',
          facts: [...decision.facts],
          why: null,
          flags: [...decision.flags],
          reason: circumstances.reason,
          settled: null,
        });
      }
      return { ...decision, id: circumstances.operation };
    },
  };
  return book;
}

export const ids = {
  oats: 'oats' as ProductId,
  motor: 'motor' as ProductId,
  bolt: 'bolt' as ProductId,
  cheese: 'cheese' as ProductId,
  receipts: 'receipts' as OperationTypeId,
  supplier: 'supplier' as LocationId,
  dock: 'dock' as LocationId,
  customer: 'customer' as LocationId,
  order: 'order-31' as OrderId,
  line: (n: number): LineId => `line-${n}` as LineId,
  farm: 'farm' as PartnerId,
};

export const aProduct = (more: Partial<Product> & Pick<Product, 'id'>): Product => ({
  code: more.id,
  name: more.id,
  tracking: 'none',
  unit: 'pcs',
  precision: 0,
  barcodes: [],
  packagings: [],
  expiry: null,
  category: null,
  responsible: null,
  supplierCodes: [],
  sequence: null,
  catchWeight: null,
  archived: false,
  ...more,
});

export const anOrder = (more: Partial<Order> = {}): Order => ({
  id: ids.order,
  kind: 'receipt',
  reference: 'IN/00031',
  operationType: ids.receipts,
  partner: ids.farm,
  origin: null,
  from: ids.supplier,
  to: ids.dock,
  scheduled: today,
  state: 'open',
  lines: [{ id: ids.line(1), product: ids.oats, expected: quantity(1000), done: quantity(0) }],
  announced: [],
  unplanned: false,
  backorder: null,
  backorderOf: null,
  reservations: [],
  making: null,
  ended: null,
  ...more,
});

/** A dock, a farm that delivers oats, motors, bolts and cheese, people, and one receipt of 1,000 kg of oats. */
export function aDock(options?: Parameters<typeof createRuleBook>[0]): RuleBook {
  const book = createRuleBook(options);
  const oatRule = { expirationDays: 365, bestBeforeDays: 30, removalDays: 45, alertDays: 60 };
  const products = [
    aProduct({ id: ids.oats, tracking: 'lot', unit: 'kg', precision: 3, expiry: oatRule }),
    aProduct({ id: ids.motor, tracking: 'serial' }),
    aProduct({ id: ids.bolt }),
    aProduct({
      id: ids.cheese,
      tracking: 'lot',
      catchWeight: { unit: 'kg', nominal: quantity(8), tolerancePercent: 10 },
    }),
  ];
  for (const product of products) book.put('product', product.id, product);
  const places = [
    [ids.supplier, 'supplier'],
    [ids.dock, 'internal'],
    [ids.customer, 'customer'],
  ] as const;
  for (const [id, usage] of places)
    book.put('location', id, {
      id,
      name: id,
      barcode: null,
      usage,
      parent: null,
      removal: null,
      archived: false,
    });
  const people = [
    ['ana', 'worker'],
    ['ben', 'receiver'],
    ['carla', 'supervisor'],
    ['eve', 'administrator'],
  ] as const;
  for (const [id, role] of people)
    book.put('person', id, {
      id: id as PersonId,
      name: id,
      roles: [role],
      active: true,
      badge: null,
      pin: null,
      profile: usualProfile,
    });
  book.put('operation-type', ids.receipts, {
    id: ids.receipts,
    name: 'Receipts',
    kind: 'receipt',
    createNew: true,
    useExisting: false,
    from: ids.supplier,
    to: ids.dock,
    backorder: 'ask',
    sequence: 'in' as SequenceId,
    approval: { when: 'never' },
  });
  book.put('order', ids.order, anOrder());
  return book;
}

type Receive = PayloadOf<'receive'>;

/** A receipt of 25 kg of oats in lot L-2611, or whatever else is named. */
export function aReceive(
  more: Partial<Omit<Receive, 'lot'>> & {
    lot?: string | null;
    label?: Receive['lot'] extends infer L ? (L extends { label: infer D } ? Partial<D> : never) : never;
  } = {},
): Intent {
  const { lot = 'L-2611', label = {}, ...rest } = more;
  const said = { expiration: label.expiration ?? null, bestBefore: label.bestBefore ?? null };
  const dates = datesOf(
    null,
    { expiration: said.expiration ?? undefined, bestBefore: said.bestBefore ?? undefined },
    today,
  );
  return {
    kind: 'receive',
    payload: {
      order: ids.order,
      line: ids.line(1),
      operationType: ids.receipts,
      product: ids.oats,
      lot: lot === null ? null : { name: lot, label: said, dates, reference: null },
      quantity: quantity(25),
      weight: null,
      packaging: null,
      sscc: null,
      from: ids.supplier,
      to: ids.dock,
      entry: 'scanned',
      unidentified: null,
      ...rest,
    },
  };
}
