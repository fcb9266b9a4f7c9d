import type { Day, Instant } from '../base/calendar.ts';
import type { DeviceId, OperationId, OrderId, PersonId, ProductId } from '../base/ids.ts';
import { type Quantity, add, compare, isZero, sum, zero } from '../base/quantity.ts';
import type { Consumption } from '../catalogue/order.ts';
import { type Lot, pedigreeKey } from '../stock/rows.ts';
import { type OperationRow, type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { type BatchList, readBatch } from './batch-faults.ts';
import { type ProducedOn, contentHash, producedBy, producedKeys, producersOf } from './content.ts';
import { scale } from './share.ts';

type Grade = Consumption['grade'];

/** One lot, or one untracked product, that went into what was made. */
export interface UsedComponent {
  readonly product: ProductId;
  readonly lot: Lot | null;
  readonly quantity: Quantity;
  /** How sure it is, each way that occurs. */
  readonly grades: readonly Grade[];
  /** Past its expiration on the day of production. */
  readonly expired: boolean;
  /** Held for another reason than an approval. */
  readonly held: boolean;
}

/** Planned for what was made, against what went in; only where they differ. */
export interface Difference {
  readonly product: ProductId;
  readonly planned: Quantity;
  readonly used: Quantity;
}

/** [APR-3] Everything a supervisor must see before they sign: one production, or all that wait under one order. */
export interface ForApproval {
  /** What a decision names: the productions, and the hash of what of each still waits. */
  readonly productions: readonly { readonly operation: OperationId; readonly hash: string }[];
  /** The order's name, or that of the order it was split from. */
  readonly reference: string;
  readonly order: OrderId;
  readonly product: ProductId;
  readonly quantity: Quantity;
  /** What the order as a whole was meant to make. */
  readonly planned: Quantity;
  readonly units: number;
  readonly numbers: BatchList;
  /** Of the first and of the last production. */
  readonly from: Instant;
  readonly until: Instant;
  readonly devices: readonly DeviceId[];
  readonly producers: readonly PersonId[];
  readonly components: readonly UsedComponent[];
  readonly differences: readonly Difference[];
  /** [PRD-7] Units or lots whose components are not all accounted for. */
  readonly incomplete: number;
  readonly flags: OperationRow['flags'];
  readonly reasons: readonly string[];
  /** Nothing that asks for a second look: such ones may be released several at once. */
  readonly isClean: boolean;
}

/** What `forApproval` reads; ask again until it names nothing new. */
export function forApprovalKeys(ids: readonly OperationId[], view: View): RowKey[] {
  const keys = new Set<RowKey>();
  for (const id of ids) {
    for (const key of producedKeys(id, view)) keys.add(key);
    const operation = found(view, 'operation', id);
    for (const { order, item } of operation ? producedBy(operation, view) : []) {
      if (order.making) keys.add(rowKey('product', order.making.product));
      for (const { product, lot } of item.inputs) {
        keys.add(rowKey('product', product));
        if (lot) keys.add(rowKey('lot', lot));
      }
    }
  }
  return [...keys];
}

/** Nothing when none of it waits any more. */
export function forApproval(
  ids: readonly OperationId[],
  view: View,
  dayOf: (at: Instant) => Day,
): ForApproval | undefined {
  const standing = ids.flatMap((id): Production[] => {
    const operation = found(view, 'operation', id);
    if (!operation || operation.settled) return [];
    const all = producedBy(operation, view);
    const waiting = all.filter(({ approval }) => approval === 'waiting');
    return waiting.length > 0 ? [{ operation, waiting, hash: contentHash(all) }] : [];
  });
  const waiting = standing.flatMap((each) => each.waiting);
  const operations = standing.map(({ operation }) => operation).toSorted((a, b) => a.at - b.at);
  const [first] = waiting;
  const [earliest, latest] = [operations[0], operations.at(-1)];
  if (!first?.order.making || !earliest || !latest) return undefined;
  const { making, reference } = first.order;
  const names = waiting.flatMap(({ lot }) => (lot ? [found(view, 'lot', lot)?.name ?? ''] : []));
  const numbers = readBatch(names, names.length, () => false);
  const components = componentsOf(view, waiting, dayOf(latest.at));
  const differences = differencesOf(view, waiting);
  const incomplete = standing.flatMap(({ operation, waiting: some }) =>
    some.filter(({ lot }) => isIncomplete(view, lot, operation.id)),
  ).length;
  const flags = operations.flatMap((operation) => operation.flags);
  return {
    productions: standing.map(({ operation, hash }) => ({ operation: operation.id, hash })),
    reference: making.root?.reference ?? reference,
    order: first.order.id,
    product: making.product,
    quantity: sum(waiting.map(({ item }) => item.quantity)),
    planned: making.root?.planned ?? making.quantity,
    units: waiting.length,
    numbers,
    from: earliest.at,
    until: latest.at,
    devices: [...new Set(operations.map(({ device }) => device))],
    producers: [
      ...new Set(
        standing.flatMap(({ operation, waiting: some }) => [...producersOf(operation, some)] as PersonId[]),
      ),
    ],
    components,
    differences,
    incomplete,
    flags,
    reasons: [...new Set(operations.flatMap(({ reason }) => (reason ? [reason] : [])))],
    isClean:
      flags.length === 0 &&
      incomplete === 0 &&
      differences.length === 0 &&
      numbers.faults.gaps.length + numbers.faults.duplicates.length === 0 &&
      components.every(({ lot, grades, expired, held }) => !expired && !held && (!lot || isSure(grades))),
  };
}

interface Production {
  readonly operation: OperationRow;
  readonly waiting: readonly ProducedOn[];
  readonly hash: string;
}

const isSure = (grades: readonly Grade[]): boolean => !grades.includes('assumed');

function isIncomplete(view: View, lot: Lot['id'] | null, operation: OperationId): boolean {
  const pedigree = lot && found(view, 'pedigree', pedigreeKey(lot, operation));
  return pedigree ? pedigree.gaps.length > 0 : false;
}

function componentsOf(view: View, waiting: readonly ProducedOn[], day: Day): UsedComponent[] {
  const used = new Map<
    string,
    { input: ProducedOn['item']['inputs'][number]; quantity: Quantity; grades: Set<Grade> }
  >();
  for (const { item } of waiting)
    for (const input of item.inputs) {
      const key = `${input.product}\n${input.lot ?? ''}`;
      const before = used.get(key) ?? { input, quantity: zero, grades: new Set<Grade>() };
      before.grades.add(input.grade);
      used.set(key, { ...before, quantity: add(before.quantity, input.quantity) });
    }
  return [...used.values()].map(({ input, quantity, grades }) => {
    const lot = (input.lot && found(view, 'lot', input.lot)) || null;
    const end = lot?.dates.expiration ?? null;
    return {
      product: input.product,
      lot,
      quantity,
      grades: [...grades],
      expired: end !== null && end < day,
      held: lot !== null && lot.holds.some(({ why }) => why !== 'approval'),
    };
  });
}

function differencesOf(view: View, waiting: readonly ProducedOn[]): Difference[] {
  const planned = new Map<ProductId, Quantity>();
  const used = new Map<ProductId, Quantity>();
  const count = (into: Map<ProductId, Quantity>, product: ProductId, quantity: Quantity): void => {
    into.set(product, add(into.get(product) ?? zero, quantity));
  };
  for (const { order, item } of waiting) {
    const { making } = order;
    // Without a bill nothing was planned, so nothing can differ from it (PRD-11).
    if (!making || making.bom === null || isZero(making.quantity)) continue;
    for (const { product, expected } of order.lines) {
      const precision = found(view, 'product', product)?.precision ?? 6;
      count(planned, product, scale(expected, item.quantity, making.quantity, precision, 'down'));
    }
    for (const input of item.inputs) count(used, input.product, input.quantity);
  }
  return [...new Set([...planned.keys(), ...used.keys()])]
    .map((product) => ({
      product,
      planned: planned.get(product) ?? zero,
      used: used.get(product) ?? zero,
    }))
    .filter((each) => compare(each.planned, each.used) !== 0);
}
