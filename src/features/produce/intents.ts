import type { LineId, LocationId, PackageId } from '#domain/base/ids.ts';
import { isPositive, one } from '#domain/base/quantity.ts';
import type { Product } from '#domain/catalogue/product.ts';
import type { MakingOrder } from '#domain/making/booking.ts';
import { lotRefOf } from '#domain/making/lot-ref.ts';
import type { Intent } from '#domain/operations/registry.ts';
import { candidateKeys, candidatesOf } from '#domain/stock/availability.ts';
import { removalStrategyFor, strategyKeys } from '#domain/stock/place-tree.ts';
import { inOrder } from '#domain/stock/removal.ts';
import { type Lot, stockKey } from '#domain/stock/rows.ts';
import { found, rowKey } from '#domain/stock/view.ts';
import type { Draft, Entry } from '../goods/draft.ts';
import { loadView } from '../goods/load-view.ts';
import type { FlowContext } from './flow-context.ts';

export interface From {
  readonly location: LocationId;
  readonly package: PackageId | null;
}

/** The lot of a draft as this device knows it: by its name, or by one that it had before (NUM-6). */
export async function lotOf({ floor }: FlowContext, { product, number }: Draft): Promise<Lot | undefined> {
  if (number === null) return undefined;
  const lots = await floor.world.find('lot', `exact:${number.trim()}`, 20);
  return lots.find((lot) => lot.product === product.id);
}

/**
 * Where goods are taken from: the place that was scanned, else where they are kept for this order, else where the books
 * say that they lie, else where the order takes its goods from.
 */
export async function fromOf(context: FlowContext, order: MakingOrder, draft: Draft): Promise<From> {
  const { floor, place } = context;
  const lot = (await lotOf(context, draft))?.id ?? null;
  const { id: product } = draft.product;
  const view = await loadView(floor.world, (each) => [
    ...candidateKeys(each, product),
    ...strategyKeys(each, found(each, 'product', product), order.from),
    rowKey('stock', stockKey(product, lot)),
  ]);
  const chosen = place.get();
  const strategy = removalStrategyFor(view, draft.product, order.from);
  const all = inOrder(strategy, candidatesOf(view, { product, within: order.from, order: order.id }));
  const lying = all.filter((each) => each.lot === lot);
  if (chosen !== null)
    return { location: chosen, package: lying.find(({ location }) => location === chosen)?.package ?? null };
  const kept = order.reservations.find((each) => each.product === product && each.lot === lot);
  if (kept) return { location: kept.location, package: kept.package };
  const [first] = [...lying.filter(({ available }) => isPositive(available)), ...lying];
  return first ?? { location: order.from, package: null };
}

const grades: Readonly<Record<Entry, 'scanned' | 'typed'>> = {
  scanned: 'scanned',
  typed: 'typed',
  picked: 'typed',
};
export const gradeOf = ({ entry, scans, product }: Draft): 'scanned' | 'typed' =>
  // Goods without numbers that were picked from the list were not scanned either.
  product.tracking === 'none' ? (scans.length > 0 ? 'scanned' : 'typed') : grades[entry];

const refOf = ({ company }: FlowContext, { product, number }: Draft, lot: Lot | undefined) => {
  if (number === null) return null;
  return lot ? lotRefOf(company, product.id, lot.id, number.trim()) : number.trim();
};

/** [A20, PRD-8] What becomes of a draft that misses nothing, by what it is meant for. */
export async function componentIntent(
  context: FlowContext,
  order: MakingOrder,
  draft: Draft,
): Promise<Intent> {
  const lot = await lotOf(context, draft);
  const { product } = draft;
  const quantity = draft.quantity ?? one;
  const ref = refOf(context, draft, lot);
  const from = await fromOf(context, order, draft);
  switch (context.purpose.get()) {
    case 'consume':
      return {
        kind: 'consume',
        payload: {
          order: order.id,
          line: draft.line ?? lineFor(order, product),
          product: product.id,
          lot: ref,
          quantity,
          ...(product.catchWeight && draft.weight !== null && { weight: draft.weight }),
          from: from.location,
          package: from.package,
          grade: gradeOf(draft),
        },
      };
    case 'return':
      return {
        kind: 'return-component',
        payload: {
          order: order.id,
          product: product.id,
          lot: ref,
          quantity,
          to: context.place.get() ?? order.from,
          package: null,
        },
      };
    case 'scrap':
      return {
        kind: 'scrap',
        payload: {
          goods: {
            product: product.id,
            lot: lot ? { id: lot.id, name: lot.name } : null,
            quantity,
            weight: null,
            packaging: draft.counted,
            package: from.package,
          },
          from: from.location,
          entry: draft.entry,
        },
      };
  }
}

const lineFor = ({ lines }: MakingOrder, { id }: Product): LineId | null =>
  lines.find(({ product }) => product === id)?.id ?? null;
