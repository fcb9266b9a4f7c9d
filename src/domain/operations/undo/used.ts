import canonicalize from 'canonicalize';
import { compare, subtract, sum } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import type { Order } from '../../catalogue/order.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import { stockKey } from '../../stock/rows.ts';
import { type OperationRow, type View, found } from '../../stock/view.ts';
import { type Fact, type Move, arrivesIn } from '../../stock/facts.ts';

/** [UND-1] The goods have gone on, the order has work on it, the row was changed since: named, never overwritten. */
export function usedRefusal(target: OperationRow, view: View): Refusal | null {
  for (const fact of target.facts) {
    const users = usersOf(fact, target, view);
    if (users !== null) return refusal('used-since', { operations: users });
  }
  return null;
}

function usersOf(fact: Fact, target: OperationRow, view: View): string | null {
  switch (fact.kind) {
    case 'moved': {
      const { move } = fact;
      const stock = found(view, 'stock', stockKey(move.product, move.lot));
      if (!stock || compare(quantityAt(stock, move.to, arrivesIn(move)), netAt(target, move)) >= 0)
        return null;
      const users = stock.recent.filter(({ from, operation }) => from === move.to && operation !== target.id);
      return users.map(({ operation }) => operation).join(' ');
    }
    case 'order-opened': {
      const opensOnly = !target.facts.some(({ kind }) => kind === 'moved');
      return opensOnly && isWorkedOn(found(view, 'order', fact.order.id), target)
        ? fact.order.reference
        : null;
    }
    case 'order-changed': {
      const order = found(view, 'order', fact.order);
      return order && isChanged(order, fact.change) ? order.reference : null;
    }
    case 'lot-changed': {
      const lot = found(view, 'lot', fact.lot);
      return lot && isChanged(lot, fact.change) ? lot.name : null;
    }
    case 'number-assigned': {
      const order = found(view, 'order', fact.order);
      return order?.making && order.making.number !== fact.number ? order.reference : null;
    }
    case 'approval-changed': {
      const order = found(view, 'order', fact.order);
      return order?.making && order.making.approval !== fact.approval ? order.reference : null;
    }
    case 'lot-registered':
    case 'lot-deleted':
    case 'reserved':
    case 'line-added':
    case 'made':
    case 'step-changed':
    case 'record-set':
    case 'profile-set':
    case 'pedigree-recorded':
    case 'package-registered':
    case 'operation-settled':
      return null;
  }
}

/** What the operation as a whole brought to where this move went: a batch may bring and take in one. */
function netAt(target: OperationRow, at: Move) {
  const of = (place: 'from' | 'to') =>
    target.facts.flatMap((fact) =>
      fact.kind === 'moved' &&
      fact.move.product === at.product &&
      fact.move.lot === at.lot &&
      (place === 'to' ? arrivesIn(fact.move) : fact.move.package) === arrivesIn(at) &&
      fact.move[place] === at.to
        ? [fact.move.quantity]
        : [],
    );
  return subtractAll(of('to'), of('from'));
}

const subtractAll = (plus: Parameters<typeof sum>[0], minus: Parameters<typeof sum>[0]) =>
  subtract(sum(plus), sum(minus));

const isChanged = (row: object, change: object): boolean =>
  Object.entries(change).some(
    ([key, value]) => canonicalize((row as Record<string, unknown>)[key]) !== canonicalize(value),
  );

/** Somebody did something on the order that the target opened, beyond what the target itself did. */
export function isWorkedOn(order: Order | undefined, target: OperationRow): boolean {
  if (!order) return false;
  const own = target.facts.flatMap((fact) =>
    fact.kind === 'moved' && fact.move.order === order.id ? [fact.move.quantity] : [],
  );
  return order.state !== 'open' || compare(sum(order.lines.map(({ done }) => done)), sum(own)) !== 0;
}
