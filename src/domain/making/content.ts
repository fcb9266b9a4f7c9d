import type { OperationId } from '../base/ids.ts';
import type { Approval, Order } from '../catalogue/order.ts';
import { type Lot, type Pedigree, pedigreeKey } from '../stock/rows.ts';
import { type OperationRow, type RowKey, type View, found, rowKey } from '../stock/view.ts';
import { approvalHash, type SignedItem } from './approval-hash.ts';
import { inputsOf } from './inputs.ts';

/** Something that a production made on one order. */
export interface ProducedOn {
  readonly order: Order;
  readonly lot: Lot['id'] | null;
  readonly approval: Approval;
  readonly item: SignedItem;
}

/** What `producedBy` reads. */
export function producedKeys(id: OperationId, view: View): RowKey[] {
  const keys: RowKey[] = [rowKey('operation', id)];
  for (const fact of found(view, 'operation', id)?.facts ?? []) {
    if (fact.kind === 'made') keys.push(rowKey('order', fact.order));
    if (fact.kind === 'pedigree-recorded')
      keys.push(
        rowKey('lot', fact.pedigree.lot),
        rowKey('pedigree', pedigreeKey(fact.pedigree.lot, fact.pedigree.operation)),
      );
  }
  return keys;
}

/** [APR-3] What an operation made, as it stands now: after rework or a correction it reads differently, and so does its hash. */
export function producedBy(operation: OperationRow, view: View): ProducedOn[] {
  return operation.facts.flatMap((fact): ProducedOn[] => {
    if (fact.kind !== 'made') return [];
    const order = found(view, 'order', fact.order);
    const output = order?.making?.outputs.find(
      (each) => each.operation === operation.id && each.lot === fact.lot,
    );
    if (!order?.making || !output) return [];
    const pedigree = fact.lot && found(view, 'pedigree', pedigreeKey(fact.lot, operation.id));
    const inputs = pedigree ? pedigree.inputs : inputsOf(fact.uses);
    const { product } = order.making;
    const { lot, quantity } = output;
    return [
      { order, lot, approval: output.approval, item: { product, lot, quantity, inputs: standing(inputs) } },
    ];
  });
}

/** Taken out again is not in it any more. */
const standing = (inputs: Pedigree['inputs']): Pedigree['inputs'] =>
  inputs.filter(({ removed }) => removed === null);

/** [APR-5] The hash of what of a production is still waiting to be decided on. */
export const contentHash = (produced: readonly ProducedOn[]): string =>
  approvalHash(produced.filter(({ approval }) => approval === 'waiting').map(({ item }) => item));

/** The lots that came to be by it, by-products too (PRD-10). */
export const lotsOf = (operation: OperationRow): Lot['id'][] =>
  operation.facts.flatMap((fact) =>
    fact.kind === 'pedigree-recorded' && fact.before === null ? [fact.pedigree.lot] : [],
  );

/** [APR-4] Everybody who made some of it: recorded on the orders, and whoever acted. */
export function producersOf(operation: OperationRow, produced: readonly ProducedOn[]): Set<string> {
  const producers = new Set<string>([operation.actor]);
  for (const { order } of produced) for (const person of order.making?.producers ?? []) producers.add(person);
  for (const fact of operation.facts) if (fact.kind === 'made') producers.add(fact.by);
  return producers;
}
