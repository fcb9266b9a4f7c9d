import { unreachable } from '../base/result.ts';
import { zero } from '../base/quantity.ts';
import type { Order } from '../catalogue/order.ts';
import { moveGoods } from './apply-move.ts';
import { assignNumber, changeApproval, changeStep, giveOrdinals, make } from './apply-making.ts';
import { setRecord } from './apply-record.ts';
import { reserve } from './apply-reservation.ts';
import type { Draft } from './draft.ts';
import type { Fact, OrderChange } from './facts.ts';
import { pedigreeKey } from './rows.ts';
import { found } from './view.ts';

/** Writes one fact into a draft. The only place that says what a fact does to the rows; device and server share it. */
export function apply(draft: Draft, fact: Fact): void {
  switch (fact.kind) {
    case 'lot-registered':
      return draft.put('lot', fact.lot.id, fact.lot);
    case 'lot-changed': {
      const lot = found(draft, 'lot', fact.lot);
      if (lot) draft.put('lot', lot.id, { ...lot, ...fact.change });
      return;
    }
    case 'lot-deleted':
      return draft.remove('lot', fact.lot.id);
    case 'moved':
      return moveGoods(draft, fact.move);
    case 'reserved':
      return reserve(draft, fact.order, fact.reservation);
    case 'order-opened':
      return draft.put('order', fact.order.id, fact.order);
    case 'order-changed': {
      const order = found(draft, 'order', fact.order);
      if (order) draft.put('order', order.id, changed(order, fact.change));
      return;
    }
    case 'line-added': {
      const order = found(draft, 'order', fact.order);
      if (!order || order.lines.some(({ id }) => id === fact.line)) return;
      const line = { id: fact.line, product: fact.product, expected: zero, done: zero };
      return draft.put('order', order.id, { ...order, lines: [...order.lines, line] });
    }
    case 'made':
      return make(draft, fact);
    case 'number-assigned':
      return assignNumber(draft, fact);
    case 'approval-changed':
      return changeApproval(draft, fact);
    case 'step-changed':
      return changeStep(draft, fact);
    case 'ordinals-given':
      return giveOrdinals(draft, fact);
    case 'pedigree-recorded':
      return draft.put('pedigree', pedigreeKey(fact.pedigree.lot, fact.pedigree.operation), fact.pedigree);
    case 'record-set':
      return setRecord(draft, fact);
    case 'profile-set': {
      const person = found(draft, 'person', fact.person);
      if (person) draft.put('person', person.id, { ...person, profile: fact.profile });
      return;
    }
    case 'package-registered':
      return draft.put('package', fact.package.id, fact.package);
    case 'operation-settled': {
      const operation = found(draft, 'operation', fact.operation);
      if (operation)
        draft.put('operation', operation.id, { ...operation, settled: { by: fact.by, how: fact.how } });
      return;
    }
    default:
      return unreachable(fact);
  }
}

/**
 * What is counted under a root moves by facts of its own, and who has once produced stays a producer (APR-4), whoever else
 * changes the order or takes a change back.
 */
function changed(order: Order, change: OrderChange): Order {
  const row = { ...order, ...change };
  if (!row.making || !order.making) return row;
  const { under, producers: known } = order.making;
  const producers = [...new Set([...known, ...row.making.producers])];
  return { ...row, making: { ...row.making, under, producers } };
}
