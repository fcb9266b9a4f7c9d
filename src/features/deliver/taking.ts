import type { LocationId, PackageId } from '#domain/base/ids.ts';
import type { Quantity } from '#domain/base/quantity.ts';
import type { Order } from '#domain/catalogue/order.ts';
import type { LotRef } from '#domain/operations/goods.ts';
import type { Intent } from '#domain/operations/registry.ts';
import type { Draft } from '../goods/draft.ts';

/** Where goods lie: a place, and what they lie in there. */
export interface Spot {
  readonly location: LocationId;
  readonly package: PackageId | null;
}

/** What is known so far of the goods that a worker takes for a delivery. */
export interface Taking {
  readonly draft: Draft;
  /** Null until the number is looked up, and for goods without one. */
  readonly lot: LotRef | null;
  readonly at: Spot | null;
  /** Somebody has said how many; a label alone may say more than the order wants. */
  readonly isCounted: boolean;
  /** [RCV-3] The same label once more was meant. */
  readonly isAnother: boolean;
  /** Why it is not what was proposed. */
  readonly reason: string | null;
}

export const takingOf = (draft: Draft): Taking => ({
  draft,
  lot: null,
  at: null,
  isCounted: false,
  isAnother: false,
  reason: null,
});

/** The operation of goods that miss nothing. */
export const deliverIntent = (
  order: Order,
  { draft, lot }: Taking,
  at: Spot,
  quantity: Quantity,
): Intent => ({
  kind: 'deliver',
  payload: {
    order: order.id,
    line: draft.line,
    operationType: order.operationType,
    goods: {
      product: draft.product.id,
      lot,
      quantity,
      weight: draft.weight,
      packaging: draft.counted,
      package: at.package,
    },
    from: at.location,
    to: order.to,
    entry: draft.entry,
  },
});
