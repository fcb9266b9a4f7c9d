import { compare, sum } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import type { Order } from '../../catalogue/order.ts';
import type { Fact, Move } from '../../stock/facts.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import { type Stock, pedigreeKey, stockKey } from '../../stock/rows.ts';
import { type OperationRow, type View, found } from '../../stock/view.ts';
import { asLeft, factsOn, isSame, netAt, withoutCounts } from './own.ts';
import { arrivesIn } from '../../stock/facts.ts';

/** [UND-1] The goods have gone on, the order has work on it, the row was changed since: named, never overwritten. */
export function usedRefusal(target: OperationRow, view: View): Refusal | null {
  const opensOnly = !target.facts.some(({ kind }) => kind === 'moved');
  for (const fact of target.facts) {
    const users = usersOf(fact, target, view, opensOnly);
    if (users !== null) return refusal('used-since', { operations: users });
  }
  return null;
}

function usersOf(fact: Fact, target: OperationRow, view: View, opensOnly: boolean): string | null {
  switch (fact.kind) {
    case 'moved': {
      const { move } = fact;
      if (isBuiltIn(move, target, view)) return referenceOf(move.order, view);
      // What comes and goes in production adds up over all products made; what is in which goods stands in pedigrees.
      const usage = found(view, 'location', move.to)?.usage;
      if (usage === 'production') return null;
      const stock = found(view, 'stock', stockKey(move.product, move.lot));
      if (usage === 'inventory-loss') return foundSince(stock, move, target);
      if (!stock || compare(quantityAt(stock, move.to, arrivesIn(move)), netAt(target, move)) >= 0)
        return null;
      return usedSince(stock, move, target);
    }
    case 'order-opened':
      return (opensOnly || fact.order.making) && isWorkedOn(fact.order, target, view)
        ? fact.order.reference
        : null;
    case 'order-changed': {
      const order = found(view, 'order', fact.order);
      if (!order) return null;
      const left = asLeft({ ...order, ...fact.change }, fact, target, view);
      return isChanged(withoutCounts(order), withoutCounts(left), fact.change) ? order.reference : null;
    }
    case 'lot-changed': {
      const lot = found(view, 'lot', fact.lot);
      return lot && isChanged(lot, fact.change, fact.change) ? lot.name : null;
    }
    case 'made': {
      const order = found(view, 'order', fact.order);
      const stands = order?.making?.outputs.some(
        (each) =>
          each.operation === fact.operation && each.lot === fact.lot && each.approval === fact.approval,
      );
      return order && !stands ? order.reference : null;
    }
    case 'number-assigned': {
      const order = found(view, 'order', fact.order);
      return order?.making && order.making.number !== fact.number ? order.reference : null;
    }
    case 'approval-changed': {
      const order = found(view, 'order', fact.order);
      const stands = order?.making?.outputs.some(
        (each) => each.operation === fact.production && each.approval === fact.approval,
      );
      return order && !stands ? order.reference : null;
    }
    case 'step-changed': {
      const order = found(view, 'order', fact.order);
      const step = order?.making?.steps.find(({ name }) => name === fact.step);
      return order && step && step.state !== fact.state ? order.reference : null;
    }
    case 'pedigree-recorded': {
      const { lot, operation } = fact.pedigree;
      const known = found(view, 'pedigree', pedigreeKey(lot, operation));
      return known && !isSame(known, fact.pedigree) ? (found(view, 'lot', lot)?.name ?? lot) : null;
    }
    case 'lot-registered':
    case 'lot-deleted':
    case 'reserved':
    case 'line-added':
    case 'ordinals-given':
    case 'record-set':
    case 'profile-set':
    case 'package-registered':
    case 'operation-settled':
      return null;
  }
}

/**
 * Less is there than was brought: others took it since, unless so much was missing from the books before. Where the books
 * no longer reach back that far, whoever took some is named.
 */
function usedSince({ recent }: Stock, move: Move, target: OperationRow): string | null {
  const own = recent.findIndex(({ operation }) => operation === target.id);
  const later = recent
    .slice(0, own < 0 ? recent.length : own)
    .filter(({ from, operation }) => from === move.to && operation !== target.id);
  return own >= 0 && later.length === 0 ? null : later.map(({ operation }) => operation).join(' ');
}

/**
 * What is lost and found adds up over all counts, and stands below zero wherever the first stock was entered: not what is
 * there counts, but whether goods were found again since.
 */
function foundSince(stock: Stock | undefined, move: Move, target: OperationRow): string | null {
  const recent = stock?.recent ?? [];
  const own = recent.findIndex(({ operation }) => operation === target.id);
  const later = recent.slice(0, Math.max(own, 0)).filter(({ from }) => from === move.to);
  return later.length > 0 ? later.map(({ operation }) => operation).join(' ') : null;
}

/** [PRD-7] A component that somebody has built into something since does not simply leave it again. */
function isBuiltIn(
  { id, order, grade, reverses, quantity }: Move,
  target: OperationRow,
  view: View,
): boolean {
  if (!order || grade === null || reverses !== null) return false;
  const making = found(view, 'order', order)?.making;
  if (!making) return false;
  const ready = making.consumed.filter(({ move }) => move === id);
  const ownUses = factsOn(target, order).flatMap((fact) =>
    fact.kind === 'made' && fact.order === order ? fact.uses.filter(({ move }) => move === id) : [],
  );
  return compare(sum([...ready, ...ownUses].map((each) => each.quantity)), quantity) < 0;
}

const referenceOf = (order: Order['id'] | null, view: View): string =>
  (order && found(view, 'order', order)?.reference) ?? '';

const isChanged = (row: object, left: object, change: object): boolean =>
  Object.keys(change).some(
    (key) => !isSame((row as Record<string, unknown>)[key], (left as Record<string, unknown>)[key]),
  );

/** Somebody did something on the order that the target opened, beyond what the target itself did. */
export function isWorkedOn(opened: Order, target: OperationRow, view: View): boolean {
  const order = found(view, 'order', opened.id);
  if (!order) return false;
  const fact = factsOn(target, opened.id).find(({ kind }) => kind === 'order-opened');
  if (!fact) return false;
  const left = asLeft(opened, fact, target, view);
  return isChanged(withoutCounts(order), withoutCounts(left), { state: 0, lines: 0, making: 0 });
}
