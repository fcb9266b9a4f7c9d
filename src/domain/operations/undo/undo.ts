import { Type } from 'typebox';
import type { OperationId } from '../../base/ids.ts';
import { compare, sum } from '../../base/quantity.ts';
import { type Refusal, refusal } from '../../base/refusal.ts';
import { Id, strict } from '../../base/schema.ts';
import type { Order } from '../../catalogue/order.ts';
import { mayDo } from '../../catalogue/person.ts';
import type { Fact, Move } from '../../stock/facts.ts';
import { quantityAt } from '../../stock/on-hand.ts';
import { stockKey } from '../../stock/rows.ts';
import { type OperationRow, type RowKey, type View, found, rowKey } from '../../stock/view.ts';
import { type Circumstances, accept, defineOperation, refuse } from '../define.ts';

/** [UND-1] Takes an operation back by new moves the other way; the ledger keeps both. */
export const undo = defineOperation({
  kind: 'undo',
  version: 1,
  payload: Type.Object({ target: Id<OperationId>() }, strict),
  right: 'undo-own',
  targets: ({ target }) => [target],
  cites: () => [],

  reads({ target }, { actor }, view) {
    const keys: RowKey[] = [rowKey('operation', target), rowKey('person', actor)];
    for (const fact of found(view, 'operation', target)?.facts ?? []) keys.push(...keysOf(fact));
    return keys;
  },

  decide({ target }, circumstances, view) {
    const known = view.get('operation', target);
    if (known.state === 'absent') return refuse(refusal('unknown-operation', { operationId: target }));
    if (known.state === 'unknown') return accept([]);
    const wrong = targetRefusal(known.value, circumstances, view) ?? usedRefusal(known.value, view);
    if (wrong) return refuse(wrong);
    return accept([
      ...known.value.facts.flatMap((fact) => reverse(fact, known.value, circumstances, view)),
      settled(target, circumstances),
    ]);
  },
});

function targetRefusal(target: OperationRow, { actor }: Circumstances, view: View): Refusal | null {
  if (target.settled) return refusal('already-settled', { how: target.settled.how });
  if (target.state !== 'accepted' && target.state !== 'adjusted')
    return refusal('not-settleable', { state: target.state });
  if (target.kind === 'undo' || target.kind === 'waive')
    return refusal('not-undoable', { kind: target.kind });
  const person = found(view, 'person', actor);
  if (target.actor !== actor && person && !mayDo(person, 'undo-others'))
    return refusal('not-allowed', { person: person.name, right: 'undo-others' });
  return null;
}

/** The goods have gone on, or the order that was opened has work on it: named, not overwritten. */
function usedRefusal(target: OperationRow, view: View): Refusal | null {
  for (const fact of target.facts) {
    if (fact.kind === 'moved') {
      const { move } = fact;
      const stock = found(view, 'stock', stockKey(move.product, move.lot));
      if (stock && compare(quantityAt(stock, move.to, move.package), move.quantity) < 0) {
        const users = stock.recent.filter(
          ({ from, operation }) => from === move.to && operation !== target.id,
        );
        return refusal('used-since', { operations: users.map(({ operation }) => operation).join(' ') });
      }
    }
    if (
      fact.kind === 'order-opened' &&
      !hasMoves(target) &&
      isWorkedOn(found(view, 'order', fact.order.id), target)
    )
      return refusal('used-since', { operations: fact.order.reference });
  }
  return null;
}

const hasMoves = ({ facts }: OperationRow): boolean => facts.some(({ kind }) => kind === 'moved');

/** Somebody did something on the order that the target opened, beyond what the target itself did. */
function isWorkedOn(order: Order | undefined, target: OperationRow): boolean {
  if (!order) return false;
  const own = target.facts.flatMap((fact) =>
    fact.kind === 'moved' && fact.move.order === order.id ? [fact.move.quantity] : [],
  );
  return order.state !== 'open' || compare(sum(order.lines.map(({ done }) => done)), sum(own)) !== 0;
}

/** A registered lot or package stays registered: it is a name, and the name was used. */
function reverse(
  fact: Fact,
  target: OperationRow,
  { operation, device, version, at }: Circumstances,
  view: View,
): Fact[] {
  switch (fact.kind) {
    case 'moved':
      return [{ kind: 'moved', move: reversed(fact.move, operation, at) }];
    case 'order-opened':
      // Late work opened it and others have joined since: it stays, with their work on it.
      if (isWorkedOn(found(view, 'order', fact.order.id), target)) return [];
      return [
        {
          kind: 'order-changed',
          order: fact.order.id,
          change: { state: 'cancelled', ended: { operation, device, version } },
        },
      ];
    case 'order-changed':
      return [
        { kind: 'order-changed', order: fact.order, change: { state: 'open', ended: null, backorder: null } },
      ];
    case 'lot-registered':
    case 'package-registered':
    case 'line-added':
    case 'operation-settled':
      return [];
  }
}

const reversed = (move: Move, operation: OperationId, at: number): Move => ({
  ...move,
  id: `${operation}/${move.id.split('/').at(-1) ?? '0'}`,
  operation,
  from: move.to,
  to: move.from,
  at,
  reverses: move.id,
});

const settled = (target: OperationId, { operation }: Circumstances): Fact => ({
  kind: 'operation-settled',
  operation: target,
  by: operation,
  how: 'undone',
});

function keysOf(fact: Fact): RowKey[] {
  switch (fact.kind) {
    case 'moved':
      return [
        rowKey('stock', stockKey(fact.move.product, fact.move.lot)),
        ...(fact.move.order ? [rowKey('order', fact.move.order)] : []),
      ];
    case 'order-opened':
      return [rowKey('order', fact.order.id)];
    case 'order-changed':
    case 'line-added':
      return [rowKey('order', fact.order)];
    case 'lot-registered':
    case 'package-registered':
    case 'operation-settled':
      return [];
  }
}
