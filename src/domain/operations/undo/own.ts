import canonicalize from 'canonicalize';
import type { OrderId } from '../../base/ids.ts';
import { add, negate, zero } from '../../base/quantity.ts';
import type { Order } from '../../catalogue/order.ts';
import { apply } from '../../stock/apply.ts';
import { createDraft } from '../../stock/draft.ts';
import { type Fact, type Move, arrivesIn } from '../../stock/facts.ts';
import type { OperationRow, View } from '../../stock/view.ts';

type Quantity = Move['quantity'];

/** What an operation did as a whole, looked up by place and by order: a batch of a thousand units is asked thousands of times. */
interface Own {
  readonly net: ReadonlyMap<string, Quantity>;
  readonly onOrder: ReadonlyMap<OrderId, readonly Fact[]>;
}

/** What the operation as a whole brought to where this move went: a batch may bring and take in one. */
export const netAt = (target: OperationRow, move: Move): Quantity =>
  ownOf(target).net.get(placeOf(move, move.to, arrivesIn(move))) ?? zero;

/** The facts of the operation that touch this order. */
export const factsOn = (target: OperationRow, order: OrderId): readonly Fact[] =>
  ownOf(target).onOrder.get(order) ?? [];

/** The order as it stood when the operation had done with it, had nobody else touched it. */
export function asLeft(row: Order, fact: Fact, target: OperationRow, view: View): Order {
  const draft = createDraft(view);
  draft.put('order', row.id, row);
  const own = factsOn(target, row.id);
  for (const each of own.slice(own.indexOf(fact) + 1)) apply(draft, each);
  const left = draft.get('order', row.id);
  return left.state === 'present' ? left.value : row;
}

/** Counted or remembered for good, and no sign of somebody's work on this order: what is made under its root, and by whom. */
export const withoutCounts = ({ making, ...row }: Order): object => ({
  ...row,
  making: making && { ...making, under: null, producers: null },
});

export const isSame = (a: unknown, b: unknown): boolean => canonicalize(a) === canonicalize(b);

const owns = new WeakMap<OperationRow, Own>();

function ownOf(target: OperationRow): Own {
  const known = owns.get(target);
  if (known) return known;
  const net = new Map<string, Quantity>();
  const onOrder = new Map<OrderId, Fact[]>();
  const count = (place: string, by: Quantity) => void net.set(place, add(net.get(place) ?? zero, by));
  for (const fact of target.facts) {
    if (fact.kind === 'moved') {
      count(placeOf(fact.move, fact.move.to, arrivesIn(fact.move)), fact.move.quantity);
      count(placeOf(fact.move, fact.move.from, fact.move.package), negate(fact.move.quantity));
    }
    for (const order of ordersOf(fact)) {
      const facts = onOrder.get(order);
      if (facts) facts.push(fact);
      else onOrder.set(order, [fact]);
    }
  }
  const own = { net, onOrder };
  owns.set(target, own);
  return own;
}

const placeOf = ({ product, lot }: Move, at: Move['to'], inside: Move['package']): string =>
  [product, lot, inside, at].join('\n');

function ordersOf(fact: Fact): OrderId[] {
  switch (fact.kind) {
    case 'moved':
      return fact.move.order ? [fact.move.order] : [];
    case 'order-opened':
      return [fact.order.id];
    case 'made':
      return [...new Set([fact.order, fact.root])];
    case 'order-changed':
    case 'line-added':
    case 'number-assigned':
    case 'approval-changed':
    case 'step-changed':
    case 'ordinals-given':
    case 'reserved':
      return [fact.order];
    case 'lot-registered':
    case 'lot-changed':
    case 'lot-deleted':
    case 'pedigree-recorded':
    case 'record-set':
    case 'profile-set':
    case 'package-registered':
    case 'operation-settled':
      return [];
  }
}
